/** The measurements: evaluations by all evaluators in turn, and previews with and without the pack in pairs. */

import { type Times, timed } from "../timed.ts";
import { estate } from "./estate.ts";
import { comparable, type Evaluator, PACK } from "./evaluators.ts";
import { KINDS, plant } from "./plant.ts";
import type { Workspace } from "./workspace.ts";

/** One run of one evaluator. */
export interface Evaluation extends Times {
  readonly evaluator: Evaluator["key"];
  /** Resources of the estate. */
  readonly size: number;
  readonly repetition: number;
}

/** One preview without the pack and one with it. */
export interface PreviewPair {
  readonly repetition: number;
  readonly plain: Times;
  readonly withPack: Times;
}

type Say = (line: string) => void;

/**
 * Run before any measurement: every evaluator finds nothing in a compliant estate, and exactly the planted violations
 * in a non-compliant one.
 */
export async function checkAgreement(
  workspace: Workspace,
  by: readonly Evaluator[],
): Promise<void> {
  for (const made of [estate(100), plant(estate(400), 4 * KINDS.length)]) {
    const cwd = await workspace.write(made);
    const want = comparable(made.breaches);
    for (const { title, argv, env, read } of by) {
      const run = await timed({ argv, env, cwd });
      const output = run.stdout + run.stderr;
      let got: string[] = [];
      try {
        got = comparable(read(run));
      } catch (error) {
        // A failed evaluator reports no violations; its output has the reason.
        if (run.code === 0) throw error;
      }
      if (got.join("\n") !== want.join("\n") || (run.code === 0) !== (want.length === 0)) {
        const [more, less] = [difference(got, want), difference(want, got)];
        throw new Error(
          `${title}: exit code ${run.code}; found too much: ${more}; not found: ${less}\n${output}`,
        );
      }
    }
  }
}

/** All evaluators on compliant estates of all sizes, in turn, in a different order each time. */
export async function measureEvaluations(
  workspace: Workspace,
  by: readonly Evaluator[],
  sizes: readonly number[],
  repetitions: number,
  say: Say,
): Promise<Evaluation[]> {
  const evaluations: Evaluation[] = [];
  for (const size of sizes) {
    const cwd = await workspace.write(estate(size));
    // The first round is not counted: it warms the file and program caches.
    for (let repetition = 0; repetition <= repetitions; repetition += 1) {
      for (const [turn] of by.entries()) {
        const { key, argv, env, title } = by[(turn + repetition) % by.length] as Evaluator;
        const { wall, cpu, code, stdout, stderr } = await timed({ argv, env, cwd });
        if (code !== 0) throw new Error(`${title}: exit code ${code}\n${stdout}${stderr}`);
        if (repetition === 0) continue;
        evaluations.push({ evaluator: key, size, repetition, wall, cpu });
        say(`${size} resources, ${repetition}/${repetitions}: ${title}: ${wall.toFixed(2)} s`);
      }
    }
  }
  return evaluations;
}

/** Previews of `size` new resources in pairs; the order within a pair alternates. */
export async function measurePreviews(
  { pulumi, project, env }: Workspace,
  size: number,
  repetitions: number,
  say: Say,
): Promise<PreviewPair[]> {
  const preview = async (...more: string[]): Promise<Times> => {
    const { wall, cpu, code, stdout, stderr } = await timed({
      argv: [pulumi, "preview", "--stack", "bamako", "--non-interactive", "--color=never", ...more],
      cwd: project,
      env: { ...env, BENCH_RESOURCES: String(size) },
    });
    const output = stdout + stderr;
    const want = `+ ${size + 2} to create`;
    if (code !== 0 || !output.includes(want)) throw new Error(`want “${want}”: ${output}`);
    return { wall, cpu };
  };
  const pairs: PreviewPair[] = [];
  for (let repetition = 0; repetition <= repetitions; repetition += 1) {
    const times = { plain: { wall: 0, cpu: 0 }, withPack: { wall: 0, cpu: 0 } };
    const order = ["plain", "withPack"] as const;
    for (const kind of repetition % 2 === 0 ? order : order.toReversed()) {
      times[kind] = await preview(...(kind === "withPack" ? ["--policy-pack", PACK] : []));
    }
    if (repetition === 0) continue;
    pairs.push({ repetition, ...times });
    const seconds = order.map((kind) => `${kind} ${times[kind].wall.toFixed(2)} s`);
    say(`preview of ${size} resources, ${repetition}/${repetitions}: ${seconds.join(", ")}`);
  }
  return pairs;
}

function difference(some: readonly string[], others: readonly string[]): string {
  return some.filter((one) => !others.includes(one)).join(", ") || "nothing";
}
