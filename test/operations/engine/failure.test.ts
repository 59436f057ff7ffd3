/** A failed run ends with what failed, why and what to do, in at most 15 lines. The runs are recorded ones. */
import test from "ava";
import fc from "fast-check";
import type { EngineEvent } from "../../../operations/engine/events.ts";
import { formatFailure, LINES } from "../../../operations/engine/failure.ts";
import type { Language } from "../../../output/message.ts";
import { error, recorded, step, urnOf } from "./recordings.ts";

const ROUTER = "openstack:networking/router:Router";

function failure(
  events: readonly EngineEvent[],
  { run = "up", language = "en" as Language, printed = "", signal = "", keeperFailure = "" } = {},
): string[] {
  const fileOf = (tenant: string) => `stacks/bamako/tenants/${tenant}.yaml`;
  const failed = { site: "bamako", run, events, printed, log: "/logs/1.log", fileOf };
  const ended = { ...(signal && { signal }), ...(keeperFailure && { keeperFailure }) };
  return formatFailure({ ...failed, ...ended }, language).split("\n");
}

test("a quota error names the resource, the cloud's message, the file that raises the quota, and what waited", (t) => {
  t.deepEqual(failure(recorded("quota")), [
    "`up` of bamako failed:",
    "  tax: Router bamako-tax-spare-router: the cloud answers 409: Quota exceeded for resources: ['router'].",
    "  tax: Network bamako-tax-spare-network: the cloud answers 409: Quota exceeded for resources: ['network'].",
    "    What to do: raise that quota in stacks/bamako/tenants/tax.yaml (quota; `npx estate capacity bamako` shows what is free) or remove what is no longer used, then: make up SITE=bamako",
    "  4 more were not started because of it",
    "  Full log: /logs/1.log",
  ]);
  t.deepEqual(failure(recorded("quota"), { language: "fr" }), [
    "« up » de bamako a échoué :",
    "  tax : Router bamako-tax-spare-router : le nuage répond 409 : Quota exceeded for resources: ['router'].",
    "  tax : Network bamako-tax-spare-network : le nuage répond 409 : Quota exceeded for resources: ['network'].",
    "    Que faire : relevez ce quota dans stacks/bamako/tenants/tax.yaml (quota ; « npx estate capacity bamako » montre ce qui est libre) ou retirez ce qui ne sert plus, puis : make up SITE=bamako",
    "  4 autres n'ont pas été commencées pour cette raison",
    "  Journal complet : /logs/1.log",
  ]);
});

test("issues of the files appear once, unchanged", (t) => {
  t.deepEqual(failure(recorded("broken"), { run: "preview" }), [
    "`preview` of bamako failed:",
    "  stacks/bamako/tenants/tax.yaml:5: owner: got Mali, want a member of the alliance: ML, BF, NE; did you mean ML?",
    "  Full log: /logs/1.log",
  ]);
});

test("denials of the guard: each rule with its remediation", (t) => {
  t.deepEqual(failure(recorded("guard")), [
    "`up` of bamako failed:",
    "  [class-country] non-compliant: openstack:networking/network:Network would process or carry at site bamako (ML) data of class “citizen” owned by BF",
    "    Fix: Place this data at a site of: BF; or correct the class or the owner.",
    "  [tenant-sharing] non-compliant: openstack:networking/network:Network is shared with every project of the site (data of class citizen)",
    "    Fix: Do not share (shared, external, public: false; visibility: private), and grant what the site offers to named projects: RbacPolicyV2 access_as_external, FlavorAccess, VolumeTypeAccessV3.",
    "  Full log: /logs/1.log",
  ]);
});

test("denials of the pack read as the guard's, without the engine's closing lines", (t) => {
  const [, ...lines] = failure(recorded("pack"), { run: "preview" });
  t.deepEqual(lines.slice(0, 4), failure(recorded("guard")).slice(1, 5));
  t.deepEqual(lines.slice(4), [
    "  [default-deny] non-compliant: tenant “” has networks in the stack, but no security group without the default rules",
    "    Fix: Declare with its networks a SecGroup that has the same labels and deleteDefaultRules: true (NetworkSegment does this).",
    "  Full log: /logs/1.log",
  ]);
});

