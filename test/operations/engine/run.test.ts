/** A run from its first event to its last line, with a fake engine: what is shown, what is kept, who may read it. */
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { keptAttempts } from "../../../operations/engine/attempts.ts";
import { follow, Tail } from "../../../operations/engine/follow.ts";
import { beginLog, KEPT, rescueLog } from "../../../operations/engine/log.ts";
import { runEngine } from "../../../operations/engine/run.ts";
import { tenantFile } from "../../../operations/engine/tenant-file.ts";
import { keepUsual, readUsual } from "../../../operations/engine/usual.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import { UserError } from "../../../output/user-error.ts";
import { nameOf } from "../../../policies/resources/urn.ts";
import { makeKeeperToolchain } from "../../helpers/keeper-toolchain.ts";
import { Terminal } from "../../helpers/terminal.ts";
import { recordedLog } from "./recordings.ts";

let root: string;
test.before(async () => {
  root = await mkdtemp(join(tmpdir(), "aes-engine-"));
  process.env.AES_ESTATE_STATE = join(root, "state");
  process.env.AES_ESTATE_CACHE = join(root, "cache");
  await makeKeeperToolchain(process.env.AES_ESTATE_CACHE);
});
test.after.always(() => rm(root, { recursive: true, force: true }));

const modeOf = async (file: string) => (await stat(file)).mode & 0o777;

/** A `pulumi` that writes a recording to its event log, prints its arguments, and ends as given. */
async function engine(recording: string, end: string, more: Record<string, string> = {}) {
  return engineThatWrites(recordedLog(recording), end, more);
}

/** The same, with any text as its event log. */
async function engineThatWrites(log: string, end: string, more: Record<string, string> = {}) {
  const bin = await mkdtemp(join(root, "bin-"));
  const file = join(bin, "recording");
  await writeFile(file, log);
  const script = `#!/bin/sh
echo "ran: $* [$PULUMI_DEBUG_COMMANDS] [$LOUD]"
for word do log=$word; done
cat "${file}" > "$log"
echo "a secret thing" >&2
${end}
`;
  await writeFile(join(bin, "pulumi"), script);
  await chmod(join(bin, "pulumi"), 0o755);
  const variables = {
    PATH: `${bin}:${process.env.PATH}`,
    PULUMI_BACKEND_URL: "file:///state",
    ...more,
  };
  await mkdir(sitePlaces("bamako").workspace, { recursive: true });
  return { site: "bamako", variables, configFile: "" };
}

test.serial("a successful run returns its events and keeps the engine's output", async (t) => {
  const workspace = await engine("first", "exit 0");
  const events = await runEngine(workspace, ["preview"], {
    run: "preview",
    language: "en",
    env: { LOUD: "yes" },
  });
  t.is(events.findLast((event) => event.is === "summary")?.counts.create, 924);
  const logs = join(root, "state/bamako/workspace/logs");
  const [log = "", ...more] = await readdir(logs);
  t.deepEqual(more, [], "the engine's events are gone");
  t.is(await modeOf(join(logs, log)), 0o600);
  t.is(await modeOf(logs), 0o700);
  const text = await readFile(join(logs, log), "utf8");
  t.regex(text, /^ran: preview --color=never --event-log \S+ \[true\] \[yes\]\na secret thing\n$/);
  await rm(logs, { recursive: true });
});

test.serial(
  "what changes the state is stored by the keeper; a preview uses the store",
  async (t) => {
    for (const run of ["up", "down", "refresh"] as const) {
      const { PULUMI_BACKEND_URL = "", PULUMI_CREDENTIALS_PATH = "" } = await environmentOf(run);
      t.regex(PULUMI_BACKEND_URL, /^http:\/\/127\.0\.0\.1:\d+$/, run);
      t.regex(PULUMI_CREDENTIALS_PATH, /state\/bamako\/workspace\/keeper-login-\d+$/, run);
    }
    const preview = await environmentOf("preview");
    t.is(preview.PULUMI_BACKEND_URL, "file:///state");
    t.false("PULUMI_CREDENTIALS_PATH" in preview);
  },
);

