/** Resources joined in one stack have the same owner, the same tenant and the same class of data. */

import type { Language, Message } from "../../../output/message.ts";
import type { EvaluationContext } from "../../context.ts";
import { isOfEstate } from "../../facts/estate-program.ts";
import { type Fact, type StackFact, UNKNOWN } from "../../facts/fact.ts";
import { bySubject, saysWhose } from "../../facts/parts.ts";
import { labelSyntax, toPaste } from "../../labels/syntax.ts";
import { defineRelationRule, type Finding } from "../../rule.ts";
import { astrayOf } from "./astray.ts";
import { loweredBy } from "./copies.ts";
import { messages } from "./messages.ts";
import { openedBy, opensByItsLabels } from "./opened.ts";
import { isHomeless, tenantsOf, trespassOf } from "./projects.ts";
import { selfTests } from "./self-test.ts";
import { inhabitants, strangersOf } from "./strangers.ts";
import { tiesOf } from "./ties.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const zoneBoundary = defineRelationRule(
  {
    name: "zone-boundary",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["8.4", "9.7"], c5: ["AM-06"], ccm: ["DSP-04", "IVS-06"] },
      packs: [],
    },
    messages,
    selfTests,
  },
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
      const found = { about: { subject: fact.subject, type: fact.type } };
      return tiesOf(fact, things, whole).map(({ kind, field, mine, other, sides }) => {
        if (mine === undefined || other === undefined)
          return { case: kind, ...found, values: { field } };
        const paste = bothSides(mine, other, context);
        return { case: kind, ...found, values: { field, other: other.type, paste, ...sides } };
      });
    });
    const copied = facts.flatMap(
      (fact): Found =>
        loweredBy(fact, things, context).map(({ field, from }) => {
          const { subject, type, dataClass } = fact;
          const sides = {
            mine: String(dataClass),
            theirs: String(from.dataClass),
            other: from.type,
          };
          const paste = bothSides(fact, from, context);
          return { case: "class", about: { subject, type }, values: { field, paste, ...sides } };
        }),
    );
    const astray = facts.flatMap(
      (fact): Found =>
        astrayOf(fact, things).map((address) => {
          const { subject, type, inside } = fact;
          const values = { field: inside?.field ?? "", address };
          return { case: "astray", about: { subject, type }, values };
        }),
    );
    const tenants = tenantsOf(facts);
    const placed = facts.flatMap((fact): Found => {
      const { field, project, mine } = trespassOf(fact, tenants, things) ?? {};
      if (field === undefined || project === undefined) return [];
      const { subject, type } = fact;
      if (mine === undefined) return [withoutTenant(fact, field, project, context)];
      const paste = bothSides(fact, project, context);
      const sides = { mine, theirs: String(project.tenant), other: project.type };
      return [{ case: "tenant", about: { subject, type }, values: { field, paste, ...sides } }];
    });
    // The administrator's own project is in no stack.
    const homeless = facts.filter(
      (fact) => whole && isHomeless(fact) && !isOfEstate(fact, context),
    );
    const nowhere = homeless.map(({ subject, type, project }): Found[number] => {
      return { case: "elsewhere", about: { subject, type }, values: { field: project?.at ?? "" } };
    });
    const own = part ? undefined : inhabitants(facts, things);
    const strange = facts.flatMap((fact): Found => {
      const { subject, type } = fact;
      return strangersOf(fact, own, things).map(({ field, thing, mine }) => {
        if (mine === undefined) return withoutTenant(fact, field, thing, context);
        const paste = bothSides(fact, thing, context);
        const values = { field, paste, mine, theirs: String(thing.tenant), other: thing.type };
        return { case: "tenant", about: { subject, type }, values };
      });
    });
    return [...opened, ...joined, ...copied, ...astray, ...placed, ...nowhere, ...strange];
  },
);

/** The finding for a resource that leads to a thing of the estate while nothing in the stack names its own tenant. */
function withoutTenant(
  fact: Fact,
  field: string,
  thing: Fact,
  context: EvaluationContext,
): Found[number] {
  const { subject, type } = fact;
  const { dataClass, owner, tenant } = thing;
  const place = fact.labelPlace ?? { property: "tags", style: "tags" };
  const paste = labelSyntax(place, { dataClass, owner, tenant, site: context.site });
  const values = { field, other: thing.type, theirs: String(tenant), paste };
  return { case: "noTenant", about: { subject, type }, values };
}

/** The labels that each unlabelled side would need, by its type. */
function bothSides(one: Fact, other: Fact, context: EvaluationContext): Message {
  const silent = [one, other].filter((side) => !saysWhose(side) || side.tenant === UNKNOWN);
  const lines = silent.map((side) => [side.type, toPaste(side, context)] as const);
  const say = (language: Language) =>
    lines.map(([type, paste]) => `${type} ${paste[language]}`).join("; ");
  return { fr: say("fr"), en: say("en") };
}
