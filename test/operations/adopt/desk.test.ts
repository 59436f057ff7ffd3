/** What the program of a run is answered, what is reported of it, and how the state is completed. */
import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import test from "ava";
import { faultOf } from "../../../operations/adopt/adopt.ts";
import { atDesk, Desk, type Entry } from "../../../operations/adopt/desk.ts";
import { Finder } from "../../../operations/adopt/find.ts";
import { differencesOf, reportOf } from "../../../operations/adopt/report.ts";
import { completed } from "../../../operations/adopt/state.ts";
import { STATE_ALONE, targetsOf } from "../../../operations/adopt/targets.ts";
import { differenceLines, reportText } from "../../../operations/adopt/text.ts";
import type { Item } from "../../../operations/cloud/client.ts";
import type { EngineEvent } from "../../../operations/engine/events.ts";
import type { Registration } from "../../../stacks/adoption.ts";

const urnOf = (type: string, name: string) => `urn:pulumi:bamako::aes-estate::${type}::${name}`;

const NETWORK = "openstack:networking/network:Network";
const GROUP = "openstack:networking/secGroup:SecGroup";
const USER = "openstack:identity/user:User";

function registered(
  type: string,
  name: string,
  inputs: object,
  secrets: string[] = [],
): Registration {
  return {
    urn: urnOf(type, name),
    type,
    custom: !type.startsWith("aes-estate:"),
    inputs: { name, ...inputs },
    secrets,
  };
}

const items: Readonly<Record<string, readonly object[]>> = {
  "/v2.0/networks": [{ id: "n1", name: "a", project_id: "p" }],
  "/v2.0/security-groups": [
    { id: "s1", name: "a", project_id: "p" },
    { id: "s2", name: "a", project_id: "p" },
  ],
  "/users?domain_id=d": [{ id: "u1", name: "account", domain_id: "d" }],
};
const finder = () =>
  new Finder({ list: async (_, path) => (items[path] ?? []) as unknown as Item[] });

test("a found resource is imported; what is missing is named so that nothing depends on it", async (t) => {
  const desk = new Desk(finder());
  const own = { tenantId: "p" };
  t.deepEqual(await desk.answer(registered(NETWORK, "gone", own)), {
    missing: [urnOf(NETWORK, "gone")],
  });
  t.deepEqual(await desk.answer(registered(NETWORK, "a", own)), {
    id: "n1",
    missing: [urnOf(NETWORK, "gone")],
  });
});

test("of a user only the password may change", async (t) => {
  const user = registered(USER, "account", { domainId: "d", password: "secret" }, ["password"]);
  t.deepEqual(await new Desk(finder()).answer(user), {
    id: "u1",
    ignoreChanges: ["name", "domainId"],
  });
});

test("what the state has is left alone; what an earlier run found stays", async (t) => {
  const network = registered(NETWORK, "a", { tenantId: "p" });
  const recorded = new Desk(finder(), { recorded: new Set([network.urn]) });
  t.deepEqual(await recorded.answer(network), {});
  const look = new Desk(finder());
  await look.answer(network);
  const silent = new Finder({ list: () => Promise.reject(new Error("read again")) });
  const desk = new Desk(silent, { decided: look.entries });
  t.deepEqual(await desk.answer(network), { id: "n1" });
});

test("the program asks at a socket; a failure of the cloud ends it with that reason", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-desk-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const socketPath = join(folder, "socket");
  const ask = (registration: Registration) =>
    new Promise<{ status: number | undefined; body: unknown }>((resolve, reject) => {
      const sent = request({ socketPath, method: "POST", agent: false }, async (answer) => {
        const { statusCode: status } = answer;
        resolve({ status, body: status === 200 ? await json(answer) : undefined });
      });
      sent.on("error", reject);
      sent.end(JSON.stringify(registration));
    });
  const network = registered(NETWORK, "a", { tenantId: "p" });
  const answer = await atDesk(new Desk(finder()), socketPath, () => ask(network));
  t.deepEqual(answer, { status: 200, body: { id: "n1" } });
  const broken = new Desk(new Finder({ list: () => Promise.reject(new Error("HTTP 503")) }));
  const run = atDesk(broken, socketPath, async () => {
    t.is((await ask(network)).status, 500);
    throw new Error("the program failed");
  });
  await t.throwsAsync(run, { message: "HTTP 503" });
});

const entry = (type: string, name: string, finding: Entry["finding"]): Entry => ({
  urn: urnOf(type, name),
  type,
  finding,
  declared: {},
  writeOnly: {},
  secrets: [],
});

test("two resources of the program that would be one of the cloud are ambiguous", (t) => {
  const report = reportOf("bamako", [
    entry(NETWORK, "a", { is: "found", id: "n1" }),
    entry(NETWORK, "b", { is: "found", id: "n1" }),
    entry(NETWORK, "c", { is: "found", id: "n2" }),
  ]);
  t.deepEqual(report.ambiguous, [
    { name: "a", type: NETWORK, ids: ["n1"] },
    { name: "b", type: NETWORK, ids: ["n1"] },
  ]);
  t.deepEqual(report.found, [{ name: "c", type: NETWORK, id: "n2" }]);
});

