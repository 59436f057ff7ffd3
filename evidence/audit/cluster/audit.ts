/** One audit of a running cluster, from a kubeconfig to the report. */
import { join } from "node:path";
import { projectRoot } from "../../../estate/project.ts";
import { type ClusterApi, openApi } from "../../../operations/clusters/api/client.ts";
import { reasonOf } from "../../../operations/clusters/api/discovery.ts";
import { type ClusterLogin, clusterLogin } from "../../../operations/clusters/api/login.ts";
import type { Language } from "../../../output/message.ts";
import { render } from "../../../output/message.ts";
import { UserError } from "../../../output/user-error.ts";
import manifest from "../../../package.json" with { type: "json" };
import { policyDigestOf } from "../../../policies/digest.ts";
import { packVersion } from "../../../policies/enforce/registry.ts";
import { evaluate } from "../../../policies/evaluate.ts";
import { KUBERNETES_PROVIDER } from "../../../policies/kubernetes/resources.ts";
import { RULES, STATE_RULES } from "../../../policies/rules/index.ts";
import { applyWaivers } from "../../../policies/waivers/index.ts";
import { type AuditOptions, shown } from "../audit.ts";
import { auditContextOf } from "../context.ts";
import {
  Failure,
  failure,
  readAttestations,
  readGrants,
  readRegistry,
  readText,
} from "../input.ts";
import { NOT_ASSESSED as LIMITS } from "../messages.ts";
import type { Report } from "../model.ts";
import { prove } from "../proof.ts";
import { reportOf } from "../report.ts";
import { type ClusterOrders, type ClusterResults, evaluateCluster } from "./evaluate.ts";
import { CLUSTER, NOT_ASSESSED } from "./messages.ts";
import { ordersOf } from "./orders.ts";

/** Options of an audit of a cluster. */
export interface ClusterAuditOptions extends AuditOptions {
  /** `<tenant>/<cluster>`. */
  readonly cluster: string;
}

/** Reads a kubeconfig, or standard input for `-`, and evaluates its cluster. Throws a `Failure` for no result. */
export async function auditCluster(
  name: string,
  options: ClusterAuditOptions,
  language: Language,
): Promise<Report> {
  const { site } = options;
  if (site === undefined) throw failure(CLUSTER.noSite, {}, language);
  const file = name === "-" ? "stdin" : shown(name);
  const login = await orFailure(language, () => clusterLogin(readText(name, file, language), file));
  const api = openApi(login);
  try {
    return await auditApi(api, login, { ...options, site }, language);
  } finally {
    api.close();
  }
}

/** Evaluates the cluster behind an API; `login` says where that is. */
export async function auditApi(
  api: ClusterApi,
  { server }: Pick<ClusterLogin, "server">,
  options: ClusterAuditOptions & { readonly site: string },
  language: Language,
): Promise<Report> {
  const registry = options.alliance ?? join(projectRoot, "stacks/alliance.yaml");
  const grants = options.waivers ?? join(projectRoot, "policies/waivers.yaml");
  const { cluster, site } = options;
  const settings = auditContextOf({ settings: {}, stack: site }, options);
  const today = settings.today.is;
  const rehearsal = settings.rehearsal.is;
  const { alliance, digest } = readRegistry(registry, language);
  const waivers = readGrants(grants, alliance, language);
  const orders = await ordersOf({ site, cluster, rehearsal, today, registry, server }, language);
  const results = withConnection(await read(api, orders, language), orders, server);
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
    context: { ...settings, alliance: { is: options.allianceName ?? shown(registry), digest } },
    results,
    attested: readAttestations(registry, alliance, { site, rehearsal, today }),
    waivers: applyWaivers(results.raw, waivers, { today }),
    lines: new Map(),
    notAssessed: notAssessed(results, language),
    selfTest: prove(alliance, waivers, today),
    policyDigest: { now: policyDigestOf(alliance, waivers, { version: packVersion() }) },
  });
}

async function read(
  api: ClusterApi,
  orders: ClusterOrders,
  language: Language,
): Promise<ClusterResults> {
  try {
    return await evaluateCluster(api, orders);
  } catch (error) {
    throw failure(CLUSTER.silent, { reason: reasonOf(error) }, language);
  }
}

/** Where the cluster's API server is, as a provider of a plan leads to it. */
function withConnection(
  results: ClusterResults,
  { name, context }: ClusterOrders,
  server: string,
): ClusterResults {
  const [site, ...owner] = name.split("/");
  const subject = `urn:pulumi:${site}::cluster::${KUBERNETES_PROVIDER}::${owner.join("/")}`;
  const kubeconfig = [{ url: server, disguised: false }];
  const fact = {
    subject,
    type: KUBERNETES_PROVIDER,
    effects: [],
    cluster: { identifier: name, kubeconfig },
  };
  const found = evaluate(fact, context).filter(({ rule }) => rule === "cluster");
  const evaluated = new Map(results.evaluated);
  evaluated.set("cluster", new Set([subject, ...(evaluated.get("cluster") ?? [])]));
  const own = found.map((one) => ({ ...one, seenIn: "inputs", marks: [] }) as const);
  return { ...results, raw: [...own, ...results.raw], evaluated };
}

function notAssessed(
  { unread, evaluated }: ClusterResults,
  language: Language,
): Report["notAssessed"] {
  const say = (key: keyof typeof NOT_ASSESSED, values = {}) => {
    return { key, what: render(NOT_ASSESSED[key], values, language) };
  };
  const state = new Set(STATE_RULES.map(({ name }) => name));
  const idle = RULES.filter(({ name }) => !evaluated.has(name) && !state.has(name));
  return [
    ...unread.map(({ what, reason }) => say("unread", { what, reason })),
    ...(["secretValues", "reports", "podSecurity", "identity", "nodes", "meanwhile"] as const).map(
      (key) => say(key),
    ),
    ...idle.map(({ name: rule }) => {
      return { key: "rule", what: render(LIMITS.rule, { rule }, language) };
    }),
  ];
}

async function orFailure<T>(language: Language, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) throw new Failure(error.in(language));
    throw error;
  }
}
