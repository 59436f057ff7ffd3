/**
 * Ingresses, Gateways and routes lead to Services of the cluster, at names and addresses of the site. Other kinds of
 * back ends, filters of implementations and parameters are objects that no rule evaluates.
 */
import { policyFor } from "../../context.ts";
import type { Fact } from "../../facts/fact.ts";
import { groupOf, isBuiltin } from "../../kubernetes/objects/read.ts";
import { defineObjectRule } from "../../rule.ts";
import { admission } from "./admission.ts";
import { classFindings, gatewayFindings } from "./gateways.ts";
import { CLASSES, GATEWAY_GROUPS, GATEWAYS, GRANT, ROUTES } from "./kinds.ts";
import { messages } from "./messages.ts";
import { type Found, grantFindings, ingressFindings, routeFindings } from "./routes.ts";
import { selfTests } from "./self-test.ts";

export const routeBackend = defineObjectRule(
  {
    name: "route-backend",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["12.14", "13.2"], c5: ["COS-03"], ccm: ["IVS-03"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context): Found => {
    const { objects = [] } = fact;
    if (objects.length === 0) return [];
    const { domains = [], addresses = [] } = policyFor(fact, context) ?? {};
    return objects.flatMap((object): Found => {
      if (isBuiltin(object, "Ingress")) return ingressFindings(object);
      if (isBuiltin(object, ...Object.keys(CLASSES))) return classFindings(object);
      const group = groupOf(object.apiVersion);
      if (!GATEWAY_GROUPS.some((known) => known === group)) return [];
      if (ROUTES.includes(object.kind)) return routeFindings(object, domains);
      if (object.kind === GRANT) return grantFindings(object);
      return GATEWAYS.includes(object.kind) ? gatewayFindings(object, addresses) : [];
    });
  },
);
