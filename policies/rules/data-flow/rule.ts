/** Logs, metrics, traces, names, time, images and requests flow only to places registered for them at the site. */

import { contractsOver, endpointsOf } from "../../alliance/contracts.ts";
import type { Site } from "../../alliance/model.ts";
import { contextSite } from "../../context.ts";
import type { FlowKind, Sink } from "../../facts/data-flows.ts";
import { isOfEstate } from "../../facts/estate-program.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { isAmong, isOfSite } from "../../values/targets.ts";
import { isLoopback, readEndpoint } from "../../values/urls.ts";
import { clusterApiSinks } from "./cluster-api.ts";
import { messages } from "./messages.ts";
import { claimedBy } from "./registered-hosts.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const dataFlow = defineResourceRule(
  {
    name: "data-flow",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["19.2"], c5: ["PSS-12.01"], ccm: ["DSP-05", "DSP-10"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context): Found => {
    const sinks = [...(fact.sinks ?? []), ...clusterApiSinks(fact)];
    const site = contextSite(context);
    // A sink at another site is a copy there, and needs the same contract.
    const copied = endpointsOf(contractsOver(fact, context));
    const claimed = isOfEstate(fact, context)
      ? []
      : (fact.served ?? []).flatMap((served): Found => {
          const host = claimedBy(served, context.alliance);
          return host === undefined
            ? []
            : [{ case: "claimed", values: { field: served.field, host } }];
        });
    const foreign = sinks.flatMap(({ kinds, field, target }: Sink): Found => {
      const lists = kinds.flatMap((kind) => registered(kind, site));
      const values = { field, allowed: lists.join(", ") || "—" };
      if (target === UNKNOWN) return [{ case: "unknown", values }];
      const compliant =
        isAmong(target, [...lists, ...copied]) ||
        (kinds.includes("hosts") && site !== undefined && isOfSite(target, site)) ||
        (context.rehearsal && staysHere(target));
      return compliant ? [] : [{ case: "foreign", values }];
    });
    return [...claimed, ...foreign];
  },
);

function registered(kind: FlowKind, site: Site | undefined): readonly string[] {
  if (site === undefined) return [];
  if (kind === "hosts") return site.workloads.domains;
  return kind === "registries" ? site.workloads.registries : site.destinations[kind];
}

function staysHere(target: string): boolean {
  const url = readEndpoint(target.includes("://") ? target : `http://${target}`);
  return url !== undefined && isLoopback(url);
}
