/** Data of a class may only be where the registry allows its owner's data of that class. */
import type { DataClass } from "../../alliance/model.ts";
import type { EvaluationContext } from "../../context.ts";
import { type Effect, type Fact, UNKNOWN } from "../../facts/fact.ts";
import { locate } from "../../facts/location.ts";
import { classesOf, toPaste } from "../../labels/syntax.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Case = keyof (typeof messages)["cases"];

/** Which permission an effect needs. Data that passes through a country is processed there. */
const NEEDS: Partial<Record<Effect, "reside" | "process">> = {
  stores: "reside",
  moves: "process",
  processes: "process",
};

export const classCountry = defineResourceRule(
  {
    name: "class-country",
    metadata: {
      severity: "critical",
      waivable: false,
      references: {
        secNumCloud: ["8.4", "19.2"],
        c5: ["AM-06", "PSS-12.01"],
        ccm: ["DSP-04", "DSP-19"],
      },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context) => {
    const needs = [...new Set((fact.effects ?? []).flatMap((effect) => NEEDS[effect] ?? []))];
    // A patch of a namespace keeps the labels it does not name.
    const elsewhere = fact.labelledByParent || (fact.partial && fact.objects !== undefined);
    const owed = needs.length > 0 && !elsewhere;
    const { alliance } = context;
    const findings: Finding<Case>[] = [];
    const labels = () => ({ paste: toPaste(fact, context), known: classesOf(alliance) });
    const { dataClass, owner } = fact;
    if (dataClass === undefined ? owed : dataClass === UNKNOWN) {
      const found = dataClass === UNKNOWN ? "classUnknown" : "classAbsent";
      findings.push({ case: found, values: labels() });
    } else if (typeof dataClass === "string" && !Object.hasOwn(alliance.classes, dataClass)) {
      const known = Object.keys(alliance.classes).join(", ");
      findings.push({ case: "classUnregistered", values: { class: dataClass, known } });
    }
    if (owner === undefined ? owed : owner === UNKNOWN) {
      findings.push({ case: owner === UNKNOWN ? "ownerUnknown" : "ownerAbsent", values: labels() });
    } else if (typeof owner === "string" && !Object.hasOwn(alliance.members, owner)) {
      const known = Object.keys(alliance.members).join(", ");
      findings.push({ case: "ownerNotMember", values: { owner, known } });
    }
    if (findings.length > 0 || typeof dataClass !== "string" || typeof owner !== "string") {
      return findings;
    }
    return needs.flatMap((need) => atPlace(fact, context, need, dataClass, owner));
  },
);

function atPlace(
  fact: Fact,
  context: EvaluationContext,
  need: "reside" | "process",
  dataClass: string,
  owner: string,
): Finding<Case>[] {
  const place = locate(fact, context);
  if (!place.found) return []; // The rule "location" already denies it.
  const rights = (context.alliance.classes[dataClass] as DataClass)[need];
  const allowed = Object.hasOwn(rights, owner) ? (rights[owner] ?? []) : [];
  const { country } = place.site;
  if (allowed.includes(country)) return [];
  const values = { class: dataClass, owner, country, allowed: allowed.join(", ") || "—" };
  return [{ case: need === "reside" ? "mayNotReside" : "mayNotProcess", values }];
}
