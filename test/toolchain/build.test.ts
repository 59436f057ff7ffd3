/** The driver of the builds around the compiler: which modules it builds, and its error messages. */
import { readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { MODULES } from "../../toolchain/modules.ts";
import { toolchainPaths } from "../../toolchain/paths.ts";
import { machine } from "./fake-go.ts";

const WANTED = MODULES.filter((module) => !module.optional);
/** Number of programs that one full build produces, generators included. */
const PROGRAMS = WANTED.length + WANTED.filter((module) => module.generate).length;

test("builds every module once, then nothing", async (t) => {
  const it = await machine(t);
  const first = await it.build();
  t.is(first.code, 0, first.output);
  for (const { title } of WANTED) {
    t.true(first.output.includes(`${title}: building, usually`), first.output);
    t.true(first.output.includes(`${title}: built in`), first.output);
  }
  t.is((await it.built()).length, PROGRAMS);
  const paths = toolchainPaths(it.env);
  t.true(first.output.endsWith(`toolchain: ready in ${paths.bin}`));
  t.deepEqual((await readdir(paths.bin)).sort(), [
    "etcd",
    "kube-apiserver",
    "kube-controller-manager",
    "kube-scheduler",
    "kubectl",
    "kubernetes",
    "pulumi",
    "pulumi-language-nodejs",
    "pulumi-language-python",
    "pulumi-resource-pulumi-nodejs",
    "pulumi-state-keeper",
  ]);
  t.deepEqual((await readdir(paths.plugins)).sort(), [
    "resource-kubernetes-v4.25.0",
    "resource-openstack-v5.4.1",
    "resource-random-v4.19.1",
  ]);

  const again = await it.build();
  t.is(again.output, `toolchain: ready in ${paths.bin}`);
  t.is((await it.built()).length, PROGRAMS);
});

test("the compiler collects its garbage less often than by default, unless a person says how often", async (t) => {
  const noting = `
if [ "$1" = env ]; then echo go1.99.0; exit; fi
[ "$1" = build ] && echo "$GOGC $GOMEMLIMIT" >> "$FAKE_GO_LOG"
exit 1
`;
  const it = await machine(t, noting);
  await it.build({}, "etcd");
  await it.build({ GOGC: "50" }, "etcd");
  t.deepEqual(await it.built(), ["400 3GiB", "50 3GiB"]);
});

test("builds only missing programs again", async (t) => {
  const it = await machine(t);
  await it.build();
  const { bin } = toolchainPaths(it.env);
  await rm(join(bin, "pulumi-language-nodejs"));
  const again = await it.build();
  t.is(again.code, 0, again.output);
  t.is((await it.built()).length, PROGRAMS + 1);
});

test("a program that lost one of its names is built again", async (t) => {
  const it = await machine(t);
  await it.build();
  const { kubectl, kubernetes } = toolchainPaths(it.env);
  await rm(kubectl);
  t.is((await it.build()).code, 0);
  t.is(await realpath(kubectl), kubernetes);
});

test("reuses programs of another toolchain with the same sources", async (t) => {
  const it = await machine(t);
  await it.build();
  const { key } = toolchainPaths(it.env);
  const root = join(it.cache, "toolchain");
  await execa("mv", [join(root, key), join(root, "0123456789abcdef")]);
  const again = await it.build();
  t.is(again.code, 0, again.output);
  t.is((await it.built()).length, PROGRAMS);
  const { kubectl, kubernetes } = toolchainPaths(it.env);
  t.is(await realpath(kubectl), kubernetes);
});

test("two runs at once build each module once", async (t) => {
  const it = await machine(t);
  const slow = { FAKE_GO_SECONDS: "0.3" };
  const runs = await Promise.all([it.build(slow), it.build(slow)]);
  t.deepEqual(
    runs.map(({ code }) => code),
    [0, 0],
  );
  t.is((await it.built()).length, PROGRAMS);
  t.true(runs.some(({ output }) => output.includes("another build is running; waiting for it")));
});

test("an interrupted build continues where it stopped", async (t) => {
  const it = await machine(t);
  const program = join(import.meta.dirname, "../../toolchain/build.ts");
  const run = execa(process.execPath, [program], {
    env: { ...it.env, FAKE_GO_SECONDS: "1" },
    extendEnv: false,
    reject: false,
    all: true,
  });
  let first = true; // a second signal, for a module that ends at the same time, could find the handler gone
  for await (const line of run.iterable({ from: "all" })) {
    if (first && line.includes(": built in")) first = !run.kill("SIGINT");
  }
  const { exitCode, all } = await run;
  t.is(exitCode, 130);
  t.regex(all, /toolchain: interrupted; finished programs are kept; run it again to continue$/);
  const folder = join(toolchainPaths(it.env).bin, "..");
  // One more than was reported may have been finished.
  const markers = await readdir(join(folder, ".built"));
  const hashes = await Promise.all(markers.map((name) => readFile(join(folder, ".built", name))));
  const kept = hashes.filter(({ length }) => length > 0).length; // one may just have been opened
  t.true(kept >= (all.match(/: built in/g)?.length ?? 0) && kept < WANTED.length, `${kept}`);
  const before = (await it.built()).length;
  const again = await it.build();
  t.is(again.code, 0, again.output);
  t.is(again.output.match(/: built in/g)?.length, WANTED.length - kept);
  t.true((await it.built()).length <= before + PROGRAMS - kept);
  t.deepEqual(await readdir(folder), [".built", "bin", "home"]);
});

test("a folder that cannot be created is reported in one line", async (t) => {
  const it = await machine(t);
  await writeFile(it.cache, "");
  const { code, output } = await it.build();
  t.is(code, 1);
  t.regex(output, /^toolchain: a file exists where a folder is needed: [^\n]*$/);
});

test("an unknown choice of engine is rejected", async (t) => {
  const it = await machine(t);
  const { code, output } = await it.build({ AES_ESTATE_PULUMI: "mine" });
  t.is(code, 1);
  t.is(output, 'toolchain: AES_ESTATE_PULUMI is "mine"; it may be "built" or "official"');
});
