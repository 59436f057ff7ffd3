/** One audit of a running cluster, from a kubeconfig to the report. */
import { resolve } from "node:path";
import { type ClusterApi, openApi } from "../../../operations/clusters/api/client.ts";
import { reasonOf } from "../../../operations/clusters/api/discovery.ts";
import { clusterLogin } from "../../../operations/clusters/api/login.ts";
import { type Language, render } from "../../../output/message.ts";
import { shownPath } from "../../../output/path.ts";
import { Misuse, UserError } from "../../../output/user-error.ts";
import manifest from "../../../package.json" with { type: "json" };
import { applyWaivers } from "../../../policies/waivers/index.ts";
import { type AuditOptions, sourcesOf } from "../audit.ts";
import { auditContextOf } from "../context.ts";
import { readAttestations, readGrants, readRegistry } from "../input.ts";
import type { Report } from "../model.ts";
import { policyDigestsOf, prove } from "../proof.ts";
import { reportOf } from "../report.ts";
import { textOf } from "../stream.ts";
import { idleRules } from "../unassessed.ts";
import { type ClusterOrders, type ClusterResults, evaluateCluster } from "./evaluate.ts";
import { CLUSTER, NOT_ASSESSED } from "./messages.ts";
import { ordersOf } from "./orders.ts";

/** Options of an audit of a cluster. */
export interface ClusterAuditOptions extends AuditOptions {
  /** `<tenant>/<cluster>`. */
  readonly cluster: string;
}

/** Reads a kubeconfig, or standard input for `-`, and evaluates its cluster. Throws a `UserError` for no result. */
export async function auditCluster(
  name: string,
  options: ClusterAuditOptions,
  language: Language,
): Promise<Report> {
  const { site, things, backend } = options;
  if (site === undefined) throw new Misuse(CLUSTER.noSite, {});
  if (things !== undefined) throw new Misuse(CLUSTER.notWith, { option: "--things" });
  if (backend !== undefined) throw new Misuse(CLUSTER.notWith, { option: "--backend" });
  const file = name === "-" ? "stdin" : shownPath(resolve(name));
  const login = await clusterLogin(textOf(name, file), file);
  const api = openApi(login);
  try {
    return await auditApi(api, login.server, { ...options, site }, language);
  } finally {
    api.close();
  }
}

/** Evaluates the cluster behind an API; `server` is its address. */
export async function auditApi(
  api: ClusterApi,
  server: string,
  options: ClusterAuditOptions & { readonly site: string },
  language: Language,
): Promise<Report> {
  const { registry, grants, allianceName } = sourcesOf(options);
  const { cluster, site } = options;
  const context = auditContextOf({ settings: {}, stack: site }, options);
  const today = context.today.is;
  const rehearsal = context.rehearsal.is;
  const { alliance, digest } = readRegistry(registry, language);
  const waivers = readGrants(grants, alliance, language);
  const orders = await ordersOf({ site, cluster, rehearsal, today, registry, server });
  const results = await read(api, orders);
  return reportOf({
    file: server,
    toolVersion: manifest.version,
    language,
    subject: {
      kind: "cluster",
      stack: site,
      project: cluster,
      whole: results.unread.length === 0,
      resources: results.objects,
    },
    context: { ...context, alliance: { is: allianceName, digest } },
    results,
    attested: readAttestations(registry, alliance, { site, rehearsal, today }),
    waivers: applyWaivers(results.raw, waivers, { today }),
    lines: new Map(),
    notAssessed: notAssessed(results, language),
    selfTest: prove(alliance, waivers, today),
    policyDigest: policyDigestsOf({ kind: "cluster", settings: {} }, alliance, waivers, language),
  });
}

async function read(api: ClusterApi, orders: ClusterOrders): Promise<ClusterResults> {
  try {
    return await evaluateCluster(api, orders);
  } catch (error) {
    throw new UserError(CLUSTER.silent, { reason: reasonOf(error) });
  }
}

/** What no audit of a cluster looks at. */
const LIMITS = [
  "secretValues",
  "reports",
  "addOns",
  "podSecurity",
  "identity",
  "nodes",
  "meanwhile",
] as const;

function notAssessed(
  { unread, evaluated }: ClusterResults,
  language: Language,
): Report["notAssessed"] {
  const say = (key: keyof typeof NOT_ASSESSED, values = {}) => {
    return { key, what: render(NOT_ASSESSED[key], values, language) };
  };
  return [
    ...unread.map(({ what, reason }) => say("unread", { what, reason })),
    ...LIMITS.map((key) => say(key)),
    ...idleRules(evaluated, false, language),
  ];
}
