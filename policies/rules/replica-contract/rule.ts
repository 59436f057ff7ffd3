/** A copy goes only where a contract covers the class and owner of its namespace in the same stack. */
import { contractsOver, endpointsOf, ownStores } from "../../alliance/contracts.ts";
import type { Fact, StackFact } from "../../facts/fact.ts";
import { builtinObjects, clusterOf, textAt } from "../../kubernetes/objects/read.ts";
import { fromKubernetesLabels } from "../../labels/labels.ts";
import { defineStackRule, type Finding } from "../../rule.ts";
import { isCopying, nonCompliantCopies } from "../replica-target/copies.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];
type Namespace = ReturnType<typeof fromKubernetesLabels>;

export const replicaContract = defineStackRule(
  {
    name: "replica-contract",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["12.5", "19.2"], c5: ["PSS-12.02"], ccm: ["DSP-10"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  ({ facts }: StackFact, context): Found => {
    const namespaces = new Map(facts.flatMap(namespacesOf));
    return facts.flatMap((fact) =>
      (fact.objects ?? []).filter(isCopying).flatMap((object): Found => {
        const name = textAt(object, "metadata", "namespace");
        const namespace = namespaces.get(`${clusterOf(fact)} ${String(name)}`);
        // Its cluster's admission knows a namespace that another stack created, with its tenant's contracts.
        if (namespace === undefined) return [];
        const found = { about: { subject: fact.subject, type: fact.type } };
        const { dataClass, owner } = namespace;
        if (typeof dataClass !== "string" || typeof owner !== "string") {
          return [{ case: "unknown", ...found, values: { namespace: String(name) } }];
        }
        const contracts = contractsOver({ dataClass, owner }, context);
        const own = ownStores(context.alliance, context.site);
        const endpoints = [...own, ...endpointsOf(contracts)];
        return nonCompliantCopies({ ...fact, objects: [object] }, endpoints).map(({ values }) => {
          const { field = "—", allowed = "—" } = values ?? {};
          return {
            case: "uncovered",
            ...found,
            values: { field, allowed, class: dataClass, owner },
          };
        });
      }),
    );
  },
);

/** Labels of each namespace, by cluster and name. */
function namespacesOf(fact: Fact): [string, Namespace][] {
  return builtinObjects(fact, "Namespace").map((object) => {
    const labels = (object as { metadata?: { labels?: unknown } }).metadata?.labels;
    const readable = typeof labels === "object" && labels !== null;
    const key = `${clusterOf(fact)} ${String(textAt(object, "metadata", "name"))}`;
    return [key, readable ? fromKubernetesLabels(labels as Record<string, unknown>) : {}];
  });
}
