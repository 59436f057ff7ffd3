/**
 * A network policy opens its pods to the cluster and to the site's own addresses, or as far as the registry lets data
 * of its class go: its cluster's class and, in addition, that of its own label.
 */
import { policyFor } from "../../context.ts";
import { type Fact, type KubernetesObject, UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { builtinObjects, textAt } from "../../kubernetes/objects/read.ts";
import { KUBERNETES_PREFIX } from "../../labels/labels.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { admission } from "./admission.ts";
import { messages } from "./messages.ts";
import { distanceTo, mayReach, rangesOf, wordsOf } from "./ranges.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const networkPolicy = defineObjectRule(
  {
    name: "network-policy",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["13.2"], c5: ["COS-03"], ccm: ["IVS-03"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context): Found => {
    const policies = builtinObjects(fact, "NetworkPolicy");
    if (policies.length === 0) return [];
    const inForce = policyFor(fact, context) ?? NOTHING;
    return policies.flatMap((policy) => {
      const classes = classesOf(policy, inForce.dataClass);
      return rangesOf(policy).flatMap(({ way, range }): Found => {
        if (range === UNKNOWN) return [{ case: "unknown" }];
        const distance = distanceTo(range, inForce);
        if (mayReach(classes, distance, inForce)) return [];
        return [{ case: way, values: wordsOf(range, classes, distance, inForce) }];
      });
    });
  },
);

/** Without a site nothing is allowed. */
const NOTHING = { addresses: [], government: [], egress: [], dataClass: undefined };

/**
 * The known classes of a policy: its cluster's, where the enforcement point knows it, and that of the policy's own
 * label.
 */
export function classesOf(
  policy: KubernetesObject,
  dataClass: string | undefined,
): (string | Unknown)[] {
  const own = textAt(policy, "metadata", "labels", `${KUBERNETES_PREFIX}class`);
  const known: (string | Unknown | undefined)[] = [dataClass, own === dataClass ? undefined : own];
  return known.filter((name) => name !== undefined);
}
