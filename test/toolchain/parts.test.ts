/** The parts of the driver separately: order, lock, cache folder, choice of engine. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { withLock } from "../../toolchain/lock.ts";
import { type GoModule, MODULES } from "../../toolchain/modules.ts";
import { checkOfficial } from "../../toolchain/official.ts";
import { toolchainEnv, toolchainPaths } from "../../toolchain/paths.ts";
import { Schedule } from "../../toolchain/schedule.ts";
import { clean, KEPT } from "../../toolchain/store.ts";

const [FIRST] = MODULES as [GoModule];

async function folderFor(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-parts-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("builds run a few at a time, each after the one it follows", async (t) => {
  const schedule = new Schedule(2);
  const running = new Set<string>();
  const order: string[] = [];
  let most = 0;
  let lastEnds = () => {};
  const lastEnded = new Promise<void>((resolve) => {
    lastEnds = resolve;
  });
  const build = (name: string, after?: string) =>
    schedule.run({ ...FIRST, name, ...(after && { after }) }, async () => {
      running.add(name);
      most = Math.max(most, running.size);
      if (name === "a") await lastEnded;
      await pause(10);
      running.delete(name);
      order.push(name);
      if (name === "d") lastEnds();
    });
  // While a runs, the others have one slot: if c occupied it while waiting for its turn, the build would never end.
  await Promise.all([build("a"), build("b"), build("c", "a"), build("d")]);
  t.is(most, 2);
  t.deepEqual(order, ["b", "d", "a", "c"]);
});

test("the first failure ends the others, which fail with its reason", async (t) => {
  const schedule = new Schedule(2);
  const reason = new Error("the first");
  const results = await Promise.allSettled([
    schedule.run({ ...FIRST, name: "a" }, async () => {
      await pause(10);
      throw reason;
    }),
    schedule.run({ ...FIRST, name: "b" }, async (signal) => {
      await once(signal, "abort");
      throw new Error("cancelled");
    }),
    schedule.run({ ...FIRST, name: "c" }, async () => t.fail("it must not run")),
    schedule.run({ ...FIRST, name: "d", after: "a" }, async () => t.fail("it follows a failure")),
  ]);
  for (const result of results) t.is(result.status === "rejected" && result.reason, reason);
});

test("a lock is held by one, and freed by a holder that is killed", async (t) => {
  const folder = await folderFor(t);
  const lock = join(import.meta.dirname, "../../toolchain/lock.ts");
  const script = `import { withLock } from ${JSON.stringify(lock)};
    await withLock(${JSON.stringify(folder)}, () => {}, () => { console.log("held"); return new Promise(() => setInterval(() => {}, 1e6)); });`;
  const holder = spawn(process.execPath, ["--input-type=module", "-e", script]);
  await once(holder.stdout, "data");
  const { promise: waits, resolve: report } = Promise.withResolvers<void>();
  const waiting = withLock(folder, report, async () => "mine");
  await waits;
  holder.kill("SIGKILL");
  t.is(await waiting, "mine");
  t.is(
    await withLock(
      folder,
      () => t.fail("it is free"),
      async () => 1,
    ),
    1,
  );
});

/** Toolchains "1" to "5", the first used `hours` ago and each other one an hour before it; cleaned for the last. */
async function cleaned(root: string, hours: number): Promise<string[]> {
  const keys = ["1", "2", "3", "4", "5"].map((digit) => digit.repeat(16));
  for (const [age, key] of keys.entries()) {
    await mkdir(join(root, key));
    const used = new Date(Date.now() - (age + hours) * 3_600_000);
    await utimes(join(root, key), used, used);
  }
  await mkdir(join(root, "something-else"));
  await clean(join(root, "5".repeat(16)));
  return (await readdir(root)).map((name) => (name.length === 16 ? name.slice(0, 1) : name));
}

test("cleaning keeps the toolchain in use, the two used before, and other folders", async (t) => {
  t.deepEqual(await cleaned(await folderFor(t), 24), ["1", "2", "5", "something-else"]);
  t.is(KEPT, 3);
});

test("cleaning keeps what another checkout used within a day", async (t) => {
  t.deepEqual(await cleaned(await folderFor(t), 20.5), ["1", "2", "3", "4", "5", "something-else"]);
});

test("the environment determines the cache", (t) => {
  const under = (env: Record<string, string>) => dirname(dirname(toolchainPaths(env).bin));
  t.is(under({ AES_ESTATE_CACHE: "/a", XDG_CACHE_HOME: "/b" }), "/a/toolchain");
  t.is(under({ XDG_CACHE_HOME: "/b" }), "/b/aes-estate/toolchain");
});

test("the environment of a built engine puts it and this Node.js first", (t) => {
  const paths = toolchainPaths({ AES_ESTATE_CACHE: "/a" });
  const env = toolchainEnv(paths, { PATH: "/usr/bin" });
  t.is(env.PATH, [paths.bin, dirname(process.execPath), "/usr/bin"].join(delimiter));
  t.is(env.PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION, "true");
});

/** A fake official install: `pulumi` prints this version and these plugins. */
async function official(t: ExecutionContext, version: string, plugins: unknown[]) {
  const bin = await folderFor(t);
  const script = `#!/bin/sh\n[ "$1" = version ] && echo ${version} || echo '${JSON.stringify(plugins)}'\n`;
  await writeFile(join(bin, "pulumi"), script);
  await chmod(join(bin, "pulumi"), 0o755);
  return toolchainPaths({
    AES_ESTATE_PULUMI: "official",
    PATH: `/nowhere:${bin}`,
    PULUMI_HOME: "/h",
  });
}

const ALL = [
  { kind: "resource", name: "kubernetes", version: "4.25.0" },
  { kind: "resource", name: "openstack", version: "5.4.1" },
  { kind: "resource", name: "random", version: "v4.19.1" },
];

test("an official install is used as it is", async (t) => {
  const paths = await official(t, "v3.274.1", ALL);
  t.like(paths, { official: true, key: "official", plugins: "/h/plugins" });
  t.not(paths.bin, paths.rehearsal);
  await t.notThrowsAsync(checkOfficial(paths));
});

test("an incomplete official install is reported with the fix", async (t) => {
  await t.throwsAsync(
    official(t, "v3.274.1", [ALL[0], { ...ALL[1], version: "3.15.2" }]).then(checkOfficial),
    {
      message:
        "the official install lacks plugins of the estate; run: pulumi plugin install resource openstack 5.4.1 && pulumi plugin install resource random 4.19.1",
    },
  );
  await t.throwsAsync(official(t, "v3.200.0", ALL).then(checkOfficial), {
    message: /^pulumi 3\.200\.0 in .* is too old: 3\.255\.0 or later is needed$/,
  });
  t.throws(() => toolchainPaths({ AES_ESTATE_PULUMI: "official", PATH: "/nowhere" }), {
    message: /there is no pulumi on PATH: install it, or unset AES_ESTATE_PULUMI to build one/,
  });
});
