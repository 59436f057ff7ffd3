/** The life of the plugin that serves all providers of a run, with a fake engine and a fake plugin. */
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import { runEngine } from "../../../operations/engine/run.ts";
import { startSharedPlugin } from "../../../operations/engine/shared-plugin.ts";
import { UserError } from "../../../output/user-error.ts";
import { PINS } from "../../../toolchain/pins.ts";

let root: string;
test.before(async () => {
  root = await mkdtemp(join(tmpdir(), "aes-plugin-"));
  process.env.AES_ESTATE_STATE = join(root, "state");
  process.env.AES_ESTATE_STATE_KEEPER = "off"; // its engine stores no state
});
test.afterEach(() => {
  delete process.env.AES_ESTATE_SHARED_PLUGIN;
  delete process.env.PULUMI_DEBUG_PROVIDERS;
});
test.after.always(() => rm(root, { recursive: true, force: true }));

/** Writes its process id and its end beside itself, and serves until its input ends. */
const SERVES = `
echo $$ > "$(dirname "$0")/pid"
echo "[$1] [$OS_PASSWORD] [$OWN]" >&2
echo 4711
cat
echo ended > "$(dirname "$0")/end"`;

async function script(file: string, body: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\n${body}\n`);
  await chmod(file, 0o755);
}

/** A workspace with an engine and a plugin. */
async function workspace({ plugin = SERVES, engine = "exit 0" } = {}) {
  const folder = await mkdtemp(join(root, "home-"));
  const own = join(folder, `plugins/resource-openstack-v${PINS.plugins.openstack}`);
  await script(join(own, "pulumi-resource-openstack"), plugin);
  await script(
    join(folder, "bin/pulumi"),
    `echo "uses [$PULUMI_DEBUG_PROVIDERS]"\nplugin=${own}\n${engine}`,
  );
  const variables = {
    PATH: `${join(folder, "bin")}:${process.env.PATH}`,
    PULUMI_HOME: folder,
    OWN: "yes",
  };
  return { own, of: { site: "bamako", variables, configFile: "" }, log: join(folder, "log") };
}

const alive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const pidOf = async (own: string) => Number(await readFile(join(own, "pid"), "utf8"));

test.serial("the engine is attached to its port, and it ends after the run", async (t) => {
  process.env.OS_PASSWORD = "a person's own";
  t.teardown(() => delete process.env.OS_PASSWORD);
  const { own, of, log } = await workspace();
  const plugin = await startSharedPlugin(of, log);
  t.deepEqual(plugin.env, { PULUMI_DEBUG_PROVIDERS: "openstack:4711" });
  t.true(alive(await pidOf(own)));
  await plugin.end();
  t.false(alive(await pidOf(own)));
  t.is(await readFile(join(own, "end"), "utf8"), "ended\n", "by its input, not by a signal");
  t.is(await plugin.failure(), undefined);
  t.is(await readFile(log, "utf8"), "[--serve] [] [yes]\n", "the engine's environment");
});

test.serial(
  "switched off, or without a plugin of ours, the engine starts its own plugins",
  async (t) => {
    const { own, of, log } = await workspace();
    process.env.AES_ESTATE_SHARED_PLUGIN = "off";
    t.deepEqual((await startSharedPlugin(of, log)).env, {});
    delete process.env.AES_ESTATE_SHARED_PLUGIN;
    process.env.PULUMI_DEBUG_PROVIDERS = "random:1";
    t.deepEqual((await startSharedPlugin(of, log)).env, {}, "a person attaches plugins");
    delete process.env.PULUMI_DEBUG_PROVIDERS;
    const { PULUMI_HOME: _, ...official } = of.variables;
    t.deepEqual((await startSharedPlugin({ ...of, variables: official }, log)).env, {});
    await t.throwsAsync(readFile(join(own, "pid")), { code: "ENOENT" }, "none was started");
    await rm(own, { recursive: true });
    t.deepEqual((await startSharedPlugin(of, log)).env, {});
  },
);

test.serial("another value of the switch is an error in both languages", async (t) => {
  const { of, log } = await workspace();
  process.env.AES_ESTATE_SHARED_PLUGIN = "no";
  const error = await t.throwsAsync(startSharedPlugin(of, log), { instanceOf: UserError });
  t.is(error?.in("en"), 'AES_ESTATE_SHARED_PLUGIN is "no"; it may be "on" or "off"');
  t.regex(error?.in("fr") ?? "", /vaut « no » ; valeurs admises/);
});

test.serial("a plugin that does not start is an error that names the log", async (t) => {
  const { of, log } = await workspace({ plugin: "echo broken >&2\nexit 3" });
  const error = await t.throwsAsync(startSharedPlugin(of, log), { instanceOf: UserError });
  t.is(error?.in("en"), `the openstack plugin did not start (3); its output is in ${log}`);
  t.is(await readFile(log, "utf8"), "broken\n");
});

/** Writes what the engine's events end with. */
const SUCCEEDS = `for word do log=$word; done
echo '{"timestamp":1,"summaryEvent":{"resourceChanges":{}}}' > "$log"`;

for (const [how, engine, fails] of [
  ["succeeds", SUCCEEDS, false],
  ["fails", "exit 1", true],
  ["is killed", "kill -9 $$", true],
] as const) {
  test.serial(`a run that ${how} leaves no plugin`, async (t) => {
    const { own, of } = await workspace({ engine });
    const run = runEngine(of, ["up"], { run: "up", language: "en" });
    const error = await run.then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    t.is(error !== undefined, fails);
    t.notRegex(error?.message ?? "", /openstack plugin/);
    t.false(alive(await pidOf(own)));
    t.is(await readFile(join(own, "end"), "utf8"), "ended\n");
  });
}

test.serial("an engine that cannot be started leaves no plugin", async (t) => {
  const { own, of } = await workspace();
  const variables = { ...of.variables, PATH: root };
  // The fake plugin needs its programs.
  await script(join(own, "pulumi-resource-openstack"), `PATH=/usr/bin:/bin; export PATH${SERVES}`);
  const options = { run: "up", language: "en" } as const;
  await t.throwsAsync(runEngine({ ...of, variables }, ["up"], options), { message: /ENOENT/ });
  t.false(alive(await pidOf(own)));
});

test.serial(
  "a plugin that ends during a run interrupts the engine, and is the cause",
  async (t) => {
    // The engine ends only when it is interrupted.
    const { of } = await workspace({
      engine: `trap 'exit 1' INT\nkill -9 "$(cat "$plugin/pid")"\nwhile :; do sleep 0.1; done`,
    });
    const error = await t.throwsAsync(runEngine(of, ["up"], { run: "up", language: "en" }), {
      instanceOf: UserError,
    });
    t.regex(
      error?.in("en") ?? "",
      /^`up` of bamako failed:\n {2}the openstack plugin, which serves all tenants, ended during the run \(SIGKILL\)\n {4}What to do: the log says why; make up SITE=bamako finds what was created without being recorded, and resumes;/,
    );
    t.regex(error?.in("fr") ?? "", /le greffon openstack, .* s'est arrêté .* \(SIGKILL\)/);
  },
);
