/** A new administrator's certificate stands in the state where the old one stood; the old one is listed until its end. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { parse, stringify } from "yaml";
import { assess } from "../../../operations/credentials/assess.ts";
import { shown } from "../../../operations/credentials/kubeconfigs.ts";
import { recordedCredentials } from "../../../operations/credentials/recorded.ts";
import { kubeconfigWith } from "../../../operations/credentials/rotate/kubeconfig.ts";
import type { Options } from "../../../operations/credentials/rotate/plan.ts";
import { planOf } from "../../../operations/credentials/rotate/plan.ts";
import { type Rotation, readRotations } from "../../../operations/credentials/rotations.ts";
import { toText } from "../../../operations/credentials/text.ts";
import type { StackState } from "../../../operations/state/stack-state.ts";
import { stateWith } from "../state/recorded-state.ts";
import { FIRST, SECOND } from "./certificates.ts";

const SITE = "bamako";
const ID = "kubeconfig/treasury/apps";
const CLUSTER = "6c514e82-1b02-468f-8a55-3d5006a7f4c2";
const MADE = "2026-12-01T23:34:54.000Z";
const UNTIL = "2031-11-30T23:34:54.000Z";
const NOW = new Date("2027-06-01T12:00:00Z");
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

const base64 = (text: string) => Buffer.from(text).toString("base64");
const secret = (value: unknown) => ({ ...SECRET, plaintext: JSON.stringify(value) });

/** The file as the plugin writes it. */
function rawConfig(certificate: string, key: string): string {
  const user = { "client-key-data": base64(key), "client-certificate-data": base64(certificate) };
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
    contexts: [{ name: "c", context: { cluster: "c", user: "c-admin" } }],
    "current-context": "c",
    users: [{ name: "c-admin", user }],
  });
}

/** A state, exported with its secrets in clear, with a cluster that has this certificate. */
function stateOf(certificate: string, key: string): StackState {
  const file = rawConfig(certificate, key);
  const parts = { client_certificate: certificate, client_key: key, raw_config: file, host: "h" };
  const { resources = [] } = stateWith(SITE, { treasury: { clusters: ["apps"] } });
  const own = resources.map((one) => {
    if (one.type === "aes-estate:index:KubernetesCluster") {
      return { ...one, outputs: { adminKubeconfig: secret(file), clusterId: CLUSTER } };
    }
    if (one.type !== "openstack:containerinfra/cluster:Cluster") return one;
    return { ...one, id: CLUSTER, created: MADE, outputs: { kubeconfig: secret(parts) } };
  });
  const provider = {
    urn: "urn:pulumi:bamako::aes-estate::pulumi:providers:kubernetes::bamako-treasury-apps",
    type: "pulumi:providers:kubernetes",
    inputs: { kubeconfig: secret(file), clusterIdentifier: "bamako/treasury/apps" },
    outputs: { kubeconfig: secret(file) },
  };
  return { resources: [...own, provider] };
}

/** A handler on a state of this process, and what happens to it. */
async function started(t: ExecutionContext, fails: { sign?: Error; admits?: Error } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-kubeconfig-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  process.env.AES_ESTATE_STATE = folder;
  const printed: unknown[] = [];
  const site = { state: stateOf(FIRST, "old-key"), tried: [] as string[], signed: 0, fails };
  const handler = kubeconfigWith({
    read: async () => site.state,
    write: async (_, state) => {
      site.state = state;
    },
    sign: async () => {
      if (site.fails.sign) throw site.fails.sign;
      site.signed += 1;
      return { certificate: SECOND, key: "new-key" };
    },
    admits: async (file) => {
      site.tried.push(file);
      if (site.fails.admits) throw site.fails.admits;
    },
  });
  const context = {
    ...{ site: SITE, id: ID, estates: [], leaked: false, now: () => NOW },
    print: (_: unknown, values: unknown) => void printed.push(values),
    engine: async () => t.fail("no engine runs"),
  };
  const begin = (begun?: Rotation) => handler.begin(context, begun);
  return { site, begin, printed };
}

