/**
 * Runs the tests and counts them: `node test/run.ts fast` (no cloud, no engine) or `full` (everything). With
 * `fast --changed [--since REV]` only the test files that a change reaches run.
 * Each stage runs to its end, also after an earlier one failed; the last line is `N passed, N failed`.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sitePlaces, stateFolder } from "../operations/paths.ts";
import { compiledFolder } from "../policies/startup/compiled.ts";
import { BUILD_FLAGS } from "../toolchain/modules.ts";
import { PACKAGES } from "./helpers/packages.ts";
import { changedStages } from "./tiers/changed-stages.ts";
import { type Counts, countAva, countGo, countOne, countPytest } from "./tiers/counts.ts";
import { Stages } from "./tiers/stages.ts";
import { formatTimes, readTimes, slowest, type Time } from "./tiers/times.ts";
import { formatUsage, usageNow } from "./tiers/usage.ts";

interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly count: (output: string, code: number) => Counts;
  /** Its files run one after the other: each result is printed when it is there, and the duration of each file. */
  readonly serial?: boolean;
  /** If this stage fails, the later ones prove nothing: they are counted as failed. */
  readonly needed?: boolean;
  /** It ends what others started, so it runs also when those could not. */
  readonly always?: boolean;
}

/** One stage, or rows of stages: the rows side by side. */
type Step = Stage | readonly (readonly Stage[])[];

const root = join(import.meta.dirname, "..");
const bin = join(root, "node_modules/.bin");
const AVA = join(root, "node_modules/ava/entrypoints/cli.mjs");
const TAP = join(root, "test/tiers/tap.ts");
const ava = (tier: string, env: Stage["env"] = {}, ...files: string[]): Stage => ({
  name: `ava ${tier}`,
  command: [process.execPath, `--import=${TAP}`, AVA, "--tap", ...files],
  env: { TEST_TIER: tier, ...env },
  count: countAva,
});
const one = (name: string, ...command: string[]): Stage => ({ name, command, count: countOne });
/**
 * At a lower priority, so that the clusters' API servers beside it answer within their time limits. Linux shares the
 * processor among sessions first, where it groups them: `nice` alone would count within this stage only.
 */
const patient = (stage: Stage): Stage => ({
  ...stage,
  command: ["sh", "-c", PATIENTLY, "sh", ...stage.command],
});
const PATIENTLY = '{ echo 10 >/proc/self/autogroup; } 2>/dev/null; exec nice -n 10 "$@"';

const sites = ["bamako", "ouagadougou"];
const ownClouds = { AES_ESTATE_STATE: `${stateFolder()}-test`, AES_ESTATE_PORT_SHIFT: "5000" };
const cloud = (title: string, command: string, site: string): Stage => ({
  ...one(`${title} cloud of ${site}`, "python3", "-m", "sandbox", command, "--site", site),
  env: ownClouds,
});

/** A run that was killed may have left a failover unended, which a later one would continue. */
function forgetFailovers(): void {
  for (const site of sites) {
    const { failoverJournal, returnJournal } = sitePlaces(site, ownClouds);
    for (const journal of [failoverJournal, returnJournal]) rmSync(journal, { force: true });
  }
}

