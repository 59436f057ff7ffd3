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
import { tenantsOf, trespassOf } from "./projects.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const zoneBoundary = defineRule(
  "zone-boundary",
  about,
  messages,
  ({ facts, whole }: StackFact, context): Found => {
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
      const { joins = [], labelledByParent, partial, subject, type } = fact;
      const own = labelledByParent
        ? endsOf(fact.partOf, things).filter(saysWhose)
        : [fact].filter(holdsData);
      if (labelledByParent && own.length === 0) return []; // Whose the part itself is, data-owner asks.
      const sides = joins.map(({ at, to }) => {
        return {
          field: at,
          ends: endsOf(to, things).filter((end) => holdsData(end) || isOpening(end)),
        };
      });
      const [mine] = [...own, ...sides.flatMap(({ ends }) => ends)];
      const found = { about: { subject, type } };
      return sides.flatMap(({ field, ends }): Found => {
        if (mine === undefined || ends.length === 0) {
          // What is not seen may be there.
          return whole && !partial ? [{ case: "elsewhere", ...found, values: { field } }] : [];
        }
        return ends.flatMap((end) => {
          return crossings(mine, end).map(({ kind, ...sides }) => {
            const paste = bothSides(mine, end, context);
            return { case: kind, ...found, values: { field, other: end.type, paste, ...sides } };
          });
        });
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
    return [...opened, ...joined, ...placed];
  },
);

/** What each side that does not say whose it is would say, by its type. */
function bothSides(one: Fact, other: Fact, context: LawContext): Message {
  const silent = [one, other].filter((side) => !saysWhose(side) || side.tenant === UNKNOWN);
  const lines = silent.map((side) => [side.type, toPaste(side, context)] as const);
  const say = (language: Language) =>
    lines.map(([type, paste]) => `${type} ${paste[language]}`).join("; ");
  return { fr: say("fr"), en: say("en") };
}
