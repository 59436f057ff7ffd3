/**
 * Every tenant with networks in the stack has a security group that starts closed, every namespace a policy that denies
 * all.
 */
import { SYSTEM_NAMESPACES } from "../../admission/namespaces.ts";
import { type Fact, type StackFact, UNKNOWN } from "../../facts/fact.ts";
import { at, builtinObjects, clusterOf } from "../../kubernetes/objects/read.ts";
import { toPaste } from "../../labels/syntax.ts";
import { defineStackRule, type Finding } from "../../rule.ts";
import { closedAt, denying, WAYS } from "./denying.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const defaultDeny = defineStackRule(
  {
    name: "default-deny",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["13.2"], c5: ["COS-03"], ccm: ["IVS-03"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  ({ facts, whole }: StackFact, context): Found => {
    if (!whole) return []; // A resource that is not seen may exist.
    const closed = new Set(facts.filter((fact) => fact.network === "closed").map(tenantOf));
    const denied = new Set(facts.flatMap((fact) => (fact.partial ? [] : denying(fact))));
    return facts.flatMap((fact): Found => {
      const found = { about: { subject: fact.subject, type: fact.type } };
      const unknown = () => {
        return { case: "unknown", ...found, values: { paste: toPaste(fact, context) } } as const;
      };
      if (fact.network === "segment") {
        const tenant = tenantOf(fact);
        if (tenant === UNKNOWN) return [unknown()];
        return closed.has(tenant) ? [] : [{ case: "noFilter", ...found, values: { tenant } }];
      }
      if (fact.partial) return [];
      return builtinObjects(fact, "Namespace").flatMap((object): Found => {
        const namespace = at(object, "metadata", "name");
        if (typeof namespace !== "string") return [unknown()];
        if (Object.hasOwn(SYSTEM_NAMESPACES, namespace)) return [];
        const cluster = clusterOf(fact);
        const places = [`${cluster} ${namespace}`, fact.subject];
        // Two policies, each for one direction, close it as well as one.
        if (WAYS.every((way) => places.some((place) => denied.has(closedAt(way, place)))))
          return [];
        return [{ case: "noPolicy", ...found, values: { namespace, cluster } }];
      });
    });
  },
);

function tenantOf({ tenant = "" }: Fact) {
  return tenant;
}
