/** The progress of builds: packages done of all, the time left, and what a log has of it; the clock is the test's. */
import { dirname, join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { countOutOfDate, goBuild } from "../../toolchain/go.ts";
import { type GoModule, MODULES } from "../../toolchain/modules.ts";
import { Packages } from "../../toolchain/packages.ts";
import { type Listener, plainProgress } from "../../toolchain/progress.ts";
import { machine } from "./fake-go.ts";

const [FIRST] = MODULES as [GoModule];
const MODULE: GoModule = { ...FIRST, title: "m", seconds: { cold: 320, warm: 6 } };

/** Packages with a clock that the test moves; each takes the given seconds. */
function counted(count: number) {
  let now = 100;
  const packages = new Packages(MODULE, () => now);
  packages.expect(count);
  const compile = (number: number, seconds: number) => {
    for (let i = 0; i < number; i += 1) {
      now += seconds;
      packages.take(`p${i}`);
    }
    return packages.line();
  };
  return { packages, compile };
}

test("packages are counted, and the time left follows from their speed and the linking", (t) => {
  const { packages, compile } = counted(1367);
  t.is(packages.line(), "0 of 1,367 packages");
  t.is(compile(9, 1), "9 of 1,367 packages", "too few for an estimate");
  // 0.5 s each from now on: 400 packages took 204.5 s, 967 are left, and linking takes 6 s.
  t.is(compile(391, 0.5), "400 of 1,367 packages, about 9 min left");
  t.is(packages.fullLine(), "400 of 1,367 packages, about 9 min left, now p390");
  t.is(compile(966, 0.5), "1,366 of 1,367 packages, about 10 s left");
  t.is(compile(1, 0.5), "1,367 of 1,367 packages");
});

test("there is no time left in the first five seconds", (t) => {
  const { compile } = counted(100);
  t.is(compile(12, 0.4), "12 of 100 packages");
  t.is(compile(1, 0.4), "13 of 100 packages, about 50 s left");
});

test("with a warm cache only linking is left; more packages than expected are no nonsense", (t) => {
  const { packages, compile } = counted(0);
  t.is(packages.line(), "only linking is left");
  t.is(packages.fullLine(), "only linking is left");
  t.is(compile(1, 1), "1 of 1 packages");
});

test("a build whose packages cannot be listed counts what it compiles", (t) => {
  const packages = new Packages(MODULE, () => 0);
  packages.take("a");
  t.is(packages.line(), "1 compiled");
});

test("a log has a line of a module every 30 seconds at most", async (t) => {
  let now = 0;
  const lines: string[] = [];
  const build = async (_: GoModule, { onTotal, onPackage, onDownload }: Listener) => {
    onDownload("example.org/m");
    onTotal(200);
    for (let i = 1; i <= 200; i += 1) {
      now += 0.5;
      onPackage(`p${i}`);
    }
    now += 6;
  };
  const report = (line: string) => {
    lines.push(line);
  };
  await plainProgress([MODULE], build, report, () => now);
  t.deepEqual(lines, [
    "toolchain: m: building, usually 6 s, the first time 5 min 20 s",
    "toolchain: m: 60 of 200 packages, about 2 min left",
    "toolchain: m: 120 of 200 packages, about 50 s left",
    "toolchain: m: 180 of 200 packages, about 20 s left",
    "toolchain: m: built in 1 min 46 s",
  ]);
});

/** A command for the fake compiler, with what it reports. */
async function command(t: ExecutionContext, more: Readonly<Record<string, string>> = {}) {
  const it = await machine(t);
  const downloads: string[] = [];
  const packages: string[] = [];
  const go = {
    folder: dirname(it.cache),
    args: ["-o", join(dirname(it.cache), "program"), "."],
    env: { ...it.env, FAKE_GO_PACKAGES: "a b/c", ...more },
    onDownload: (name: string) => downloads.push(name),
    onPackage: (name: string) => packages.push(name),
    signal: new AbortController().signal,
  };
  return { go, downloads, packages };
}

test("the compiler's own list is counted, and a build reports downloads apart from packages", async (t) => {
  const { go, downloads, packages } = await command(t);
  t.is(await countOutOfDate(go), 2);
  await goBuild(go);
  t.deepEqual(downloads, ["example.org/m"]);
  t.deepEqual(packages, ["a", "b/c"]);
});

test("a compiler that cannot list does not end the build", async (t) => {
  const { go } = await command(t, { FAKE_GO_LIST: "1" });
  t.is(await countOutOfDate(go), undefined);
  await t.notThrowsAsync(goBuild(go));
});
