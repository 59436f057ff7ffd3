/** Cases that only a whole recorded stack shows: parts without labels, and what they are parts of. */
import test from "ava";
import { prove } from "../../../evidence/audit/proof.ts";
import { auditResults } from "../../../evidence/audit/results.ts";
import { readRecording } from "../../../policies/enforce/recorded/index.ts";
import { DENIED } from "../../../policies/self-test.ts";
import { COMPLIANT } from "../../../policies/self-test-cases.ts";
import { NO_WAIVERS } from "../../../policies/waivers/index.ts";
import { alliance, TODAY } from "../../policies/fixture.ts";
import {
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

const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
const found = (text: string) =>
  auditResults(readRecording(text), context, undefined).raw.map(
    ({ rule, case: kind, subject, path }) => [rule, kind, subject, path],
  );

const server: Given = {
  type: "openstack:compute/instance:Instance",
  name: "s",
  provider: "site",
  inputs: { networkMode: "none", securityGroups: ["closed"], metadata: volume.inputs?.metadata },
};

/** An attachment that takes its volume from these resources. */
function attachment(
  parents: readonly string[] | null | undefined,
  volumeId: unknown = "id-v",
): Given {
  const inputs = { instanceId: "id-s", volumeId };
  // As the engine writes it: a list for each input, `null` if the input has no dependencies.
  const propertyDependencies = { instanceId: [urnOf(server)], volumeId: parents };
  const more = parents === undefined ? {} : { propertyDependencies };
  const type = "openstack:compute/volumeAttach:VolumeAttach";
  return { type, name: "part", provider: "site", inputs, more };
}

const whole = attachment([urnOf(volume)]);

test("a part whose parent has an owner passes, in a state and in a plan", (t) => {
  t.deepEqual(found(stateOf([root(), site, volume, server, whole])), []);
  t.deepEqual(found(planOf([root(), site, volume, server, whole])), []);
  const changed = { ...whole, outputs: { ...whole.inputs, region: "bamako-1" } };
  t.deepEqual(
    found(stateOf([root(), site, volume, server, changed])),
    [],
    "by what the cloud answered",
  );
});

test("an orphan fails: its parent is not named, missing, or about to be deleted", (t) => {
  const orphan = (...all: Given[]) => found(stateOf([root(), site, ...all]));
  const expected = (index: number) => [
    ["data-owner", "orphan", urnOf(whole), ["deployment", "resources", index]],
  ];
  for (const parents of [undefined, null, [], [urnOf(volume)]]) {
    // The file has ids: the input's dependencies do not count.
    t.deepEqual(orphan(volume, server, attachment(parents, "id-elsewhere")), expected(4));
    t.deepEqual(orphan(volume, server, attachment(parents)), []);
    const hidden = attachment(parents, encrypted);
    const rules = orphan(volume, server, hidden).map(([rule]) => rule);
    t.is(
      rules.includes("data-owner"),
      !parents?.length,
      "then only the dependencies name the parent",
    );
  }
  t.deepEqual(orphan(whole), expected(2));
  t.deepEqual(orphan({ ...volume, more: { delete: true } }, whole), expected(3));
});

test("an updated resource of a plan keeps its id; a replaced one has no id yet", (t) => {
  const { id, ...planned } = entryOf(volume);
  const all = [root(), site, server, whole].map((given) => entryOf(given));
  const rulesFor = (op: string) => {
    const taken = op === "import" ? { ...planned, importID: id } : planned;
    const changed = { op, urn: urnOf(volume), newState: taken, oldState: { ...planned, id } };
    const steps = [
      ...all.map((newState) => ({ op: "same", urn: newState.urn, newState })),
      changed,
    ];
    return found(JSON.stringify({ config: {}, steps })).map(([rule]) => rule);
  };
  for (const op of ["same", "update", "read", "import"]) t.deepEqual(rulesFor(op), [], op);
  t.deepEqual(rulesFor("create-replacement"), ["data-owner"]);
});

test("a part of a resource without an owner fails as well as that resource", (t) => {
  const { metadata: _, ...unlabelled } = volume.inputs ?? {};
  const rules = found(stateOf([root(), site, { ...volume, inputs: unlabelled }, whole]))
    .filter(([, , subject]) => subject === urnOf(whole))
    .map(([rule, kind]) => [rule, kind]);
  t.deepEqual(rules, [["data-owner", "ownerless"]]);
});

test("an incomplete plan has no orphans: the parent may be in the missing part", (t) => {
  const failed = { diagnostics: [{ severity: "error" }] };
  t.deepEqual(found(planOf([root(), site, attachment([])], failed)), []);
});

test("a join across a boundary fails, and so does a join to something that is not in the file", (t) => {
  const joinedTo = (metadata: Record<string, string>) =>
    found(
      stateOf([root(), site, volume, { ...server, inputs: { ...server.inputs, metadata } }, whole]),
    )
      .filter(([, , subject]) => subject === urnOf(whole))
      .map(([rule, kind]) => [rule, kind]);
  const labels = { "aes:class": "citizen", "aes:owner": "ML", "aes:tenant": "tax" };
  t.deepEqual(joinedTo(labels), []);
  t.deepEqual(joinedTo({ ...labels, "aes:tenant": "health" }), [["zone-boundary", "tenant"]]);
  t.deepEqual(joinedTo({ ...labels, "aes:class": "public" }), [["zone-boundary", "class"]]);
  t.deepEqual(found(stateOf([root(), site, volume, whole])), [
    ["zone-boundary", "elsewhere", urnOf(whole), ["deployment", "resources", 3]],
  ]);
});

test("the cloud's answers alone add no join", (t) => {
  const networks = [{ uuid: "id-n", name: "net" }];
  const answered = { ...server, outputs: { ...server.inputs, networks } };
  t.deepEqual(found(stateOf([root(), site, answered])), []);
});

const tax = { "aes:class": "citizen", "aes:owner": "ML", "aes:tenant": "tax" };
const tagsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([key, value]) => `${key}=${value}`);
const made = (type: string, name: string, inputs: object): Given => ({
  type: `openstack:networking/${type}`,
  name,
  provider: "site",
  inputs: { ...inputs, tags: tagsOf(tax) },
});
const network = made("network:Network", "n", {});
const group = made("secGroup:SecGroup", "g", { deleteDefaultRules: true });
const port = (networkId: string, securityGroupIds = ["id-g"]) =>
  made("port:Port", "p", { networkId, securityGroupIds });