test("an unreachable cloud: the last error, and how to start it", (t) => {
  t.deepEqual(failure(recorded("lost")), [
    "`up` of bamako failed:",
    '  Error creating OpenStack identity client: Post "http://127.0.0.1:9/v3/auth/tokens": OpenStack connection error, retries exhausted. Aborting. Last error was: dial tcp 127.0.0.1:9: connect: connection refused',
    "    What to do: `make cloud SITE=bamako` starts the cloud again, then: make up SITE=bamako",
    "  Full log: /logs/1.log",
  ]);
});

test("an error in the program: its position", (t) => {
  t.deepEqual(failure(recorded("bug")), [
    "`up` of bamako failed:",
    "  TypeError: Cannot read properties of undefined (reading 'x') (/repository/stacks/index.ts:51:51)",
    "    What to do: an error in the program, not in the data: fix it at that place",
    "  Full log: /logs/1.log",
  ]);
});

test("consequences of a cause are counted, never shown as causes", (t) => {
  const follows = ["bamako-tax-a", "bamako-mail-b"].flatMap((name) => [
    error("failed to run remediation: context canceled", urnOf(ROUTER, name)),
    step("failed", "create", ROUTER, name),
  ]);
  const program = error(
    "Running program '/r/stacks/index.ts' failed with an unhandled exception:\nError: Channel has been shut down\n    at /r/node_modules/x.js:1:1",
  );
  const lines = failure([...recorded("quota"), ...follows, program]);
  t.deepEqual(lines.slice(1, 4), failure(recorded("quota")).slice(1, 4));
  t.is(lines[4], "  6 more were not started because of it");
  t.is(lines.length, 6);
});

test("the command to run again is the one that was typed", (t) => {
  const gone = [error("dial tcp 127.0.0.1:1: connect: connection refused")];
  const again = (run: string) => failure(gone, { run })[2]?.split("then: ")[1];
  t.deepEqual(["up", "down", "preview", "refresh"].map(again), [
    "make up SITE=bamako",
    "make down SITE=bamako",
    "make preview SITE=bamako",
    "npx estate refresh bamako",
  ]);
});

test("an error that only resembles the engine's closing lines is a cause", (t) => {
  const urn = urnOf(ROUTER, "bamako-router");
  const lines = failure([error("cluster update failed", urn)]);
  t.is(lines[1], "  bamako: Router bamako-router: cluster update failed");
});

test("without any other cause, the consequence is shown", (t) => {
  const printed = "Updating (bamako):\nerror: update canceled\n";
  t.deepEqual(failure([error("update canceled")], { printed }).slice(1, -1), ["  update canceled"]);
});

const KNOWN: Record<string, { error: string; shown: string; todo: RegExp }> = {
  "something of that name": {
    error:
      'Error creating x: Expected HTTP response code [201] when accessing [POST http://a/], but got 409 instead: {"conflict": {"code": 409, "message": "Duplicate entry."}}',
    shown: "the cloud answers 409: Duplicate entry.",
    todo: /a resource outside the state/,
  },
  "still in use": {
    error:
      'but got 409 instead: {"NeutronError": {"type": "SubnetInUse", "message": "Unable to complete: One or more ports still in use on the subnet."}}',
    shown:
      "the cloud answers 409: Unable to complete: One or more ports still in use on the subnet.",
    todo: /remove that one first/,
  },
  "gone by hand": {
    error: 'but got 404 instead: {"NeutronError": {"message": "Router 1 could not be found"}}',
    shown: "the cloud answers 404: Router 1 could not be found",
    todo: /estate refresh bamako/,
  },
  "no right": {
    error: 'but got 403 instead: {"error": {"message": "You are not authorized", "code": 403}}',
    shown: "the cloud answers 403: You are not authorized",
    todo: /clouds\.yaml/,
  },
  "a broken service": {
    error: "but got 503 instead: <html>busy</html>",
    shown: "the cloud answers 503: <html>busy</html>",
    todo: /make status SITE=bamako/,
  },
  "not in time": {
    error:
      "1 error occurred:\n\t* error waiting for cluster: timeout while waiting for state to become 'CREATE_COMPLETE'\n\n",
    shown: "error waiting for cluster: timeout while waiting for state to become 'CREATE_COMPLETE'",
    todo: /resumes where it stopped/,
  },
  "a connection to the plugin that came back": {
    error:
      "Create: this connection to the shared openstack plugin has no credentials, and this request did nothing",
    shown:
      "Create: this connection to the shared openstack plugin has no credentials, and this request did nothing",
    todo: /make up SITE=bamako repairs the interrupted operations and resumes/,
  },
};
for (const [name, { error: text, shown, todo }] of Object.entries(KNOWN)) {
  test(`a known cause has its advice: ${name}`, (t) => {
    const urn = urnOf(ROUTER, "bamako-router");
    const lines = failure([error(text, urn), step("failed", "create", ROUTER, "bamako-router")]);
    t.is(lines[1], `  bamako: Router bamako-router: ${shown}`);
    t.regex(lines[2] ?? "", /^ {4}What to do: /);
    t.regex(lines[2] ?? "", todo);
    t.is(lines.length, 4);
  });
}

