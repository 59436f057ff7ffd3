/** Kubeconfigs that lead elsewhere, run something or are ambiguous, and real-world ones. */
import test from "ava";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { evaluate } from "../../../policies/evaluate.ts";
import { type Cluster, UNKNOWN } from "../../../policies/facts/fact.ts";
import { type Choice, readKubeconfig } from "../../../policies/kubernetes/kubeconfig/kubeconfig.ts";
import { toCluster } from "../../../policies/kubernetes/resources.ts";
import { alliance, TODAY } from "../fixture.ts";
import { COMPLIANT, HOSTILE, ORDINARY, SERVER } from "./kubeconfigs.ts";

const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };

/** The messages of the rule cluster for a provider with a kubeconfig. */
function said(kubeconfig: string, inputs: Record<string, unknown> = {}): string[] {
  const cluster = toCluster({ clusterIdentifier: "bamako/tax/apps", kubeconfig, ...inputs });
  const fact = { subject: "s", type: "t", effects: [], cluster };
  return evaluate(fact, context)
    .filter(({ rule }) => rule === "cluster")
    .map((violation) => JSON.stringify(violation));
}

const flawsOf = (text: string, choice?: Choice) =>
  readKubeconfig(text, choice).flaws.map(({ kind, at }) => `${kind} ${at}`);

for (const [name, text] of Object.entries(COMPLIANT)) {
  test(`${name} is admitted`, (t) => {
    t.deepEqual(flawsOf(text), []);
    t.deepEqual(said(text), []);
  });
}

for (const [name, { text, flaw }] of Object.entries(HOSTILE)) {
  test(`${name} is denied`, (t) => {
    t.deepEqual(flawsOf(text)[0], flaw);
    t.true(said(text).length > 0);
  });
}

test("there are enough of both", (t) => {
  t.true(Object.keys(HOSTILE).length >= 40, `${Object.keys(HOSTILE).length}`);
  t.true(Object.keys(COMPLIANT).length >= 10);
});

test("an address of another place is denied in every form that is read", (t) => {
  for (const [name, text] of Object.entries(COMPLIANT)) {
    const moved = text.replaceAll("10.32.0.9", "203.0.113.9");
    t.not(moved, text, name);
    t.true(said(moved).length > 0, name);
  }
});

test("what a provider chooses must be there; until it is known each context counts", (t) => {
  const two = stringify({
    ...ORDINARY,
    contexts: [...ORDINARY.contexts, { name: "old", context: { cluster: "gone", user: "admin" } }],
  });
  t.deepEqual(flawsOf(two), []);
  t.deepEqual(flawsOf(two, { context: "old" }), ["dangling contexts[1].context.cluster"]);
  t.deepEqual(flawsOf(two, { context: UNKNOWN }), ["dangling contexts[1].context.cluster"]);
  t.deepEqual(flawsOf(two, { context: "other" }), ["dangling context"]);
  t.deepEqual(flawsOf(two, { cluster: "other" }), ["dangling cluster"]);
  t.deepEqual(flawsOf(two, { cluster: "apps" }), []);
  t.deepEqual(flawsOf(two, { context: "", cluster: UNKNOWN }), []);
  const text = stringify(ORDINARY);
  t.deepEqual(said(text, { context: "admin@apps", cluster: "apps" }), []);
  t.is(said(text, { context: "elsewhere" }).length, 1);
});

test("the namespace of objects is the provider's, else that of the context", (t) => {
  const text = stringify(ORDINARY);
  const namespace = (inputs: Record<string, unknown>): Cluster["namespace"] =>
    toCluster({ kubeconfig: text, ...inputs }).namespace;
  t.is(namespace({}), "portal");
  t.is(namespace({ namespace: "batch" }), "batch");
  t.is(namespace({ namespace: UNKNOWN }), UNKNOWN);
  t.is(namespace({ context: UNKNOWN }), undefined);
  t.is(namespace({ kubeconfig: UNKNOWN }), undefined);
});

