#!/usr/bin/env node
/**
 * Measures the pack against conftest on the same estates, in one run, and writes `bench/results/`.
 * `node bench/policy/run.ts [--check] [--sizes N,N,…] [--repetitions N] [--previewed N] [--results FOLDER]`
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { RULES } from "../../policies/rules/index.ts";
import { machine, versions as measured } from "../machine.ts";
import { toRows } from "../rows.ts";
import { evaluators } from "./evaluators.ts";
import { checkAgreement, measureEvaluations, measurePreviews } from "./measure.ts";
import { CONFTEST, OPA } from "./peer.ts";
import { KINDS } from "./plant.ts";
import { type Results, toMarkdown } from "./report.ts";
import { openWorkspace } from "./workspace.ts";

const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    sizes: { type: "string", default: "10,100,1000,5000" },
    repetitions: { type: "string", default: "5" },
    previewed: { type: "string", default: "1000" },
    results: { type: "string", default: join(import.meta.dirname, "../results") },
  },
});
const numbers = (text: string) => text.split(",").map(Number);
const sizes = numbers(values.sizes);
const [repetitions = 0, previewed = 0] = [values.repetitions, values.previewed].map(Number);
if (
  ![...sizes, repetitions, previewed].every((n) => Number.isInteger(n) && n > 0) ||
  sizes.length < 3
) {
  console.error("bench: got other than whole numbers above 0, or fewer than three sizes");
  process.exit(2);
}

const say = (line: string) => console.log(line);
const date = new Date().toISOString();
const here = machine();
say("bench: an engine and conftest; the first time conftest is built (about 2 minutes)");
const workspace = await openWorkspace();
try {
  const by = evaluators(workspace);
  await checkAgreement(workspace, by);
  say(
    `bench: ${by.length} evaluators agree on a compliant estate and on ${KINDS.length} kinds of breach`,
  );
  if (!values.check) {
    const evaluations = await measureEvaluations(workspace, by, sizes, repetitions, say);
    const previews = await measurePreviews(workspace, previewed, repetitions, say);
    keep({
      date,
      machine: here,
      versions: versions(),
      evaluations,
      previewed,
      previews,
      evaluators: by.map(({ key, title }) => ({ key, title })),
      rules: {
        pack: RULES.map(({ name }) => name),
        rego: [...new Set(KINDS.map(({ rule }) => rule))].sort(),
      },
    });
  }
} finally {
  await workspace.close();
}

function keep(results: Results): void {
  mkdirSync(values.results, { recursive: true });
  const raw = join(values.results, `policy-${date.slice(0, 10)}.json`);
  writeFileSync(raw, toRows(results));
  writeFileSync(join(values.results, "policy.md"), toMarkdown(results));
  say(toMarkdown(results));
}

function versions() {
  const engine = execFileSync(workspace.pulumi, ["version"], { encoding: "utf8" }).trim();
  return { ...measured(), pulumi: engine, conftest: `v${CONFTEST} (OPA v${OPA})` };
}