const compliantPort = port("id-n");

test("an additional join that the cloud reports fails", (t) => {
  const drifted = (answers: object) =>
    found(
      stateOf([
        root(),
        site,
        network,
        group,
        { ...compliantPort, outputs: { ...compliantPort.inputs, ...answers } },
      ]),
    ).map(([rule, kind]) => [rule, kind]);
  t.deepEqual(drifted({}), []);
  t.deepEqual(drifted({ securityGroupIds: ["id-g"], fixedIps: [{ subnetId: "id-x" }] }), []);
  const elsewhere = [["zone-boundary", "elsewhere"]];
  t.deepEqual(drifted({ securityGroupIds: ["id-g", "id-x"] }), elsewhere);
  t.deepEqual(drifted({ securityGroupIds: ["id-x"] }), elsewhere);
  t.deepEqual(drifted({ networkId: "id-x" }), elsewhere);
  const outputs = { ...compliantPort.inputs, networkId: "id-x" };
  const state = stateOf([root(), site, network, group, { ...compliantPort, outputs }]);
  const { raw } = auditResults(readRecording(state), context, undefined);
  t.deepEqual(
    raw.map(({ seenIn }) => seenIn),
    ["outputs"],
    "the program did not request it",
  );
});

test("a resource that an interrupted run was creating counts with its joins", (t) => {
  const begun = (resource: Given, type = "creating") =>
    found(
      stateOf([root(), site, network, group], {
        deployment: { pending_operations: [{ type, resource: entryOf(resource) }] },
      }),
    ).map(([rule, kind]) => [rule, kind]);
  t.deepEqual(begun(compliantPort), []);
  t.deepEqual(begun(port("id-x")), [["zone-boundary", "elsewhere"]]);
  t.deepEqual(begun(port("id-x"), "importing"), [["zone-boundary", "elsewhere"]]);
  t.deepEqual(
    begun(network, "updating"),
    [],
    "nothing is reported twice, and missing parts are not reported",
  );
});

test("a join to a replaced resource is not a join to its successor", (t) => {
  const old = { ...network, more: { id: "id-old", delete: true } };
  for (const order of [
    [old, network],
    [network, old],
  ]) {
    const joinedTo = (networkId: string) =>
      found(stateOf([root(), site, group, ...order, port(networkId)])).map(([rule, kind]) => [
        rule,
        kind,
      ]);
    t.deepEqual(joinedTo("id-n"), []);
    t.deepEqual(joinedTo("id-old"), [["zone-boundary", "elsewhere"]]);
  }
});

test("the self-test cases about whole stacks are evaluated, too", (t) => {
  t.true(DENIED.some(({ stack }) => stack !== undefined));
  const { passed, cases, missed } = prove(alliance, NO_WAIVERS, TODAY);
  t.deepEqual([passed, missed], [true, []]);
  t.is(cases, DENIED.length + COMPLIANT.length);
});