test.serial("the new certificate stands everywhere, and nothing else is changed", async (t) => {
  const { site, begin, printed } = await started(t);
  await begin();
  const { resources = [] } = stateOf(SECOND, "new-key");
  const created = NOW.toISOString();
  const wanted = resources.map((one) => (one.id === CLUSTER ? { ...one, created } : one));
  t.deepEqual(inClear(site.state), inClear({ resources: wanted }));
  t.is(site.tried.length, 1);
  t.deepEqual(parse(site.tried[0] ?? ""), parse(rawConfig(SECOND, "new-key")));
  const noted = await readRotations(SITE);
  t.deepEqual(
    noted.former?.[ID]?.map(({ cluster, since, until }) => ({ cluster, since, until })),
    [{ cluster: CLUSTER, since: MADE, until: UNTIL }],
  );
  t.notRegex(JSON.stringify(noted), /-key|BEGIN/);
  t.deepEqual(printed, [{ id: ID, until: "2031-11-30" }]);
});

/** The file is written by another program: its content counts, not its lines. */
function inClear(state: StackState): unknown {
  const files = (value: unknown): unknown => {
    if (typeof value === "string" && value.startsWith("apiVersion: v1")) return parse(value);
    if (Array.isArray(value)) return value.map(files);
    if (typeof value !== "object" || value === null) return value;
    const { plaintext } = value as { plaintext?: string };
    if (plaintext !== undefined) return files(JSON.parse(plaintext));
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, files(each)]));
  };
  return files(state);
}

test.serial("a certificate that the API server does not accept is not recorded", async (t) => {
  const { site, begin } = await started(t, { admits: new Error("HTTP 401") });
  await t.throwsAsync(begin(), {
    message: `${ID}: the API server does not accept the new certificate (HTTP 401); the old one stays in place`,
  });
  t.deepEqual(site.state, stateOf(FIRST, "old-key"));
  const { begun, former } = await readRotations(SITE);
  t.like(begun[ID], { step: "begun" });
  t.is(former, undefined);
});

test.serial("killed before or after the state was written, the next run goes on", async (t) => {
  const { site, begin } = await started(t, { sign: new Error("killed") });
  await t.throwsAsync(begin(), { message: "killed" });
  site.fails = {};
  const before = (await readRotations(SITE)).begun[ID];
  await begin(before);
  t.is(site.signed, 1);
  await begin(before); // killed before the next note
  t.is(site.signed, 1);
  const former = (await readRotations(SITE)).former?.[ID];
  t.deepEqual(
    former?.map(({ since }) => since),
    [MADE],
  );
});

test.serial("both ages are listed, and the limit counts for the new one", async (t) => {
  const { site, begin } = await started(t);
  await begin();
  const list = async (day: string, state = site.state) => {
    const now = new Date(day);
    const known = shown(recordedCredentials(SITE, "ML", state), await readRotations(SITE), now);
    return assess(known, { kubeconfig: 30 }, now);
  };
  const [current, former, ...others] = await list("2027-06-11T12:00:00Z");
  t.deepEqual(others, []);
  t.like(current, { id: ID, days: 10, result: "in time", rotates: true, overlap: true });
  t.like(former, { id: `${ID}/former-1`, days: 191, reason: "replaced", rotates: false });
  const text = { site: SITE, state: "store" as const, begun: [], unread: [] };
  const credentials = [current, former].filter((one) => one !== undefined);
  t.regex(
    toText([{ ...text, credentials }], "en"),
    /former-1 +ML +2026-12-01 +191 +— +not assessed: replaced, valid until 2031-11-30 +a person[\s\S]*kubeconfig: Kubernetes revokes no certificate/,
  );
  t.is((await list("2031-12-01T00:00:00Z")).length, 1, "it has ended by itself");
  const replaced = site.state.resources?.map((one) =>
    one.id === CLUSTER ? { ...one, id: "another", created: "2027-06-05T00:00:00Z" } : one,
  );
  const [only, ...more] = await list("2027-06-11T12:00:00Z", { resources: replaced ?? [] });
  t.deepEqual([only?.days, more], [6, []], "it ended with its cluster");
});

test("what leaked, and an end, are rejected with the steps of a new cluster", (t) => {
  const known = [{ kind: "kubeconfig", id: ID, owner: "ML" }] as const;
  const plan = (options: Options) => planOf(SITE, [ID], options, known, { made: {}, begun: {} });
  t.like(plan({}), [{ id: ID, does: "begin", ends: false }]);
  for (const options of [{ leaked: true }, { finish: true }]) {
    const { message = "" } = t.throws(() => plan(options)) ?? {};
    t.regex(message, /^kubeconfig\/treasury\/apps: nothing ends the old one; nothing was done\./);
    t.regex(message, /declare a new cluster .* new secrets; .*`retire`/);
    t.notRegex(message, /ca rotate/);
  }
});
