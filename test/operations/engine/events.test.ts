/** Reading the engine's event log, and the progress of a run. */
import test from "ava";
import fc from "fast-check";
import { readEvents } from "../../../operations/engine/events.ts";
import { Progress } from "../../../operations/engine/progress.ts";
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

test("the progress line counts known and done resources, and names the longest wait", (t) => {
  const progress = new Progress();
  t.is(progress.line(100, "en"), "the program starts");
  const type = "openstack:networking/router:Router";
  for (const name of ["a", "b", "c"]) progress.take({ at: 100, is: "declared", type, name });
  t.is(progress.line(100, "en"), "0 of 3 done");
  progress.take({ ...step("begun", "create", type, "a"), at: 100 });
  progress.take({ ...step("begun", "create", type, "b"), at: 130 });
  progress.take({ ...step("begun", "same", "aes-estate:index:NetworkSegment", "d"), at: 90 });
  t.is(progress.line(145.4, "en"), "0 of 4 done, 2 under way, Router a for 45 s");
  t.is(progress.line(145.4, "fr"), "0 sur 4 faite, 2 en cours, dont Router a depuis 45 s");
  progress.take({ ...step("done", "create", type, "a"), at: 150 });
  t.is(progress.line(150, "en"), "1 of 4 done, 1 under way, Router b for 20 s");
  progress.take({ ...step("failed", "create", type, "b"), at: 151 });
  t.is(progress.line(151, "en"), "1 of 4 done");
});

test("if the state gives the total, a removal counts towards it", (t) => {
  const progress = new Progress(500);
  for (const name of ["a", "b"]) progress.take(step("done", "delete", "x:y:Z", name));
  t.is(progress.line(0, "en"), "2 of 500 done");
});

test("the number done never exceeds the total", (t) => {
  for (const name of ["quota", "first", "guard", "pack"]) {
    const progress = new Progress();
    for (const event of recorded(name)) {
      progress.take(event);
      const [done, total] = (progress.line(event.at, "en").match(/\d+/g) ?? [0, 0]).map(Number);
      t.true(Number(done) <= Number(total), name);
    }
  }
});
