/**
 * Runs the tests and counts them: `node test/run.ts fast` (no cloud, no engine) or `full` (everything).
 * Each stage runs to its end, also after an earlier one failed; the last line is `N passed, N failed`.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { stateFolder } from "../operations/paths.ts";
import { compiledFolder } from "../policies/startup/compiled.ts";
import { PACKAGES } from "./helpers/packages.ts";
import { type Counts, countAva, countGo, countOne, countPytest } from "./tiers/counts.ts";
import { Laps } from "./tiers/laps.ts";
import { formatUsage, usageNow } from "./tiers/usage.ts";

interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly count: (output: string, code: number) => Counts;
  /** Its files run one after the other, and the duration of each is printed. */
  readonly serial?: boolean;
  /** If this stage fails, the later ones prove nothing: they are counted as failed. */
  readonly needed?: boolean;
}

/** One stage, or rows of stages: the rows side by side. */
type Step = Stage | readonly (readonly Stage[])[];

const root = join(import.meta.dirname, "..");
const bin = join(root, "node_modules/.bin");
const ava = (tier: string, env: Stage["env"] = {}): Stage => ({
  name: `ava ${tier}`,
  command: [join(bin, "ava"), "--tap"],
  env: { TEST_TIER: tier, ...env },
  count: countAva,
});
const one = (name: string, ...command: string[]): Stage => ({ name, command, count: countOne });

const sites = ["bamako", "ouagadougou"];
const ownClouds = { AES_ESTATE_STATE: `${stateFolder()}-test`, AES_ESTATE_PORT_SHIFT: "5000" };

const kept = join(root, "node_modules/.cache/aes-estate"); // results of checks, for the next run
const fast: Step[] = [
  // One after the other beside AVA, which almost always runs two processes; `together` is the tier `fast` with many
  // files per process (ADR 0053).
  [
    [
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
    ],
    // Child processes use the compile cache, too.
    [ava("together", { NODE_COMPILE_CACHE: compiledFolder() })],
  ],
];

const go = (module: string, packages: string): Stage => ({
  name: `go ${module}`,
  command: ["go", "test", "-trimpath", "-tags", "osusergo,grpcnotrace", "-json", packages],
  cwd: join(root, "toolchain", module),
  env: { GOTOOLCHAIN: "local", GOFLAGS: "-mod=readonly -buildvcs=false", CGO_ENABLED: "0" },
  count: countGo,
});

const full: Step[] = [
  ...fast,
  // Creating the sandbox's environment mostly waits for packages while the compiler works.
  [
    [
      { ...one("toolchain", process.execPath, "toolchain/build.ts"), needed: true },
      one("toolchain yaml", process.execPath, "toolchain/build.ts", "yaml"),
      ...["langhost", "keeper", "random", "openstack"].map((module) => go(module, "./...")),
      // Only our own packages: with `./...` Go's vet would walk all of Kubernetes.
      go("kubernetes", "./simulate/..."),
    ],
    [
      { ...one("sandbox environment", "python3", "-m", "sandbox", "install"), needed: true },
      { name: "pytest", command: ["python3", "-m", "sandbox", "test"], count: countPytest },
    ],
  ],
  ava("cli"),
  // Runs beside a person's own rehearsal: other folders, other ports. Each run starts from clean data.
  ...sites.map((site) => ({
    ...one(`clean cloud of ${site}`, "python3", "-m", "sandbox", "reset", "--site", site),
    env: ownClouds,
    needed: true,
  })),
  { ...ava("live", ownClouds), serial: true },
  ...sites.map((site) => ({
    ...one(`stop cloud of ${site}`, "python3", "-m", "sandbox", "down", "--site", site),
    env: ownClouds,
  })),
];

const tier = process.argv[2] ?? "fast";
if (tier !== "fast" && tier !== "full") {
  console.error(`test/run.ts: got tier ${tier}, want fast or full`);
  process.exit(2);
}

const total = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
let blocked: string | undefined;
const before = usageNow();
for (const step of tier === "fast" ? fast : full) {
  if (Array.isArray(step)) await Promise.all(step.map(row));
  else await count(step as Stage);
}
// Parts of the sandbox outlive the stage that starts them, so their time cannot be assigned to a stage.
if (tier === "fast") console.log(`\n${formatUsage(before, usageNow())}`);
if (failures.length > 0) console.log(`\nfailed: ${failures.join(", ")}`);
const skips = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skips}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function row(stages: readonly Stage[]): Promise<void> {
  for (const stage of stages) await count(stage);
}

async function count(stage: Stage): Promise<void> {
  const counts = blocked ? { passed: 0, failed: 1, skipped: 0 } : await run(stage);
  if (blocked) console.log(`${stage.name}: not run, because ${blocked} failed`);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  if (counts.failed === 0) return;
  failures.push(stage.name);
  if (stage.needed) blocked ??= stage.name;
}

function run(stage: Stage): Promise<Counts> {
  console.log(`\n=== ${stage.name}`);
  const started = Date.now();
  return new Promise((resolve) => {
    const [command = "", ...args] = stage.command;
    const child = spawn(command, args, {
      cwd: stage.cwd ?? root,
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, ...stage.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const laps = new Laps(started);
    const quiet = stage.count !== countOne;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => {
        output += text;
        laps.heard(text, Date.now());
        if (!quiet) process.stdout.write(text);
      });
    }
    child.on("error", (error) => {
      output += error.message;
    });
    child.on("close", (code) => {
      const counts = stage.count(output, code ?? 1);
      if (quiet && counts.failed > 0) console.log(output);
      const files = stage.serial ? laps.seconds() : [];
      if (files.length > 0)
        console.log(files.map(([file, spent]) => `${file} ${spent} s`).join(", "));
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`${stage.name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
      resolve(counts);
    });
  });
}
