/**
 * Writes every file that is generated from the code: `make generate`. `--check` only lists stale files; arguments are
 * prefixes of paths, other files are left alone: `node test/generate/run.ts docs policies/README.md`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Finding, GENERATED, ROOT, TITLE } from "./list.ts";

const { values, positionals } = parseArgs({
  options: { check: { type: "boolean", default: false } },
  allowPositionals: true,
});
const wanted = Object.entries(GENERATED).filter(([, files]) =>
  files.some((file) => positionals.length === 0 || positionals.some((it) => file.startsWith(it))),
);
if (wanted.length === 0) {
  console.error(`generate: nothing that is generated begins with ${positionals.join(", ")}`);
  process.exit(2);
}

const isSlow = (test: string) => test.endsWith(".cli.test.ts");
const findings: Finding[] = [];
const failed: string[] = [];
for (const [test, files] of wanted.filter(([test]) => !isSlow(test))) make(test, files);
const slow = wanted.filter(([test]) => isSlow(test));
if (slow.length > 0) {
  console.log("generate   now what needs the engine");
  const build = spawnSync(process.execPath, ["toolchain/build.ts"], {
    cwd: ROOT,
    stdio: "inherit",
  });
  for (const [test, files] of slow) {
    if (build.status === 0) make(test, files);
    else failed.push(test);
  }
}

const stale = filesThatAre("stale");
const written = filesThatAre("written");
console.log(`generate   ${written.length} written, ${stale.length} stale, ${failed.length} failed`);
if (stale.length > 0)
  console.error(`generate: stale; to write them: make generate\n  ${stale.join("\n  ")}`);
if (failed.length > 0) console.error(`generate: failed\n  ${failed.join("\n  ")}`);
process.exitCode = stale.length + failed.length > 0 ? 1 : 0;

/** Runs the comparisons of one test, and prints the finding on each of its files. */
function make(test: string, files: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), "aes-estate-generate-"));
  const report = join(folder, "findings");
  const { status, stdout, stderr } = spawnSync(
    join(ROOT, "node_modules/.bin/ava"),
    [test, "--match", `*${TITLE}*`],
    {
      cwd: ROOT,
      encoding: "utf8",
      env: {
        ...process.env,
        TEST_TIER: isSlow(test) ? "cli" : "fast",
        GENERATE: values.check ? "check" : "write",
        GENERATE_FINDINGS: report,
      },
    },
  );
  const lines = existsSync(report) ? readFileSync(report, "utf8").trimEnd().split("\n") : [];
  rmSync(folder, { recursive: true });
  const found = lines.map((line): Finding => JSON.parse(line));
  for (const { path, state } of found) console.log(`${state.padEnd(11)}${path}`);
  findings.push(...found);
  const isComplete = files.every((file) => found.some(({ path }) => path === file));
  if (isComplete && status === 0) return;
  failed.push(test);
  console.error(`${stdout}${stderr}`);
}

function filesThatAre(state: Finding["state"]): string[] {
  return [...new Set(findings.filter((each) => each.state === state).map(({ path }) => path))];
}
