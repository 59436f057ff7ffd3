/** A Kubernetes provider names a cluster of this site and leads to an API server of it; to loopback in a rehearsal. */

import { contextSite, type EvaluationContext } from "../../context.ts";
import { type Cluster, type Fact, type Server, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { isInside } from "../../values/addresses.ts";
import { isLoopback, readEndpoint } from "../../values/urls.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

const IDENTIFIER = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/;
/** The owner of clusters that no tenant's file orders: the one that runs Cluster API. */
const PLATFORM = "platform";

export const cluster = defineResourceRule(
  {
    name: "cluster",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["19.2"], c5: ["PSS-12.01"], ccm: ["DSP-19"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context): Found => {
    const { cluster } = fact;
    if (cluster === undefined) return [];
    if (cluster === UNKNOWN) return [{ case: "hidden" }];
    if (cluster.implicit) return [{ case: "implicit" }];
    const renders = cluster.rendersTo !== undefined && cluster.rendersTo !== "";
    return [
      ...named(cluster, context),
      ...leading(cluster, context),
      ...(renders ? [{ case: "renders" as const }] : []),
    ];
  },
);

function named({ identifier = "" }: Cluster, context: EvaluationContext): Found {
  if (identifier === UNKNOWN) return [{ case: "hidden" }];
  const values = { identifier };
  if (!IDENTIFIER.test(identifier)) return [{ case: "unnamed", values }];
  const [site, tenant] = identifier.split("/");
  const open = site === context.site && contextSite(context)?.status === "open";
  const { clusters } = context;
  const ordered =
    clusters === undefined || tenant === PLATFORM || Object.hasOwn(clusters, identifier);
  return open && ordered ? [] : [{ case: "elsewhere", values }];
}

function leading(cluster: Cluster, context: EvaluationContext): Found {
  const flaws = cluster.flaws ?? [];
  const found = flaws.map(({ kind, at }) => ({ case: kind, values: { at } }));
  const { kubeconfig } = cluster;
  // A syntax error in it says more than that it cannot be read.
  if (flaws.some(({ kind }) => kind === "syntax")) return found;
  const named = flaws.some(({ kind }) => kind === "disguised");
  return [
    ...found,
    ...servers(kubeconfig, context).filter((one) => !named || one.case !== "disguised"),
  ];
}

function servers(kubeconfig: Cluster["kubeconfig"], context: EvaluationContext): Found {
  if (kubeconfig === undefined) return [{ case: "ambient" }];
  // The address is unknown before the cluster exists; its identifier is evaluated, and the update evaluates again.
  if (kubeconfig === UNKNOWN) return [];
  if (kubeconfig === "unreadable") return [{ case: "unreadable" }];
  return kubeconfig.flatMap((server: Server): Found => {
    if (server.disguised) return [{ case: "disguised", values: { at: "clusters" } }];
    const url = readEndpoint(server.url);
    const prefixes = contextSite(context)?.workloads.api ?? [];
    // A name could be resolved to any address, so only an address is trusted.
    const address = url?.hostname.replace(/^\[|\]$/g, "") ?? "";
    const own = context.rehearsal
      ? url !== undefined && isLoopback(url)
      : url?.protocol === "https:" && isInside(address, prefixes);
    return own ? [] : [{ case: "server", values: { server: server.url } }];
  });
}
