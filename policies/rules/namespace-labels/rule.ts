/**
 * A namespace carries owner, class, tenant and site; its class is one its cluster may hold, and not below its tenant's.
 */
import { policyFor } from "../../context.ts";
import { type Fact, type KubernetesObject, UNKNOWN } from "../../facts/fact.ts";
import { builtinObjects, textAt } from "../../kubernetes/objects/read.ts";
import { KUBERNETES_PREFIX } from "../../labels/labels.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { admission } from "./admission.ts";
import { OWED } from "./keys.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const namespaceLabels = defineObjectRule(
  {
    name: "namespace-labels",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["8.3", "8.4"], c5: ["AM-06"], ccm: ["DSP-04"] },
      packs: [],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context): Found => {
    const policy = policyFor(fact, context);
    if (policy === undefined) return [];
    const classes = policy.classes ?? Object.keys(context.alliance.classes);
    return builtinObjects(fact, "Namespace").flatMap((object): Found => {
      const label = (name: string) => labelOf(object, name);
      if (OWED.some((name) => label(name) === UNKNOWN)) return [{ case: "unknown" }];
      const missing = OWED.filter((name) => !label(name)).map((name) => KUBERNETES_PREFIX + name);
      const dataClass = label("class");
      // Owner and tenant are the cluster's where the enforcement point knows it; else class-country evaluates the
      // owner.
      const wanted = { owner: policy.owner, site: policy.site, tenant: policy.tenant };
      return [
        ...(missing.length === 0 || fact.partial
          ? []
          : [{ case: "absent" as const, values: { labels: missing.join(", ") } }]),
        ...Object.entries(wanted).flatMap(([name, want]): Found => {
          const got = label(name);
          if (want === undefined || typeof got !== "string" || got === want) return [];
          return [{ case: "other", values: { label: KUBERNETES_PREFIX + name, got, want } }];
        }),
        ...(typeof dataClass !== "string" || classes.includes(dataClass)
          ? []
          : [
              {
                case: "class" as const,
                values: { class: dataClass, allowed: classes.join(", ") },
              },
            ]),
      ];
    });
  },
);

function labelOf(object: KubernetesObject, name: string) {
  return textAt(object, "metadata", "labels", KUBERNETES_PREFIX + name) || undefined;
}
