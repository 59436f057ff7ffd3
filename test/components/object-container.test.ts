import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { ObjectContainer, type ObjectContainerArgs } from "../../components/index.ts";
import { inventory, mockCloud, named, record } from "./recorder.ts";

test.before(mockCloud);

const least: ObjectContainerArgs = {
  site: "bamako",
  tenant: "tax",
  container: "receipts",
  owner: "ML",
  dataClass: "administrative",
  maxGiB: 2,
};
const labels = {
  "aes-class": "administrative",
  "aes-owner": "ML",
  "aes-site": "bamako",
  "aes-tenant": "tax",
};
const account = `AUTH_${"0123456789abcdef".repeat(2)}`;

test("at its defaults it is labelled, limited, private to the tenant, and not copied", async (t) => {
  const { component, made } = await record((opts) => new ObjectContainer("least", least, opts));
  t.deepEqual(inventory(made), [
    "aes-estate:index:ObjectContainer least",
    "openstack:objectstorage/container:Container least-container < least",
  ]);
  t.deepEqual(named(made, "least-container").inputs, {
    name: "receipts",
    metadata: { ...labels, "quota-bytes": "2147483648" },
    containerSyncTo: "",
  });
  t.is(await new Promise((resolve) => component.containerName.apply(resolve)), "receipts");
});

test("it is protected until it may be deleted", async (t) => {
  const guarded = async (args: ObjectContainerArgs) => {
    const { made } = await record((opts) => new ObjectContainer("kept", args, opts));
    return made.filter((each) => each.guarded).map(({ name }) => name);
  };
  t.deepEqual(await guarded({ ...least, rehearsal: true }), ["kept-container"]);
  t.deepEqual(await guarded({ ...least, deletable: true }), []);
});

test("at its fullest it is labelled as a rehearsal and sends its changes to the same container at the other site", async (t) => {
  const full: ObjectContainerArgs = {
    ...least,
    rehearsal: true,
    sync: { key: pulumi.output("shared"), to: { realm: "aes", site: "ouagadougou", account } },
  };
  const { made } = await record((opts) => new ObjectContainer("full", full, opts));
  const { inputs } = named(made, "full-container");
  t.deepEqual(inputs, {
    name: "receipts",
    metadata: { ...labels, "aes-rehearsal": "true", "quota-bytes": "2147483648" },
    containerSyncTo: `//aes/ouagadougou/${account}/receipts`,
    containerSyncKey: inputs.containerSyncKey,
  });
});

test("a container that only receives has a key and no target", async (t) => {
  const { made } = await record(
    (opts) => new ObjectContainer("end", { ...least, sync: { key: "shared" } }, opts),
  );
  const { containerSyncTo, containerSyncKey } = named(made, "end-container").inputs;
  t.is(containerSyncTo, "");
  t.truthy(containerSyncKey);
});

test("only the parts declared as recorded keep the state's values", async (t) => {
  const ignored = async (name: string, syncAsRecorded?: ObjectContainerArgs["syncAsRecorded"]) => {
    const args = { ...least, ...(syncAsRecorded && { syncAsRecorded }) };
    const { made } = await record((opts) => new ObjectContainer(name, args, opts));
    return named(made, `${name}-container`).opts.ignoreChanges;
  };
  t.deepEqual(await ignored("none"), []);
  t.deepEqual(await ignored("to", { to: true }), ["containerSyncTo"]);
  t.deepEqual(await ignored("key", { key: true }), ["containerSyncKey"]);
  t.deepEqual(await ignored("both", { key: true, to: true }), [
    "containerSyncKey",
    "containerSyncTo",
  ]);
});

test("all wrong inputs are rejected at once", (t) => {
  const to = { realm: "AES", site: "bamako", account: "AUTH_1" };
  const wrong = { ...least, container: "a/b", maxGiB: 0.5, sync: { key: "k", to } };
  const error = t.throws(() => new ObjectContainer("wrong", wrong));
  t.deepEqual(error?.message.split("\n"), [
    'ObjectContainer "wrong": 5 inputs are not as expected',
    '  container: got "a/b", want lower-case letters, digits and hyphens, a letter first',
    "  maxGiB: got 0.5, want a whole number from 1 to 1000000",
    '  sync.to.realm: got "AES", want lower-case letters, digits and hyphens, a letter first',
    '  sync.to.site: got "bamako", want another site',
    '  sync.to.account: got "AUTH_1", want AUTH_ and the id of a project',
  ]);
});
