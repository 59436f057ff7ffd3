/** Which steps of a run have no known result, from the engine's event log. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import {
  attemptsIn,
  forgetAttempts,
  keepAttempts,
  keptAttempts,
} from "../../../operations/engine/attempts.ts";
import { beginLog } from "../../../operations/engine/log.ts";
import { UserError } from "../../../output/user-error.ts";

const TYPE = "openstack:networking/network:Network";
const urnOf = (name: string) => `urn:pulumi:bamako::aes-estate::${TYPE}::${name}`;
const step = (name: string, op = "create") => ({
  op,
  urn: urnOf(name),
  type: TYPE,
  new: { parent: "stack", provider: "p::1", inputs: { name } },
});
const begun = (name: string, op?: string) => ({
  timestamp: 100,
  resourcePreEvent: { metadata: step(name, op) },
});
const done = (name: string, op?: string) => ({
  timestamp: 101,
  resOutputsEvent: { metadata: step(name, op) },
});
const failed = (name: string, op?: string) => ({
  timestamp: 102,
  resOpFailedEvent: { metadata: step(name, op) },
});
const error = (name: string, message: string) => ({
  timestamp: 102,
  diagnosticEvent: { severity: "error", urn: urnOf(name), message },
});
const logOf = (...events: object[]) =>
  `${events.map((event) => JSON.stringify(event)).join("\n")}\n`;
const recorded = (name: string) => ({ urn: urnOf(name), type: TYPE });
const resource = (name: string) => ({
  urn: urnOf(name),
  type: TYPE,
  inputs: { name },
  parent: "stack",
  provider: "p::1",
});

test("steps that failed, or have not ended, are attempts; those that ended, and changes that the cloud rejected, are not", (t) => {
  const log = logOf(
    begun("made"),
    begun("denied"),
    begun("lost"),
    begun("cut"),
    done("made"),
    error("denied", "Expected HTTP response code [201] when …, but got 409 instead: {}"),
    failed("denied"),
    error("lost", "rpc error: code = Unavailable desc = connection reset"),
    failed("lost"),
    {
      timestamp: 1,
      resourcePreEvent: { metadata: { ...step("part"), type: "aes-estate:index:Part" } },
    },
    begun("changed", "update"),
    error("changed", "timeout while waiting for state to become 'ACTIVE'"),
    failed("changed", "update"),
    begun("same", "update"),
    error("same", "Expected HTTP response code [200] when …, but got 409 instead: {}"),
    failed("same", "update"),
    begun("removed", "delete"),
    error("removed", "Expected HTTP response code [204] when …, but got 500 instead: {}"),
    failed("removed", "delete"),
    begun("leaving", "delete"),
    begun("left", "delete"),
    done("left", "delete"),
    begun("old", "delete-replaced"),
    failed("old", "delete-replaced"),
    begun("replaced", "create-replacement"),
    failed("replaced", "create-replacement"),
  );
  t.deepEqual(attemptsIn(`${log}{"timestamp":1,"resourcePre`), [
    { resource: resource("denied"), begun: 100, status: 409 },
    { resource: resource("lost"), begun: 100 },
    { resource: resource("cut"), begun: 100 },
    { resource: recorded("changed"), step: "change", begun: 100 },
    { resource: recorded("removed"), step: "change", begun: 100, status: 500 },
    { resource: recorded("leaving"), step: "change", begun: 100 },
    { resource: resource("replaced"), begun: 100 },
  ]);
});

test("a node group that the engine has forgotten is kept as it was recorded", (t) => {
  const type = "openstack:containerinfra/nodeGroup:NodeGroup";
  const urn = `urn:pulumi:bamako::aes-estate::${type}::work`;
  const old = {
    id: "cluster/group",
    inputs: { clusterId: "cluster" },
    outputs: { clusterId: "cluster", nodeCount: 2 },
    parent: "cluster",
    provider: "p::1",
  };
  const metadata = { op: "delete", urn, type, old: { ...old, protect: false }, new: null };
  const log = logOf(
    { timestamp: 100, resourcePreEvent: { metadata } },
    { timestamp: 101, resOutputsEvent: { metadata } },
    begun("network", "delete"),
    done("network", "delete"),
  );
  const resource = { urn, custom: true, type, ...old };
  t.deepEqual(attemptsIn(log), [{ resource, step: "forgotten" }]);
});

test("a step that failed before it began has no beginning", (t) => {
  t.deepEqual(attemptsIn(logOf(failed("x"))), [{ resource: resource("x") }]);
  t.deepEqual(attemptsIn("nonsense\n\n{}\n[]"), []);
});

test("they are kept until they are forgotten, those of killed runs too", async (t) => {
  const workspace = await mkdtemp(join(tmpdir(), "aes-attempts-"));
  t.teardown(() => rm(workspace, { recursive: true, force: true }));
  const places = { workspace, attempts: join(workspace, "attempts-bamako.json") };
  const logs = join(workspace, "logs");
  t.deepEqual(await keptAttempts(places), []);

  const { events } = await beginLog(logs, "up");
  await writeFile(events, logOf(begun("a"), failed("a")));
  await keepAttempts(places, events);
  t.is((await stat(places.attempts)).mode & 0o777, 0o600);
  const { pid: dead = 0 } = spawnSync("true");
  const killed = await beginLog(logs, "up", new Date(0), dead);
  await writeFile(killed.events, logOf(begun("b")));
  const looked = await beginLog(logs, "preview", new Date(1), dead);
  await beginLog(logs, "preview", new Date(2)); // a later command tidies up
  t.deepEqual(
    [killed, looked].map((run) => existsSync(run.events)),
    [true, false],
  );

  const both = [
    { resource: resource("a"), begun: 100 },
    { resource: resource("b"), begun: 100 },
  ];
  t.deepEqual(await keptAttempts(places), both);
  t.false(existsSync(killed.events));
  t.true(existsSync(events), "a run of a living process is not taken");
  t.deepEqual(await keptAttempts(places), both);
  await forgetAttempts(places);
  t.deepEqual(await keptAttempts(places), []);
  await writeFile(places.attempts, "[{");
  await t.throwsAsync(keptAttempts(places), { instanceOf: UserError, message: /delete this file/ });
});