test("a text that may be a file's name is denied, whatever it says", (t) => {
  const withData = (data: string) =>
    JSON.stringify({
      ...ORDINARY,
      clusters: [{ name: "apps", cluster: { server: SERVER, "certificate-authority-data": data } }],
      users: [{ name: "admin", user: { token: "t" } }],
    });
  const most = (text: string) => Math.max(...text.split("/").map((name) => name.length));
  const short = withData("");
  for (const text of [short, `# ${"a".repeat(240)}/\n${short}`, withData("QUJD/".repeat(60))]) {
    t.deepEqual(flawsOf(text), ["path kubeconfig"], text);
    t.is(said(text).length, 1);
  }
  const name = (length: number) => `# ${"a".repeat(length - 2)}/\n${short}`;
  t.is(most(name(255)), 255);
  t.true(most(short) < 255);
  t.deepEqual(flawsOf(name(255)), ["path kubeconfig"]);
  t.deepEqual(flawsOf(name(256)), []);
  // Bytes count, not characters.
  t.deepEqual(flawsOf(`# ${"é".repeat(126)}/\n${short}`), ["path kubeconfig"]);
  t.deepEqual(flawsOf(`# ${"é".repeat(127)}/\n${short}`), []);
  // This many short names are not a path either: Linux accepts 4095 bytes, and the terminator.
  const long = (length: number) => `${short} #/${"a/".repeat(2048)}`.slice(0, length);
  t.deepEqual(flawsOf(long(4095)), ["path kubeconfig"]);
  t.deepEqual(flawsOf(long(4096)), []);
});

test("no secret of a kubeconfig is ever shown", (t) => {
  const secrets = {
    token: "dG9rZW4tb2YtdGhlLWFkbWlu",
    "client-key-data": "a2V5LW9mLXRoZS1hZG1pbg==",
    password: "pass-of-the-admin",
  };
  const config = { ...ORDINARY, users: [{ name: "admin", user: { ...secrets, exec: secrets } }] };
  const texts = [
    stringify(config),
    stringify(config).replace("token: ", "token "),
    `${stringify(config)}users: []\n`,
    stringify(config).replace("token: ", "? "),
    stringify({ ...config, [secrets.token]: "" }),
  ];
  for (const text of texts) {
    const all = said(text);
    t.true(all.length > 0);
    for (const secret of Object.values(secrets)) {
      t.false(all.join("\n").includes(secret), secret);
    }
  }
});

type Place = (config: Config) => Record<string, unknown>;
type Config = { [key: string]: unknown } & typeof ORDINARY;
const PLACES: readonly Place[] = [
  (config) => config,
  ({ clusters }) => clusters[0] as object as Record<string, unknown>,
  ({ clusters }) => clusters[0]?.cluster as object as Record<string, unknown>,
  ({ contexts }) => contexts[0] as object as Record<string, unknown>,
  ({ contexts }) => contexts[0]?.context as object as Record<string, unknown>,
  ({ users }) => users[0] as object as Record<string, unknown>,
  ({ users }) => users[0]?.user as object as Record<string, unknown>,
  ({ preferences }) => preferences as Record<string, unknown>,
];
/** Fields that are allowed in addition to the known ones. */
const ADMITTED = new Set(["token", "disable-compression", "tls-server-name", "colors"]);
const key = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.constantFrom(
    "<<",
    "Server",
    "SERVER",
    "proxy-Url",
    "Exec",
    "__proto__",
    "constructor",
    "=",
    "y",
  ),
);

test("whatever field the table does not have makes it denied, wherever it is", (t) => {
  fc.assert(
    fc.property(
      fc.constantFrom(...PLACES),
      key,
      fc.anything(),
      fc.boolean(),
      (place, name, value, json) => {
        const config = JSON.parse(JSON.stringify(ORDINARY)) as Config;
        const here = place(config);
        fc.pre(!Object.hasOwn(here, name) && !ADMITTED.has(name));
        const said = JSON.stringify(value) ?? "1";
        Object.defineProperty(here, name, { value: JSON.parse(said), enumerable: true });
        const text = json ? JSON.stringify(config) : stringify(config);
        // An empty value is nothing to Go, if it knows the field.
        const empty = ["null", '""', "false", "[]", "{}"].includes(said);
        const known = /^(?:exec|as|auth-provider|extensions|proxy-url|username|password)$/.test(
          name,
        );
        fc.pre(!(empty && known));
        t.true(readKubeconfig(text).flaws.length > 0, text);
      },
    ),
  );
});

test("YAML and JSON of the same kubeconfig say the same", (t) => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z][a-z0-9.@:-]{0,20}[a-z]$/),
      fc.stringMatching(/^[A-Za-z0-9+/]{1,400}[A-Za-z0-9]{256}=?$/),
      (name, data) => {
        const config = {
          ...ORDINARY,
          clusters: [{ name, cluster: { server: SERVER, "certificate-authority-data": data } }],
          contexts: [{ name, context: { cluster: name, user: name } }],
          "current-context": name,
          users: [{ name, user: { token: data } }],
        };
        const json = readKubeconfig(JSON.stringify(config, null, "\t"));
        const text = stringify(config, { defaultStringType: "QUOTE_DOUBLE" });
        t.deepEqual(parse(text), config);
        t.deepEqual(json, readKubeconfig(text));
        t.deepEqual(json.flaws, []);
      },
    ),
  );
});