test.serial(
  "switched off, or without its program, the keeper leaves no trace in an engine's environment",
  async (t) => {
    const { AES_ESTATE_CACHE: cache } = process.env;
    process.env.AES_ESTATE_STATE_KEEPER = "off";
    try {
      const { AES_ESTATE_STATE_KEEPER: _, ...off } = await environmentOf("up");
      t.is(off.PULUMI_BACKEND_URL, "file:///state");
      t.deepEqual(
        Object.keys(off).filter((name) =>
          /TOKEN|CREDENTIAL|EXPERIMENTAL|SKIP_CH|JOURNAL/.test(name),
        ),
        [],
      );
      delete process.env.AES_ESTATE_STATE_KEEPER;
      process.env.AES_ESTATE_CACHE = join(root, "no-toolchain");
      const absent = await environmentOf("up");
      t.deepEqual({ ...absent, AES_ESTATE_CACHE: cache }, off);
    } finally {
      delete process.env.AES_ESTATE_STATE_KEEPER;
      process.env.AES_ESTATE_CACHE = cache;
    }
  },
);

/** The environment of a run's engine, without what differs between any two processes. */
async function environmentOf(run: "up" | "down" | "refresh" | "preview") {
  const dump = join(root, "environment");
  const workspace = await engine("first", `env -0 > "${dump}"`);
  await runEngine(workspace, [run], { run, language: "en" });
  await rm(join(root, "state/bamako/workspace/logs"), { recursive: true });
  const lines = (await readFile(dump, "utf8")).split("\0").filter(Boolean);
  const all = lines.map((line) => [
    line.slice(0, line.indexOf("=")),
    line.slice(line.indexOf("=") + 1),
  ]);
  const { PATH: _, log: __, ...environment } = Object.fromEntries(all) as Record<string, string>;
  return environment;
}

test.serial("events that a full disk cut are no plan", async (t) => {
  const log = recordedLog("first");
  const workspace = await engineThatWrites(log.slice(0, log.length / 2), "exit 0");
  const preview = runEngine(workspace, ["preview"], { run: "preview", language: "en" });
  await t.throwsAsync(preview, {
    instanceOf: UserError,
    message:
      /^bamako: the engine succeeded, but its event log in .*\/logs is incomplete: is the disk full\? /,
  });
});

test.serial("what the steps of a run took is kept beside what earlier runs took", async (t) => {
  const workspace = await engine("first", "exit 0");
  const { workspace: folder } = sitePlaces("bamako");
  const cluster = "create openstack:containerinfra/cluster:Cluster";
  const network = "create openstack:networking/network:Network";
  await keepUsual(folder, "up", { [cluster]: 300, [network]: 9 });
  await runEngine(workspace, ["up"], { run: "up", language: "en" });
  const { [cluster]: earlier, [network]: now } = await readUsual(folder, "up");
  t.deepEqual([earlier, now], [300, 0]);
  await rm(join(folder, "logs"), { recursive: true });
});

test.serial("a run whose keeper dies says so, and what to do", async (t) => {
  const asks = "node -e 'fetch(process.env.PULUMI_BACKEND_URL).catch(() => process.exit(1))'";
  const workspace = await engine("first", asks, { FAKE_KEEPER: "dies" });
  const error = await t.throwsAsync(runEngine(workspace, ["up"], { run: "up", language: "en" }), {
    instanceOf: UserError,
  });
  const lines = error?.message.split("\n") ?? [];
  t.is(
    lines[1],
    "  the state keeper ended in mid-run (the disk is full); what it had confirmed is stored",
  );
  t.regex(lines[2] ?? "", /What to do: make up SITE=bamako repairs/);
});

test.serial("a failed run throws a message in both languages that names its log", async (t) => {
  const workspace = await engine("quota", "exit 1");
  const error = await t.throwsAsync(runEngine(workspace, ["up"], { run: "up", language: "en" }), {
    instanceOf: UserError,
  });
  const log = / {2}Full log: (.*)$/.exec(error?.message ?? "")?.[1] ?? "";
  t.regex(await readFile(log, "utf8"), /a secret thing/);
  t.notRegex(error?.message ?? "", /a secret thing/);
  t.regex(
    error?.in("en") ?? "",
    /^`up` of bamako failed:\n {2}tax: Router bamako-tax-spare-router: /,
  );
  t.regex(error?.in("fr") ?? "", /^« up » de bamako a échoué :\n {2}tax : Router /);
  t.is(error?.in("fr").split("\n").at(-1), `  Journal complet : ${log}`);
  const tried = await keptAttempts(sitePlaces("bamako"));
  t.deepEqual(
    tried.map(({ resource, status }) => [nameOf(resource.urn), status]),
    [
      ["bamako-tax-spare-router", 409],
      ["bamako-tax-spare-network", 409],
    ],
  );
});

test.serial("a run in a place that goes keeps the log of its failure elsewhere", async (t) => {
  const workspace = await engine("bug", "kill -9 $$");
  const rescue = join(root, "kept");
  const options = { run: "preview", language: "en", rescue } as const;
  const error = await t.throwsAsync(runEngine(workspace, ["preview"], options));
  const [log = "", ...more] = await readdir(rescue);
  t.deepEqual(more, []);
  t.is(await modeOf(join(rescue, log)), 0o600);
  t.is(error?.message.split("\n").at(-1), `  Full log: ${join(rescue, log)}`);
});