const folder = mkdtempSync(join(tmpdir(), "aes-estate-run-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const kept = join(root, "node_modules/.cache/aes-estate"); // results of checks, for the next run
/** One after the other beside AVA, which almost always runs two processes. */
const analyses: Stage[] = [
  one("lint", join(bin, "biome"), "check", "--error-on-warnings", "."),
  one(
    "imports",
    join(bin, "depcruise"),
    "--config",
    ".dependency-cruiser.cjs",
    "--cache",
    join(kept, "imports"),
    "--cache-strategy",
    "content",
    ...PACKAGES,
    "toolchain",
    "bench",
    "test",
  ),
  one(
    "types",
    join(bin, "tsc"),
    "--noEmit",
    "--incremental",
    "--tsBuildInfoFile",
    join(kept, "types.tsbuildinfo"),
  ),
];
/** The tier `fast` with many files per process (ADR 0053). Child processes use the compile cache, too. */
const together = ava("together", { NODE_COMPILE_CACHE: compiledFolder() });
const fast: Step[] = [[analyses, [together]]];

/** A fork in which a site has done what the documentation names; people's paths have spaces. */
const fork = join(folder, "a fork");

const go = (module: string, packages: string): Stage => ({
  name: `go ${module}`,
  command: ["go", "test", ...BUILD_FLAGS, "-json", packages],
  cwd: join(root, "toolchain", module),
  env: { GOTOOLCHAIN: "local", GOFLAGS: "-mod=readonly -buildvcs=false", CGO_ENABLED: "0" },
  count: countGo,
});

const full: Step[] = [
  // A cloud needs its Kubernetes.
  [
    [...analyses, { ...ava("fast", {}, "test/site"), name: "ava own data" }],
    [
      { ...one("toolchain", process.execPath, "toolchain/build.ts"), needed: true },
      { ...one("sandbox environment", "python3", "-m", "sandbox", "install"), needed: true },
      // They run beside a person's own rehearsal: other folders, other ports. Each run starts from clean data.
      ...sites.map((site) => ({ ...cloud("clean", "reset", site), needed: true })),
      one("toolchain yaml", process.execPath, "toolchain/build.ts", "yaml"),
    ],
  ],
  // The deployments leave a part of the machine to tests that need no cloud.
  [
    [
      { ...ava("live", ownClouds), serial: true },
      ...sites.map((site) => ({ ...cloud("stop", "down", site), always: true })),
    ],
    [
      one("fork", process.execPath, "test/tiers/fork.ts", fork),
      { ...together, name: "ava together in a fork", cwd: fork },
      { name: "pytest", command: ["python3", "-m", "sandbox", "test"], count: countPytest },
      ...["langhost", "keeper", "random", "openstack"].map((module) => go(module, "./...")),
      // Only our own packages: with `./...` Go's vet would walk all of Kubernetes.
      go("kubernetes", "./simulate/..."),
    ].map(patient),
  ],
  // The third site mostly waits for its cloud. It starts when the other two have ended: the memory is sufficient for two.
  [[ava("beside", ownClouds)], [patient(ava("cli"))]],
];

const tier = process.argv[2] ?? "fast";
if (tier !== "fast" && tier !== "full") {
  console.error(`test/run.ts: got tier ${tier}, want fast or full`);
  process.exit(2);
}
const more = process.argv.slice(3);
if (tier === "full" && more.length > 0) {
  console.error(`test/run.ts: got ${more.join(" ")}, want nothing after full`);
  process.exit(2);
}
const limit = Number(process.env.TEST_MINUTES ?? 89);
if (!(limit > 0)) {
  console.error(`test/run.ts: got TEST_MINUTES=${process.env.TEST_MINUTES}, want minutes`);
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const times: Time[] = [];
const failures: string[] = [];
let blocked: string | undefined;
const stages = new Stages();
// CI ends a run at 90 minutes and nothing says what it waited for.
const deadline = setTimeout(() => {
  blocked ??= `the limit of ${limit} minutes (TEST_MINUTES)`;
  stages.end("SIGTERM");
}, limit * 60_000);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    blocked ??= signal;
    stages.end(signal);
  });
}
const before = usageNow();
const strangersBefore = strangers();
if (tier === "full") forgetFailovers();
const places = { cache: join(kept, "graph"), only: join(folder, "only") };
const chosen = more.length > 0 ? [changedStages(more, analyses, together, places)] : fast;
for (const step of tier === "fast" ? chosen : full) {
  if (Array.isArray(step)) await Promise.all(step.map(row));
  else await count(step as Stage);
}
clearTimeout(deadline);
// Parts of the sandbox outlive the stage that starts them, so their time cannot be assigned to a stage.
if (tier === "fast") console.log(`\n${formatUsage(before, usageNow())}`);
// Reported only: a person may be writing files meanwhile.
const left = strangers().filter((name) => !strangersBefore.includes(name));
if (left.length > 0) console.log(`\nnew in the repository: ${left.join(", ")}`);
console.log(`\nslowest: ${formatTimes(slowest(times, 10))}`);
if (failures.length > 0) console.log(`\nfailed: ${failures.join(", ")}`);
const skips = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skips}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** What is in the repository and in no commit; nothing where it is no repository. */
function strangers(): string[] {
  try {
    const args = ["ls-files", "--others", "--exclude-standard", "--directory"];
    const listed = execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: "pipe" });
    return listed.split("\n").filter(Boolean);
  } catch {
    return [];
  }
}

async function row(stages: readonly Stage[]): Promise<void> {
  for (const stage of stages) await count(stage);
}

async function count(stage: Stage): Promise<void> {
  const isRun = blocked === undefined || stage.always === true;
  const counts = isRun ? await run(stage) : { passed: 0, failed: 1, skipped: 0 };
  if (!isRun) console.log(`${stage.name}: not run, because of ${blocked}`);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  if (counts.failed === 0) return;
  failures.push(stage.name);
  if (stage.needed) blocked ??= `the failure of ${stage.name}`;
}

async function run(stage: Stage): Promise<Counts> {
  console.log(`\n=== ${stage.name}`);
  const started = Date.now();
  const list = join(folder, stage.name);
  writeFileSync(list, "");
  const quiet = stage.count !== countOne;
  const { output, code } = await stages.run(stage.command, {
    cwd: stage.cwd ?? root,
    env: {
      ...process.env,
      PATH: `${bin}:${process.env.PATH}`,
      AES_TEST_TIMES: list,
      ...stage.env,
    },
    onText: (text) => {
      if (!quiet) process.stdout.write(text);
    },
    onLine: (line) => {
      if (stage.serial && /^(not )?ok /.test(line)) console.log(`minute ${minute()}: ${line}`);
    },
  });
  const counts = stage.count(output, code);
  if (quiet && counts.failed > 0) console.log(output);
  const files = readTimes(readFileSync(list, "utf8"), stage.cwd ?? root);
  if (stage.serial) console.log(formatTimes(files));
  const seconds = (Date.now() - started) / 1000;
  times.push(...(files.length > 0 ? files : [[stage.name, seconds] as const]));
  const result = `${counts.passed} passed, ${counts.failed} failed`;
  console.log(`${stage.name}: ${result} (${seconds.toFixed(1)} s, at minute ${minute()})`);
  return counts;
}

function minute(): string {
  return (performance.now() / 60_000).toFixed(1);
}
