/** A Service stays in its cluster; where granted, an internal load balancer of the site leads to it. */

import { policyFor } from "../../context.ts";
import { type Fact, type KubernetesObject, UNKNOWN } from "../../facts/fact.ts";
import { at, builtinObjects, items, textAt } from "../../kubernetes/objects/read.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { isInside, isTooWide, PRIVATE } from "../../values/addresses.ts";
import { admission } from "./admission.ts";
import { INTERNAL, RANGES } from "./annotations.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Case = keyof (typeof messages)["cases"];
type Found = Finding<Case>[];

export const externalReach = defineObjectRule(
  {
    name: "external-reach",
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
    const granted = policyFor(fact, context)?.loadBalancers;
    return builtinObjects(fact, "Service").flatMap((service) => {
      const type = textAt(service, "spec", "type");
      const found: [boolean, Case][] = [
        [type === UNKNOWN, "unknown"],
        [
          type === "ExternalName" || at(service, "spec", "externalName") !== undefined,
          "externalName",
        ],
        [items(service, "spec", "externalIPs").length > 0, "externalIPs"],
        // Only such a Service has node ports; in a patch they are the only sign of it.
        [type === "NodePort" || (fact.partial === true && hasNodePort(service)), "nodePort"],
        [at(service, "spec", "loadBalancerClass") !== undefined, "loadBalancerClass"],
      ];
      return [
        ...found.filter(([is]) => is).map(([, name]) => ({ case: name })),
        ...(type === "LoadBalancer" ? balancer(service, granted) : opened(service, fact)),
        ...ranges(service),
        ...addressed(service),
      ];
    });
  },
);

/** The address that a load balancer requests. */
function addressed(service: KubernetesObject): Found {
  const address = textAt(service, "spec", "loadBalancerIP");
  if (address === undefined || address === "") return [];
  if (address === UNKNOWN) return [{ case: "unknown" }];
  return isInside(address, PRIVATE) ? [] : [{ case: "address", values: { address } }];
}

/** A patch does not show the Service's type, so nothing in it may open a load balancer. */
function opened(service: KubernetesObject, { partial }: Fact): Found {
  const internal = textAt(service, "metadata", "annotations", INTERNAL);
  if (!partial || internal === undefined || internal === "true") return [];
  return [{ case: internal === UNKNOWN ? "unknown" : "notInternal" }];
}

function hasNodePort(service: KubernetesObject): boolean {
  return items(service, "spec", "ports").some((port) => at(port, "nodePort") !== undefined);
}

function balancer(service: KubernetesObject, granted: readonly string[] | undefined): Found {
  const internal = textAt(service, "metadata", "annotations", INTERNAL);
  if (internal === UNKNOWN) return [{ case: "unknown" }];
  if (internal !== "true") return [{ case: "notInternal" }];
  // Grants are the tenant's; an enforcement point that does not know the estate leaves them to the API server.
  if (granted === undefined) return [];
  const namespace = textAt(service, "metadata", "namespace");
  const known = typeof namespace === "string";
  if (known && granted.includes(namespace)) return [];
  return [{ case: "notGranted", values: { namespace: known ? namespace : "?" } }];
}

function ranges(service: KubernetesObject): Found {
  const text = textAt(service, "metadata", "annotations", RANGES);
  const annotated = typeof text === "string" ? text.split(",").map((range) => range.trim()) : [];
  return [...items(service, "spec", "loadBalancerSourceRanges"), ...annotated]
    .filter((range) => typeof range !== "string" || isTooWide(range))
    .map((range) => ({ case: "sourceRange", values: { range: String(range) } }));
}
