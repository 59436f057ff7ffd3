/**
 * A network policy opens no more than the class of its namespace in the same stack allows; its own label may be wrong.
 */
import { policyFor } from "../../context.ts";
import { type Fact, type StackFact, UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { builtinObjects, clusterOf, textAt } from "../../kubernetes/objects/read.ts";
import { KUBERNETES_PREFIX } from "../../labels/labels.ts";
import { defineRelationRule, type Finding } from "../../rule.ts";
import { distanceTo, mayReach, rangesOf, wordsOf } from "../network-policy/ranges.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const networkPolicyClass = defineRelationRule(
  {
    name: "network-policy-class",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["13.2"], c5: ["COS-03"], ccm: ["IVS-03"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  ({ facts }: StackFact, context): Found => {
    const namespaces = new Map(facts.flatMap(namespacesOf));
    return facts.flatMap((fact) =>
      builtinObjects(fact, "NetworkPolicy").flatMap((policy): Found => {
        const inForce = policyFor(fact, context);
        const name = textAt(policy, "metadata", "namespace");
        // A preview does not know the namespace names of a cluster that does not exist yet.
        const keys = name === UNKNOWN ? fact.partOf : [`${clusterOf(fact)} ${String(name)}`];
        const dataClass = keys?.map((key) => namespaces.get(key)).find(Boolean);
        // Its cluster's admission knows a namespace that another stack created; a namespace without a class is denied
        // itself.
        if (inForce === undefined || dataClass === undefined) return [];
        const found = { about: { subject: fact.subject, type: fact.type } };
        return rangesOf(policy).flatMap(({ way, range }): Found => {
          if (range === UNKNOWN) return [];
          const distance = distanceTo(range, inForce);
          if (mayReach([dataClass], distance, inForce)) return [];
          return [{ case: way, ...found, values: wordsOf(range, [dataClass], distance, inForce) }];
        });
      }),
    );
  },
);

/** The class of each namespace, by cluster and name, and by the resource that a policy's metadata comes from. */
function namespacesOf(fact: Fact): [string, string | Unknown][] {
  return builtinObjects(fact, "Namespace").flatMap((object) => {
    const dataClass = textAt(object, "metadata", "labels", `${KUBERNETES_PREFIX}class`);
    if (dataClass === undefined) return [];
    const name = String(textAt(object, "metadata", "name"));
    return [fact.subject, `${clusterOf(fact)} ${name}`].map((key) => [key, dataClass] as const);
  }) as [string, string | Unknown][];
}