const group: Entry = {
  ...entry(GROUP, "a", { is: "found", id: "s1" }),
  writeOnly: { deleteDefaultRules: true, key: "word" },
  secrets: ["key"],
};

test("the report names secrets and unreadable inputs, in both languages, and no hidden character", (t) => {
  const report = reportOf("bamako", [
    group,
    entry(USER, "account", { is: "found", id: "u1" }),
    entry(NETWORK, "gone", { is: "missing" }),
    entry(NETWORK, "two", { is: "ambiguous", ids: ["n1", "n2\u001b[2J"] }),
    entry("openstack:objectstorage/container:Container", "receipts", { is: "later" }),
    entry(NETWORK, "there", { is: "recorded" }),
  ]);
  t.is(report.recorded, 1);
  t.is(
    reportText(report, "en"),
    `TYPE                                         FOUND  MISSING  AMBIGUOUS  LATER
openstack:identity/user:User                     1        0          0      0
openstack:networking/network:Network             0        1          1      0
openstack:networking/secGroup:SecGroup           1        0          0      0
openstack:objectstorage/container:Container      0        0          0      1

ambiguous: two (openstack:networking/network:Network) could be n1, n2<U+001B>[2J
not in the cloud, the next \`up\` creates it: gone (openstack:networking/network:Network)
later: containers and the objects of clusters are only visible with the renewed connections, during the import
password renewed, the former one is no longer valid: account
cannot be read in the cloud, recorded as declared: deleteDefaultRules, key of 1 resource (openstack:networking/secGroup:SecGroup)`,
  );
  t.regex(reportText(report, "fr"), /mot de passe renouvelé, l'ancien ne vaut plus : account/);
});

test("a completed state has unreadable inputs as declared, secrets as secrets", (t) => {
  const own = { type: GROUP, id: "s1", inputs: { name: "a" }, outputs: { name: "a" } };
  const other = { urn: urnOf(GROUP, "b"), type: GROUP };
  const state = { resources: [{ urn: group.urn, ...own }, other] };
  const secret = {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    plaintext: '"word"',
  };
  const values = { name: "a", deleteDefaultRules: true, key: secret };
  t.deepEqual(completed(state, new Map([[group.urn, group]])), {
    resources: [{ urn: group.urn, ...own, inputs: values, outputs: values }, other],
  });
});

test("a completed state has those of the declared tags that the cloud has", (t) => {
  const declared = { name: "a", tags: ["aes:site=bamako", "aes:owner=ML"] };
  const network = { ...entry(NETWORK, "a", { is: "found", id: "n1" }), declared };
  const outputs = { name: "a", allTags: ["aes:owner=ML", "by-hand"] };
  const read = { ...outputs, __pulumi_raw_state_delta: { obj: {} } };
  const state = {
    resources: [{ urn: network.urn, type: NETWORK, inputs: { name: "a" }, outputs: read }],
  };
  const [resource] = completed(state, new Map([[network.urn, network]])).resources ?? [];
  t.deepEqual(resource?.inputs, { name: "a", tags: ["aes:owner=ML"] });
  t.deepEqual(resource?.outputs, { ...outputs, tags: ["aes:owner=ML"] });
});

const NAMESPACE = "kubernetes:core/v1:Namespace";
const live = {
  __fieldManager: "pulumi-kubernetes-import",
  metadata: {
    name: "web",
    labels: { "aes.example/owner": "ML", "kubernetes.io/metadata.name": "web" },
    managedFields: [
      { manager: "kubectl", operation: "Apply" },
      { manager: "pulumi-kubernetes-update", operation: "Update" },
      { manager: "pulumi-kubernetes-first", operation: "Apply" },
    ],
  },
  spec: { finalizers: ["kubernetes"] },
};

function completedObject(
  declared: Record<string, unknown>,
  secrets: string[] = [],
  outputs: Record<string, unknown> = live,
) {
  const object = { ...entry(NAMESPACE, "a", { is: "found", id: "web" }), declared, secrets };
  const resource = { urn: object.urn, type: NAMESPACE, inputs: { spec: live.spec }, outputs };
  return completed({ resources: [resource] }, new Map([[object.urn, object]])).resources?.[0];
}

test("an object of a cluster keeps the name by which the estate applied it, and has the declared inputs", (t) => {
  const declared = { metadata: { name: "web", labels: { "aes.example/owner": "ML" } } };
  const own = { ...live, __fieldManager: "pulumi-kubernetes-first" };
  t.like(completedObject(declared), {
    inputs: declared,
    outputs: { ...own, __inputs: declared },
  });
});

test("a part of an object that the program marks as a secret is one in the state", (t) => {
  const { spec } = live;
  const { inputs, outputs } = completedObject({ spec }, ["spec"]) ?? {};
  const hidden = inputs?.spec as Record<string, unknown>;
  t.is(hidden.plaintext, JSON.stringify(spec));
  t.deepEqual(outputs?.__inputs, inputs);
  // The engine has marked what it read as well.
  const again = completedObject({ spec }, ["spec"], { ...live, spec: hidden });
  t.deepEqual(again?.inputs, inputs);
});

test("a server leaves out what is empty, and that is no difference", (t) => {
  const declared = {
    metadata: { name: "web", annotations: {} },
    spec: { ...live.spec, rules: [] },
  };
  t.deepEqual(completedObject(declared)?.inputs, declared);
});

test("an object that differs from what is declared stays as it was read", (t) => {
  const others: Record<string, unknown>[] = [
    { metadata: { name: "web", labels: { "aes.example/owner": "NE" } } },
    { spec: { finalizers: [] } },
    { spec: { finalizers: ["other"] } },
    { metadata: { toString: "web" } },
    { spec: { finalizers: live.spec.finalizers, rules: [{}] } },
    { metadata: { name: { first: "web" } } },
  ];
  for (const declared of others) {
    t.deepEqual(completedObject(declared)?.inputs, { spec: live.spec });
    t.is(completedObject(declared)?.outputs?.__fieldManager, "pulumi-kubernetes-first");
  }
});

test("differences are the steps of the comparison, without what is missing", (t) => {
  const begun = (
    op: string,
    name: string,
    changes: string[] = [],
    type = NETWORK,
  ): EngineEvent => ({
    at: 1,
    is: "begun",
    step: {
      op,
      urn: urnOf(type, name),
      type,
      name,
      parent: "",
      changes,
      forces: [],
    },
  });
  const events = [
    begun("update", "segment", ["sync"], "aes-estate:index:ObjectContainer"),
    begun("same", "a"),
    begun("create", "gone"),
    begun("update", "b", ["description"]),
    begun("replace", "c", ["name"]),
  ];
  const differences = differencesOf(events, new Set([urnOf(NETWORK, "gone")]));
  t.deepEqual(differences, [
    { name: "b", type: NETWORK, kind: "updates", properties: ["description"] },
    { name: "c", type: NETWORK, kind: "replaces", properties: ["name"] },
  ]);
  t.deepEqual(differenceLines(differences, "en"), [
    `differs, the next \`up\` would correct it: b (${NETWORK}): description`,
    `differs, the next \`up\` would replace it: c (${NETWORK}): name`,
  ]);
});

test("an import always has targets: without one the engine would create and change everything", (t) => {
  const network = entry(NETWORK, "a", { is: "found", id: "n1" });
  const user = entry(USER, "account", { is: "found", id: "u1" });
  const password = entry("random:index/randomPassword:RandomPassword", "p", { is: "made" });
  const of = (...all: Entry[]) => ({
    entries: new Map(all.map((each) => [each.urn, each])),
    components: new Set(["urn:component"]),
  });
  const [stack] = STATE_ALONE;
  t.deepEqual(targetsOf(new Set(), of(network, user, password)), [...STATE_ALONE, user.urn]);
  const lacking = targetsOf(new Set(["urn:known"]), of(network, user, password));
  t.deepEqual(lacking, [stack, "urn:component", password.urn, user.urn]);
  t.deepEqual(targetsOf(new Set(["urn:known"]), { ...of(network), components: new Set() }), [
    stack,
  ]);
  const missing = entry(USER, "gone", { is: "missing" });
  t.false(targetsOf(new Set(), of(missing)).includes(missing.urn), "it would be created");
});

test("nothing is recorded if something is ambiguous, unknown, or would be replaced", (t) => {
  const differing = (kind: "updates" | "replaces") => [
    { name: "a", type: NETWORK, kind, properties: ["name"] },
  ];
  const report = (...all: Entry[]) => reportOf("bamako", all);
  const sound = report(entry(NETWORK, "a", { is: "found", id: "n1" }));
  t.is(faultOf("bamako", { report: sound, differences: [] }), undefined);
  t.is(faultOf("bamako", { report: sound, differences: differing("updates") }), undefined);
  const replaced = faultOf("bamako", { report: sound, differences: differing("replaces") });
  t.regex(
    String(replaced?.in("en")),
    /would replace or delete 1 found resource .*nothing was recorded/,
  );
  for (const finding of [{ is: "ambiguous", ids: ["n1", "n2"] }, { is: "unknown" }] as const) {
    const doubtful = faultOf("bamako", {
      report: report(entry(NETWORK, "a", finding)),
      differences: [],
    });
    t.regex(
      String(doubtful?.in("en")),
      /1 resource could not be identified .*nothing was recorded/,
    );
  }
});
