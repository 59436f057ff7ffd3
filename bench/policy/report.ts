/** The measurements as a table for people. */

import { leastSquares, spread } from "../statistics.ts";
import type { Evaluator } from "./evaluators.ts";
import type { Evaluation, PreviewPair } from "./measure.ts";

/** All results of one run, as stored in `bench/results/`. */
export interface Results {
  /** Day and time (UTC) it began. */
  readonly date: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly versions: Readonly<Record<string, string>>;
  /** Rules evaluated by each side. */
  readonly rules: { readonly pack: readonly string[]; readonly rego: readonly string[] };
  readonly evaluators: readonly Pick<Evaluator, "key" | "title">[];
  readonly evaluations: readonly Evaluation[];
  /** Resources of each preview. */
  readonly previewed: number;
  readonly previews: readonly PreviewPair[];
}

/** Goal: highest ratio of our total time to the peer's. */
export const GOAL_RATIO = 0.5;
/** Goal: highest overhead of the pack in a preview. */
export const GOAL_OVERHEAD = 0.1;

/** The results as Markdown; every goal is reported as reached or not reached. */
export function toMarkdown(results: Results): string {
  const { date, machine, versions, rules } = results;
  return `${[
    "# bench/policy",
    "",
    `Measured ${date} by \`make bench-policy\`; raw numbers: \`policy-${date.slice(0, 10)}.json\`. The measurements and their limits: \`../policy/README.md\`.`,
    "",
    ...facts({ ...machine, ...versions }),
    "",
    `The pack evaluated ${rules.pack.length} rules (${rules.pack.join(", ")}), the Rego rules ${rules.rego.length} (${rules.rego.join(", ")}).`,
    "",
    "## Time to a result on a compliant estate",
    "",
    ...evaluationTables(results),
    "",
    "## On top of a preview",
    "",
    ...previewLines(results),
  ].join("\n")}\n`;
}

function facts(all: Readonly<Record<string, string | number>>): string[] {
  return [
    "| | |",
    "| --- | --- |",
    ...Object.entries(all).map(([name, value]) => `| ${name} | ${value} |`),
  ];
}

function evaluationTables({ evaluators, evaluations }: Results): string[] {
  const sizes = [...new Set(evaluations.map(({ size }) => size))].sort((a, b) => a - b);
  const of = (key: string, size?: number) =>
    evaluations.filter((it) => it.evaluator === key && (size === undefined || it.size === size));
  const walls = (key: string, size: number) => spread(of(key, size).map(({ wall }) => wall));
  const cpu = (key: string, size: number) => spread(of(key, size).map((it) => it.cpu)).median;
  const ratio = (key: string, size: number) =>
    walls(key, size).median / walls("conftest", size).median;
  const line = (key: string, some: readonly number[]) =>
    leastSquares(
      of(key)
        .filter(({ size }) => some.includes(size))
        .map(({ size, wall }) => ({ size, value: wall })),
    );
  return [
    `Wall seconds, median (least to most) of ${of("conftest", sizes[0]).length}.`,
    "",
    `| | ${sizes.map((size) => `${size} resources`).join(" | ")} |`,
    `| --- |${" --- |".repeat(sizes.length)}`,
    ...evaluators.map(
      ({ key, title }) =>
        `| ${title} | ${sizes.map((size) => shown(walls(key, size))).join(" | ")} |`,
    ),
    ...evaluators
      .filter(({ key }) => key !== "conftest")
      .map(
        ({ key, title }) =>
          `| ${title}, as a part of conftest's | ${sizes.map((size) => ratio(key, size).toFixed(2)).join(" | ")} |`,
      ),
    "",
    "Processor seconds of all processes together, median: a busy machine changes it least.",
    "",
    `| | ${sizes.map((size) => `${size} resources`).join(" | ")} |`,
    `| --- |${" --- |".repeat(sizes.length)}`,
    ...evaluators.map(
      ({ key, title }) =>
        `| ${title} | ${sizes.map((size) => cpu(key, size).toFixed(2)).join(" | ")} |`,
    ),
    "",
    `| | start-up: ${sizes[0]} resources, s | each resource, ms | growth: each resource above ${sizes.at(-2)}, as a part of each below |`,
    "| --- | --- | --- | --- |",
    ...evaluators.map(({ key, title }) => {
      const each = line(key, sizes).slope * 1000;
      const growth = line(key, sizes.slice(-2)).slope / line(key, sizes.slice(0, -1)).slope;
      const start = walls(key, sizes[0] ?? 0).median;
      return `| ${title} | ${start.toFixed(2)} | ${each.toFixed(3)} | ${growth.toFixed(2)} |`;
    }),
    "",
    ...evaluators
      .filter(({ key }) => key !== "conftest")
      .map(({ key, title }) => {
        const reached = sizes.filter((size) => ratio(key, size) <= GOAL_RATIO);
        const missed = sizes.filter((size) => ratio(key, size) > GOAL_RATIO);
        return `- ${title}: at most ${GOAL_RATIO} of conftest's time is ${listed("reached", reached)}${reached.length && missed.length ? ", " : ""}${listed("**not reached**", missed)}.`;
      }),
  ];
}

function previewLines({ previewed, previews }: Results): string[] {
  const plain = spread(previews.map((pair) => pair.plain.wall));
  const withPack = spread(previews.map((pair) => pair.withPack.wall));
  const added = spread(previews.map((pair) => pair.withPack.wall / pair.plain.wall - 1));
  const cpu = (kind: "plain" | "withPack") =>
    spread(previews.map((pair) => pair[kind].cpu)).median.toFixed(2);
  const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
  const result = added.median <= GOAL_OVERHEAD ? "reached" : "**not reached**";
  return [
    `A preview of ${previewed} new resources, wall seconds, median (least to most) of ${previews.length} pairs: ${shown(plain)} without the pack, ${shown(withPack)} with it.`,
    "",
    `Processor seconds: ${cpu("plain")} without the pack, ${cpu("withPack")} with it.`,
    "",
    `The pack adds ${percent(added.median)} (${percent(added.least)} to ${percent(added.most)}, pair by pair). At most ${percent(GOAL_OVERHEAD)} is ${result}.`,
  ];
}

function shown({ median, least, most }: ReturnType<typeof spread>): string {
  return `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
}

function listed(result: string, sizes: readonly number[]): string {
  return sizes.length === 0 ? "" : `${result} at ${sizes.join(", ")}`;
}
