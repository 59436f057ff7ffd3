/** Endpoints written by hand are addresses of the site. Those of pods are written by Kubernetes' own controllers. */

import { policyFor } from "../../context.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { builtinObjects, items, textAt } from "../../kubernetes/objects/read.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { isInside } from "../../values/addresses.ts";
import { admission } from "./admission.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const backendAddress = defineObjectRule(
  {
    name: "backend-address",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["12.14", "13.2"], ccm: ["IVS-03"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context): Found => {
    const prefixes = policyFor(fact, context)?.addresses ?? [];
    const allowed = prefixes.join(", ");
    const slices = builtinObjects(fact, "EndpointSlice");
    const addresses = [
      ...slices
        .flatMap((slice) => items(slice, "endpoints"))
        .flatMap((endpoint) => items(endpoint, "addresses")),
      ...builtinObjects(fact, "Endpoints")
        .flatMap((endpoints) => items(endpoints, "subsets"))
        .flatMap((subset) => [...items(subset, "addresses"), ...items(subset, "notReadyAddresses")])
        .map((address) => textAt(address, "ip") ?? UNKNOWN),
    ];
    return [
      ...slices.flatMap((slice): Found => {
        const type = textAt(slice, "addressType");
        if (type === UNKNOWN) return [{ case: "unknown" }];
        return type === "FQDN" ? [{ case: "name", values: { allowed } }] : [];
      }),
      ...addresses.flatMap((address): Found => {
        if (typeof address !== "string") return [{ case: "unknown" }];
        if (isInside(address, prefixes)) return [];
        return [{ case: "foreign", values: { address, allowed } }];
      }),
    ];
  },
);