test.serial(
  "an engine that cannot be started is reported, without an invented cause",
  async (t) => {
    const workspace = { ...(await engine("bug", "exit 0")), variables: { PATH: root } };
    const options = { run: "preview", language: "en" } as const;
    await t.throwsAsync(runEngine(workspace, ["preview"], options), { message: /pulumi.*ENOENT/ });
  },
);

test("old logs are deleted, and the events of runs without a log", async (t) => {
  const folder = await mkdtemp(join(root, "logs-"));
  for (let minute = 0; minute < KEPT + 3; minute += 1) {
    await beginLog(folder, "preview", new Date(Date.UTC(2026, 0, 1, 0, minute)), 0);
  }
  const { log, events } = await beginLog(folder, "down", new Date(Date.UTC(2026, 0, 2)));
  const names = (await readdir(folder)).sort();
  const logs = names.filter((name) => name.endsWith(".log"));
  t.is(logs.length, KEPT);
  t.is(logs[0], "2026-01-01T00-04-00-preview-0.log");
  t.is(join(folder, logs.at(-1) ?? ""), log);
  t.deepEqual(
    names.filter((name) => name.endsWith(".events")).map((name) => join(folder, name)),
    [events],
  );
  t.is(await modeOf(events), 0o600);
  const kept = await rescueLog(log, join(folder, "elsewhere"));
  t.is(kept, join(folder, "elsewhere", logs.at(-1) ?? ""));
});

test("a tenant's file is at its home, also where it stands by", async (t) => {
  const stacks = await mkdtemp(join(root, "stacks-"));
  for (const file of ["bamako/tenants/tax", "ouagadougou/tenants/customs"]) {
    await mkdir(join(stacks, file, ".."), { recursive: true });
    await writeFile(join(stacks, `${file}.yaml`), "");
  }
  const fileOf = (tenant: string) => tenantFile("bamako", tenant, stacks, stacks);
  t.is(fileOf("tax"), "bamako/tenants/tax.yaml");
  t.is(fileOf("ouagadougou-customs"), "ouagadougou/tenants/customs.yaml");
  t.is(fileOf("unknown"), "bamako/tenants/unknown.yaml");
});

test("a file that grows is read by whole lines, wherever it is cut", async (t) => {
  const folder = await mkdtemp(join(root, "tail-"));
  const file = join(folder, "log");
  const bytes = Buffer.from("é1\né2\né3\n");
  const read: string[] = [];
  await writeFile(file, "");
  const tail = new Tail(file);
  for (const byte of bytes) {
    await appendFile(file, Buffer.of(byte));
    read.push(...(await tail.lines()).filter((line) => line !== ""));
  }
  t.deepEqual(read, ["é1", "é2", "é3"]);
});

test("on a terminal the lines move, and are gone at the end; all events are returned", async (t) => {
  const folder = await mkdtemp(join(root, "follow-"));
  const file = join(folder, "events");
  await writeFile(file, "");
  const { promise: run, resolve: end } = Promise.withResolvers<{ failed: boolean }>();
  const terminal = new Terminal(60, 10);
  const write = (text: string) => {
    terminal.write(text);
    if (/the program starts/.test(text)) void appendFile(file, recordedLog("quota"));
    if (/2 failed/.test(text)) end({ failed: true });
  };
  const screen = { isTTY: true, columns: 60, rows: 10, write };
  const how = { language: "en", site: "bamako", tenants: true, look: "done", screen } as const;
  const events = await follow(file, run, how);
  t.is(events.at(-1)?.is, "summary");
  t.regex(terminal.written, /tax +\[##-{8}\] +3\/11 +2 failed/);
  t.deepEqual(await terminal.lines(), []);
});

test("a log has a tenant's line at the end, and a failed engine's events are returned", async (t) => {
  const file = join(await mkdtemp(join(root, "follow-")), "events");
  await writeFile(file, recordedLog("quota"));
  let log = "";
  const write = (text: string) => {
    log += text;
  };
  const how = { language: "en", site: "bamako", tenants: true, look: "done" } as const;
  const run = Promise.resolve({ failed: true });
  const events = await follow(file, run, { ...how, screen: { write } });
  t.is(events.at(-1)?.is, "summary");
  t.is(log, "bamako: tax: failed, 3 of 11 resources in 11 s (3 unchanged)\n");
});
