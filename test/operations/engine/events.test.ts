/** Reading the engine's event log. */
import test from "ava";
import fc from "fast-check";
import { readEvents } from "../../../operations/engine/events.ts";
import { tenantsOf } from "../../../operations/engine/tenant.ts";
import { tenantOf } from "../../../operations/state/tenant-of.ts";
import { recorded, recordedLog, step } from "./recordings.ts";

test("a recorded run: resources declared, begun, done and failed, and messages", (t) => {
  const counts: Record<string, number> = {};
  for (const { is } of recorded("quota")) counts[is] = (counts[is] ?? 0) + 1;
  t.deepEqual(counts, COUNTS);
});
const COUNTS = { begun: 8, declared: 12, done: 3, failed: 2, message: 6, summary: 1 };

test("a message that declares several resources is an event for each, in their order", (t) => {
  const line = (type: string, name: string) =>
    `Registering resource: t=${type}, name=${name}, custom=true, remote=false`;
  const message = [line("a:b:C", "one, two"), "other", line("d:e:F", "three")].join("\n");
  const diagnosticEvent = { severity: "debug", message };
  t.deepEqual(readEvents(JSON.stringify({ sequence: 1, timestamp: 7, diagnosticEvent })), [
    { at: 7, is: "declared", type: "a:b:C", name: "one, two" },
    { at: 7, is: "declared", type: "d:e:F", name: "three" },
  ]);
});

test("a step has its name, its parent and the changed properties, and no values", (t) => {
  const metadata = {
    op: "replace",
    urn: "urn:pulumi:s::p::a:b:C$d:e:F::name::with",
    type: "d:e:F",
    old: { parent: "urn:old", inputs: { password: "secret" } },
    new: { parent: "urn:new", inputs: { password: "secret" } },
    detailedDiff: { cidr: { diffKind: "update-replace" }, tags: { diffKind: "update" } },
  };
  const log = JSON.stringify({ sequence: 1, timestamp: 7, resourcePreEvent: { metadata } });
  t.deepEqual(readEvents(`${log}\n`), [
    {
      at: 7,
      is: "begun",
      step: {
        op: "replace",
        urn: metadata.urn,
        type: "d:e:F",
        name: "name::with",
        parent: "urn:new",
        changes: ["cidr", "tags"],
        forces: ["cidr"],
      },
    },
  ]);
});

test("a waived or advisory violation is not a cause", (t) => {
  const policy = { policyName: "policies", message: "[x] y: z", enforcementLevel: "mandatory" };
  const read = (more: object) =>
    readEvents(JSON.stringify({ timestamp: 1, policyEvent: { ...policy, ...more } })).length;
  t.is(read({}), 1);
  t.is(read({ enforcementLevel: "advisory" }), 0);
  t.is(read({ exceptions: [{ id: "1", reason: "r" }] }), 0);
});

test("a log that is cut anywhere is read up to there", (t) => {
  const log = recordedLog("quota");
  const whole = recorded("quota");
  fc.assert(
    fc.property(fc.nat(log.length), (end) => {
      const read = readEvents(log.slice(0, end));
      return JSON.stringify(read) === JSON.stringify(whole.slice(0, read.length));
    }),
    { numRuns: 50 },
  );
  t.pass();
});

test("a resource belongs to the tenant with the longest name that its own begins with", (t) => {
  const events = ["mail", "mail-archive"].map((key) =>
    step("begun", "same", "aes-estate:index:TenantProject", `bamako-${key}`),
  );
  const tenants = tenantsOf(events, "bamako");
  const of = (name: string) => tenantOf(name, "bamako", tenants);
  t.deepEqual(
    ["bamako-mail", "bamako-mail-relay", "bamako-mail-archive-x", "bamako-mailbox", "bamako"].map(
      of,
    ),
    ["mail", "mail", "mail-archive", undefined, undefined],
  );
});
