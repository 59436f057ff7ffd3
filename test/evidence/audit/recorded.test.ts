/** Reading states and plans, as the engine writes them, into facts. */
import test from "ava";
import { type Mark, readRecording, Unreadable } from "../../../policies/enforce/recorded/index.ts";
import { BLINDED, NOT_YET_KNOWN, plain } from "../../../policies/enforce/recorded/values.ts";
import { type Connection, UNKNOWN } from "../../../policies/facts/fact.ts";
import {
  compliant,
  encrypted,
  entryOf,
  type Given,
  planOf,
  root,
  site,
  stateOf,
  urnOf,
  volume,
} from "./states.ts";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const marked = (mark: string, more: object) => ({ [SIGNATURE]: mark, ...more });
const secret = (more: object) => marked("1b47061264138c4ac30d75fd1eb44270", more);

for (const [name, given, want] of [
  ["plain data stays", { a: [1, "b", null, true] }, { a: [1, "b", null, true] }],
  ["a secret without its text", encrypted, UNKNOWN],
  ["a secret in clear", secret({ plaintext: '{"a":["b"]}' }), { a: ["b"] }],
  ["a secret whose text is not JSON", secret({ plaintext: "b" }), UNKNOWN],
  ["a secret inside a secret", secret({ plaintext: JSON.stringify([encrypted]) }), [UNKNOWN]],
  ["a blinded secret", { a: BLINDED }, { a: UNKNOWN }],
  ["an output with a value", marked("d0e6a833031e9bbcd3f4e8bde6ca49a4", { value: "a" }), "a"],
  ["an output without one", marked("d0e6a833031e9bbcd3f4e8bde6ca49a4", {}), UNKNOWN],
  ["a reference to a resource", marked("5cf8f73096256a8f31e491e813e4eb8e", { urn: "u" }), UNKNOWN],
  ["an unknown mark", marked("?", { value: "a" }), UNKNOWN],
] as const) {
  test(`values: ${name}`, (t) => {
    t.deepEqual(plain(given), want);
  });
}

test("values: each placeholder for a value that is not known yet", (t) => {
  t.is(NOT_YET_KNOWN.size, 7);
  for (const text of NOT_YET_KNOWN) t.deepEqual(plain([text]), [UNKNOWN]);
});

/** The one resource with this name. */
function read(text: string, name: string) {
  const found = readRecording(text).resources.filter(({ declared }) =>
    declared.subject.endsWith(`::${name}`),
  );
  if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} × ${name}`);
  return found[0];
}

for (const [name, manifest, want] of [
  ["with its zone", { time: "2026-11-24T09:00:12.345678+01:00" }, "2026-11-24T08:00:12.345Z"],
  ["of another shape", { time: "yesterday" }, undefined],
  ["that is absent", {}, undefined],
] as const) {
  test(`a state's time ${name} never makes it unreadable`, (t) => {
    const document = JSON.parse(stateOf(compliant));
    document.deployment.manifest = manifest;
    t.is(readRecording(JSON.stringify(document)).time, want);
  });
}

test("a state: stack, project, the settings in the stack's outputs, and each resource once", (t) => {
  const recording = readRecording(stateOf(compliant));
  t.like(recording, { kind: "state", stack: "bamako", project: "elsewhere", whole: true });
  t.deepEqual(recording.settings, { site: "bamako", rehearsal: false });
  t.deepEqual(
    recording.resources.map(({ declared }) => declared.subject),
    compliant.map((given) => urnOf(given)),
  );
});

test("a file of a backend is read like an export", (t) => {
  const { version, deployment } = JSON.parse(stateOf(compliant));
  const own = JSON.stringify({ version, checkpoint: { stack: "bamako", latest: deployment } });
  const facts = (text: string) => readRecording(text).resources.map(({ declared }) => declared);
  t.deepEqual(facts(own), facts(stateOf(compliant)));
});