test("an engine that ended before its first event: its printed output is shown", (t) => {
  const locked = `error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with \`pulumi cancel\`.
  s3://x/.pulumi/locks/1.json: created by a@b (pid 1) at 2026-11-28T01:00:00Z`;
  const lines = failure([], { printed: locked });
  t.is(
    lines[1],
    "  the stack is currently locked by 1 lock(s): created by a@b (pid 1) at 2026-11-28T01:00:00Z",
  );
  t.regex(lines[2] ?? "", /wait for the other run to end/);
  t.is(lines.length, 4);
  t.deepEqual(failure([], { printed: "nothing of use", signal: "SIGKILL" }).slice(1, -1), [
    "  the engine was stopped (SIGKILL)",
    "    What to do: make up SITE=bamako repairs the interrupted operations and resumes",
  ]);
  t.deepEqual(failure([]).slice(1, -1), ["  the engine gave no reason"]);
});

test("many that fail alike are one cause, and many causes stay within the lines", (t) => {
  const failed = (name: string, text: string) => [
    error(text, urnOf(ROUTER, name)),
    step("failed", "create", ROUTER, name),
  ];
  const names = Array.from({ length: 30 }, (_, at) => `bamako-router-${at}`);
  const alike = failure(
    names.flatMap((name) => failed(name, `${name}: dial tcp: connection refused`)),
  );
  t.is(alike[2], "    and 29 more like it: bamako-router-1, bamako-router-2, bamako-router-3, …");
  t.is(alike.length, 5);
  const many = failure(names.flatMap((name, at) => failed(name, `${"x".repeat(at + 1)} broke`)));
  t.is(many.length, LINES);
  t.is(many.at(-2), "  and 18 more causes, in the log");
});

test("a failure is at most 15 lines for any error, and always names the log", (t) => {
  const text = fc.oneof(
    fc.string(),
    fc.array(fc.string(), { maxLength: 60 }).map((lines) => lines.join("\n")),
    fc.constantFrom(
      "Channel has been shut down",
      "but got 409 instead: {",
      "[rule] x: y\n  Fix: z",
    ),
  );
  const urn = fc.constantFrom("", urnOf(ROUTER, "a"), urnOf(ROUTER, "bamako-tax-b"));
  const events = fc.array(fc.tuple(text, urn).map(([message, of]) => error(message, of)));
  fc.assert(
    fc.property(events, text, fc.constantFrom<Language>("fr", "en"), (given, printed, language) => {
      const lines = failure(given, { printed, language });
      return lines.length <= LINES && (lines.at(-1) ?? "").endsWith("/logs/1.log");
    }),
  );
  t.pass();
});

test("the end of the state keeper explains all that failed after it", (t) => {
  t.deepEqual(failure(recorded("quota"), { keeperFailure: "SIGKILL", run: "down" }).slice(0, 3), [
    "`down` of bamako failed:",
    "  the state keeper ended in mid-run (SIGKILL); what it had confirmed is stored",
    "    What to do: make down SITE=bamako repairs the interrupted operations and resumes",
  ]);
});
