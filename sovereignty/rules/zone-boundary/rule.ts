/** What is joined in one stack has the same owner, the same tenant and the same class of data. */
import { type Fact, type StackFact, UNKNOWN } from "../../facts.ts";
import { toPaste } from "../../label-syntax.ts";
import { defineRule, type Finding, type LawContext } from "../../law.ts";
import { bySubject, endsOf, saysWhose } from "../../parts.ts";
import type { Language, Message } from "../../text.ts";
import { about } from "./about.ts";
import { crossings, holdsData, isOpening } from "./crossings.ts";
import { messages } from "./messages.ts";
import { openedBy, opensByItsLabels } from "./opened.ts";
import { isHomeless, tenantsOf, trespassOf } from "./projects.ts";
import { mayLeadTo, saysNothing } from "./references.ts";
import { inhabitants, strangersOf } from "./strangers.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const zoneBoundary = defineRule(
  "zone-boundary",
  about,
  messages,
  ({ facts, whole, part }: StackFact, context): Found => {
    const things = bySubject(facts);
    const opened = facts.flatMap((fact): Found => {
      const { opensIn, partial, subject, type } = fact;
      if (opensIn === undefined || partial || !opensByItsLabels(fact, context)) return [];
      const found = { about: { subject, type } };
      const field = opensIn.at;
      const crossed = openedBy(fact, things);
      if (crossed === undefined)
        return whole ? [{ case: "elsewhere", ...found, values: { field } }] : [];
      return crossed.map(({ kind, other, ...sides }) => {
        const paste = bothSides(fact, other, context);
        return { case: kind, ...found, values: { field, other: other.type, paste, ...sides } };
      });
    });
    const joined = facts.flatMap((fact): Found => {
      const { joins = [], labelledByParent, partial, refers, subject, type } = fact;
      const own = labelledByParent
        ? endsOf(fact.partOf, things).filter(saysWhose)
        : [fact].filter(holdsData);
      if (labelledByParent && own.length === 0) return []; // Whose the part itself is, data-owner asks.
      const sides = joins.map(({ at, to }) => {
        const reference = refers?.[at];
        const ends = endsOf(to, things).filter((end) =>
          reference ? mayLeadTo(end, reference) : holdsData(end) || isOpening(end),
        );
        return { field: at, reference, ends };
      });
      const held = sides.filter(({ reference }) => reference === undefined);
      const said = sides.flatMap(({ ends }) => ends.filter((end) => !saysNothing(end)));
      const [mine] = [...own, ...held.flatMap(({ ends }) => ends), ...said];
      const found = { about: { subject, type } };
      return sides.flatMap(({ field, reference, ends }): Found => {
        if (reference !== undefined) {
          if (ends.length === 0) {
            if (reference.how === "seen" || !whole || partial) return [];
            const missing = reference.how === "made" ? ("made" as const) : ("elsewhere" as const);
            return [{ case: missing, ...found, values: { field } }];
          }
          // What its own labels lack, other rules say.
          const other = ends.filter((end) => end !== mine && !saysNothing(end));
          return mine === undefined ? [] : crossed(mine, other, field, found, context);
        }
        if (mine === undefined || ends.length === 0) {
          // What is not seen may be there.
          return whole && !partial ? [{ case: "elsewhere", ...found, values: { field } }] : [];
        }
        return crossed(mine, ends, field, found, context);
      });
    });
    const tenants = tenantsOf(facts);
    const placed = facts.flatMap((fact): Found => {
      const { field, project, mine } = trespassOf(fact, tenants, things) ?? {};
      if (field === undefined || project === undefined) return [];
      const { subject, type } = fact;
      const paste = bothSides(fact, project, context);
      const sides = { mine: mine ?? "—", theirs: String(project.tenant), other: project.type };
      return [{ case: "tenant", about: { subject, type }, values: { field, paste, ...sides } }];
    });
    const homeless = facts.filter((fact) => whole && isHomeless(fact));
    const nowhere = homeless.map(({ subject, type, project }): Found[number] => {
      return { case: "elsewhere", about: { subject, type }, values: { field: project?.at ?? "" } };
    });
    const own = part ? undefined : inhabitants(facts, things);
    const strange = facts.flatMap((fact): Found => {
      const { subject, type } = fact;
      return strangersOf(fact, own, things).map(({ field, thing, mine }) => {
        const paste = bothSides(fact, thing, context);
        const values = { field, paste, mine, theirs: String(thing.tenant), other: thing.type };
        return { case: "tenant", about: { subject, type }, values };
      });
    });
    return [...opened, ...joined, ...placed, ...nowhere, ...strange];
  },
);

/** Each boundary between one thing and others that an input leads to. */
function crossed(
  mine: Fact,
  ends: readonly Fact[],
  field: string,
  found: Pick<Found[number], "about">,
  context: LawContext,
): Found {
  return ends.flatMap((end) =>
    crossings(mine, end).map(({ kind, ...sides }) => {
      const paste = bothSides(mine, end, context);
      return { case: kind, ...found, values: { field, other: end.type, paste, ...sides } };
    }),
  );
}

/** What each side that does not say whose it is would say, by its type. */
function bothSides(one: Fact, other: Fact, context: LawContext): Message {
  const silent = [one, other].filter((side) => !saysWhose(side) || side.tenant === UNKNOWN);
  const lines = silent.map((side) => [side.type, toPaste(side, context)] as const);
  const say = (language: Language) =>
    lines.map(([type, paste]) => `${type} ${paste[language]}`).join("; ");
  return { fr: say("fr"), en: say("en") };
}