test("a resource has the connection of the provider that it names", (t) => {
  const other: Given = { ...site, name: "other", inputs: { authUrl: "https://x/", region: "r" } };
  const regionOf = (provider: string | undefined, ...more: Given[]) => {
    const { provider: _, ...without } = volume;
    const given = provider === undefined ? without : { ...volume, provider };
    const { connection } = read(stateOf([root(), site, other, ...more, given]), "v").declared;
    return connection === UNKNOWN ? UNKNOWN : (connection as Connection);
  };
  t.like(regionOf("site"), { region: "bamako-1" });
  t.like(regionOf("other"), { region: "r" });
  t.is(regionOf("missing"), UNKNOWN);
  t.deepEqual(regionOf(undefined), { implicit: true });
  const byDefault: Given = { ...site, name: "default_3_15_2" };
  t.deepEqual(regionOf("default_3_15_2", byDefault), { implicit: true });
  // Replaced, and the old one not deleted yet: the reference's id distinguishes them.
  const old: Given = { ...site, inputs: { region: "old" }, more: { id: "old", delete: true } };
  t.like(regionOf(`${urnOf(site)}::old`, old), { region: "old" });
  t.like(regionOf("site", old), { region: "bamako-1" });
  t.is(regionOf(`${urnOf(site)}::gone`, old), UNKNOWN);
});

test("every input of a provider is read, and so are the engine's notes on it", (t) => {
  const dangersOf = (more: object) => {
    const inputs = { ...site.inputs, ...more };
    return read(stateOf([root(), { ...site, inputs }]), "site").declared.dangers;
  };
  t.deepEqual(dangersOf({ version: "5.4.1", __internal: {} }), []);
  t.deepEqual(dangersOf({ tunnel: "x" }), [{ kind: "unlisted", at: "tunnel" }]);
  t.like(dangersOf({ __internal: { envVarMappings: { HOME: "OS_CLOUD" } } }), [
    { kind: "ambient", at: "__internal.envVarMappings" },
  ]);
});

test("the cloud's answer becomes a second fact if it differs in properties that the policies read", (t) => {
  const answered = (outputs: object, type = volume.type) =>
    read(
      stateOf([root(), site, { ...volume, type, outputs: { ...volume.inputs, ...outputs } }]),
      "v",
    );
  t.is(answered({ attachments: [], size: 2 }).actual, undefined);
  t.is(answered({ region: "eu-west-1" }).actual?.region, "eu-west-1");
  t.is(answered({ region: "eu-west-1" }).declared.region, undefined);
  t.is(answered({ metadata: {} }).actual?.dataClass, undefined);
  t.is(answered({ metadata: {} }).declared.dataClass, "citizen");
  // Where the cloud gives no answer, the request counts.
  const silent = read(stateOf([root(), site, { ...volume, outputs: { region: "x" } }]), "v");
  t.like(silent.actual, { region: "x", dataClass: "citizen" });
  t.is(answered({ region: "eu-west-1" }, "pulumi:providers:openstack").actual, undefined);
  // Magnum repeats the template's values, which are evaluated there; the cluster's own values count.
  const repeated = { labels: { docker_volume_type: "plain" }, dockerVolumeSize: 0 };
  for (const type of ["cluster:Cluster", "nodeGroup:NodeGroup"]) {
    t.is(answered(repeated, `openstack:containerinfra/${type}`).actual, undefined);
    const moved = answered({ ...repeated, region: "x" }, `openstack:containerinfra/${type}`);
    t.is(moved.actual?.region, "x");
  }
  t.truthy(answered(repeated, "openstack:containerinfra/clusterTemplate:ClusterTemplate").actual);
});

const marks: Record<Mark, Record<string, unknown>> = {
  pendingDelete: { delete: true },
  external: { external: true },
  protected: { protect: true },
  view: { viewOf: urnOf(site) },
  pendingOperation: {},
};
for (const [mark, more] of Object.entries(marks)) {
  test(`marked: ${mark}`, (t) => {
    const pending = [{ type: "creating", resource: entryOf({ ...volume, name: "w" }) }];
    const state = stateOf([root(), site, { ...volume, name: "w0" }, { ...volume, more }], {
      deployment: { pending_operations: pending },
    });
    t.deepEqual(read(state, mark === "pendingOperation" ? "w" : "v").marks, [mark as Mark]);
    t.deepEqual(read(state, "w0").marks, []);
  });
}

test("a resource is marked if the file hides a value that the policies read", (t) => {
  const hidden = (inputs: object) =>
    read(stateOf([root(), site, { ...volume, inputs: { ...volume.inputs, ...inputs } }]), "v")
      .hidden;
  t.false(hidden({}));
  t.false(hidden({ size: encrypted }), "no policy reads it");
  t.true(hidden({ metadata: { "aes:class": encrypted } }));
  t.true(hidden({ region: encrypted }));
});

test("the key of a state's secrets has the same name as in a stack's settings", (t) => {
  const provider = (secrets_providers: object) =>
    readRecording(stateOf(compliant, { deployment: { secrets_providers } })).secretsProvider;
  t.is(provider({ type: "passphrase", state: { salt: "v1:" } }), "passphrase");
  t.is(provider({ type: "service", state: {} }), "service");
  t.is(provider({ type: "cloud", state: { url: "hashivault://aes" } }), "hashivault://aes");
  t.is(provider({ type: "cloud" }), "");
  t.is(readRecording(stateOf(compliant)).secretsProvider, undefined);
});

test("a plan: the result of each step, unknown values as unknown; deletions are counted, not evaluated", (t) => {
  const [later] = NOT_YET_KNOWN;
  const metadata = { "aes:class": later, "aes:owner": "ML" };
  const gone = { ...volume, name: "gone", op: "delete" };
  const outputs = { region: "eu-west-1" };
  const text = planOf([root(), site, { ...volume, inputs: { metadata }, outputs }, gone], {
    config: { "aes-estate:site": "ouagadougou", "aes-estate:rehearsal": "true" },
  });
  const recording = readRecording(text);
  t.like(recording, { kind: "plan", whole: true, deletions: 1 });
  t.deepEqual(recording.settings, { site: "ouagadougou", rehearsal: "true" });
  t.like(read(text, "v").declared, { dataClass: UNKNOWN, owner: "ML" });
  t.is(read(text, "v").actual, undefined, "a plan's outputs are guesses");
  t.like(read(text, "v").declared.connection, { region: "bamako-1" });
});

test("the plan of a failed preview is incomplete", (t) => {
  const whole = (more: object) => readRecording(planOf(compliant, { ...more })).whole;
  t.true(whole({ diagnostics: [{ severity: "warning" }] }));
  t.false(whole({ diagnostics: [{ severity: "error" }] }));
  t.false(whole({ maybeCorrupt: true }));
});

const bad: [name: string, text: string, reason: string, line?: number][] = [
  ["nothing", "", "empty"],
  ["blank", " \n ", "empty"],
  ["not JSON", '{\n"version": 3,\noh\n}', "syntax", 3],
  ["cut short", stateOf(compliant).slice(0, -20), "syntax"],
  ["gzip", "\u001f\ufffd", "encrypted"],
  ["a list", "[]", "shape"],
  ["null", "null", "shape"],
  ["something else", '{"resources": []}', "shape"],
  ["version 2", '{"version": 2, "deployment": {}}', "version"],
  ["version 5", '{"version": 5, "deployment": {}}', "version"],
  ["no version", '{"deployment": {}}', "version"],
  ["a feature of tomorrow", stateOf(compliant, { features: ["views", "tomorrow"] }), "features"],
  ["encrypted as a whole", '{"version": 3, "deployment": "v1:abc"}', "encrypted"],
  ["no deployment", '{"version": 3, "deployment": null}', "nothing"],
  ["no resource", stateOf([]), "nothing"],
  ["no URN", '{"version": 3, "deployment": {"resources": [{"urn": "x", "type": "a"}]}}', "field"],
  ["no type", stateOf([root()]).replace('"type"', '"tipe"'), "field"],
  ["inputs that are a list", stateOf([root(), { ...site, more: { inputs: [] } }]), "field"],
  ["a saved plan", '{"version": 1, "plan": {"resourcePlans": {}}}', "savedPlan"],
  [
    "a plan without unchanged resources",
    planOf(compliant, { changeSummary: { same: 4 } }),
    "hiddenSames",
  ],
  ["a plan without steps", '{"changeSummary": {}}', "field"],
  ["a step without its resource", planOf(compliant).replaceAll("newState", "later"), "noNewState"],
];
for (const [name, text, reason, line] of bad) {
  test(`cannot be evaluated: ${name}`, (t) => {
    const error = t.throws(() => readRecording(text), { instanceOf: Unreadable });
    t.is(error?.reason, reason as typeof error.reason);
    if (line !== undefined) t.is(error?.line, line);
    for (const language of ["fr", "en"] as const) t.notRegex(error?.in(language) ?? "", /[{}\n]/);
  });
}

test("cannot be evaluated: resources of several stacks", (t) => {
  const { deployment } = JSON.parse(stateOf(compliant));
  const other = JSON.parse(stateOf(compliant, { stack: "ouagadougou" })).deployment;
  const resources = [...deployment.resources, ...other.resources];
  const text = JSON.stringify({ version: 3, deployment: { resources } });
  t.is(t.throws(() => readRecording(text), { instanceOf: Unreadable })?.reason, "severalStacks");
});
