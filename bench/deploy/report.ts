/** The measurements as tables for people; every goal is reported as reached or not reached. */
import { basename } from "node:path";
import { spread } from "../statistics.ts";
import type { Measured } from "./measure.ts";
import type { StepName, ToolName } from "./tools.ts";

/** All results of one run, as stored in `bench/results/`. */
export interface Results {
  /** Day and time (UTC) it began. */
  readonly date: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly command: string;
  readonly rounds: readonly Measured[];
}

const TOOLS: Readonly<Record<ToolName, string>> = {
  estate: "`estate`",
  pulumi: "Pulumi alone",
  tofu: "OpenTofu",
  raw: "requests alone",
};
const STEPS: Readonly<Record<StepName, string>> = {
  preview: "Preview of everything",
  up: "From nothing",
  unchanged: "No change, the state is trusted",
  refreshed: "No change, every resource is read",
  changed: "A change in one tenant",
  down: "Removal of everything",
};

/** Goals: the highest ratio of our time to another's. `from` is the smallest size that counts. */
const GOALS = [
  { step: "up", against: "tofu", most: 0.9, from: 0 },
  { step: "up", against: "raw", most: 1.3, from: 0 },
  { step: "unchanged", against: "tofu", most: 0.7, from: 4000 },
  { step: "preview", against: "tofu", most: 0.8, from: 0 },
] as const;
/** Goal: the highest growth of time when the resources double. */
const GROWTH = 2.1;

export function toMarkdown(results: Results, file: string): string {
  const { date, machine, versions, command, rounds } = results;
  const sizes = [...new Set(rounds.map(({ resources }) => resources))].sort(
    (one, other) => one - other,
  );
  const table = new Table(rounds, sizes);
  const [cloud = "memory"] = rounds.map(({ cloud }) => cloud);
  const where = cloud === "memory" ? "a cloud in memory" : "a rehearsal cloud on the same machine";
  return `${[
    "# bench/deploy",
    "",
    `Measured ${date} by \`${command}\` on ${where}; raw numbers: \`${basename(file)}\`. The measurements and their limits: \`../deploy/README.md\`.`,
    "",
    "| | |",
    "| --- | --- |",
    ...Object.entries({ ...machine, ...versions }).map(([key, value]) => `| ${key} | ${value} |`),
    "",
    "## Goals",
    "",
    ...GOALS.map((goal) => goalLine(table, goal)),
    ...growthLines(table),
    ...(Object.keys(STEPS) as StepName[]).flatMap((step) => stepLines(table, step)),
    ...profileLines(rounds, sizes),
  ].join("\n")}\n`;
}

/** The rounds of one run by tool, operation and size. */
class Table {
  readonly sizes: readonly number[];
  private readonly rounds: readonly Measured[];

  constructor(rounds: readonly Measured[], sizes: readonly number[]) {
    this.rounds = rounds;
    this.sizes = sizes;
  }

  values(tool: ToolName, step: StepName, size: number, key: Key): number[] {
    return this.rounds
      .filter((it) => it.tool === tool && it.step === step && it.resources === size)
      .map((it) => it[key]);
  }

  median(tool: ToolName, step: StepName, size: number, key: Key = "wall"): number | undefined {
    const values = this.values(tool, step, size, key);
    return values.length === 0 ? undefined : spread(values).median;
  }

  ratio(step: StepName, against: ToolName, size: number, key: Key = "wall"): number | undefined {
    const [own, other] = [
      this.median("estate", step, size, key),
      this.median(against, step, size, key),
    ];
    return own === undefined || !other ? undefined : own / other;
  }

  /** How much longer an operation takes with twice the resources, between a size and the next. */
  growth(tool: ToolName, step: StepName, index: number): number | undefined {
    const [size = 0, next = 0] = this.sizes.slice(index);
    const [less, more] = [this.median(tool, step, size), this.median(tool, step, next)];
    if (!less || more === undefined) return undefined;
    return (more / less) ** (1 / Math.log2(next / size));
  }
}
type Key = "wall" | "cpu" | "peakMiB";

function goalLine(table: Table, { step, against, most, from }: (typeof GOALS)[number]): string {
  const ratios = table.sizes
    .filter((size) => size >= from)
    .map((size) => ({ size, ratio: table.ratio(step, against, size) }))
    .filter((each) => each.ratio !== undefined);
  const goal = `${STEPS[step]}: at most ${most} of ${TOOLS[against]}`;
  if (ratios.length === 0) return `- ${goal}: not measured.`;
  const list = (some: typeof ratios) =>
    some.map(({ size, ratio = 0 }) => `${size} (${ratio.toFixed(2)})`).join(", ");
  const reached = ratios.filter(({ ratio = 0 }) => ratio <= most);
  const missed = ratios.filter(({ ratio = 0 }) => ratio > most);
  return `- ${goal}: ${[
    reached.length > 0 ? `reached at ${list(reached)}` : "",
    missed.length > 0 ? `**not reached** at ${list(missed)}` : "",
  ]
    .filter(Boolean)
    .join(", ")}.`;
}

function growthLines(table: Table): string[] {
  return (["up", "unchanged", "preview", "down"] as const).flatMap((step) => {
    const growths = table.sizes
      .slice(1)
      .map((size, index) => ({ size, growth: table.growth("estate", step, index) }))
      .filter((each) => each.growth !== undefined);
    if (growths.length === 0) return [];
    const most = Math.max(...growths.map(({ growth = 0 }) => growth));
    const result = most <= GROWTH ? "reached" : "**not reached**";
    const shown = growths
      .map(({ size, growth = 0 }) => `${growth.toFixed(2)} to ${size}`)
      .join(", ");
    return [
      `- ${STEPS[step]}: growth with twice the resources at most ${GROWTH}: ${result} (${shown}).`,
    ];
  });
}

function stepLines(table: Table, step: StepName): string[] {
  const tools = (Object.keys(TOOLS) as ToolName[]).filter((tool) =>
    table.sizes.some((size) => table.median(tool, step, size) !== undefined),
  );
  if (tools.length === 0) return [];
  const head = (text: string) => [
    "",
    text,
    "",
    `| | ${table.sizes.map((size) => `${size} resources`).join(" | ")} |`,
    `| --- |${" --- |".repeat(table.sizes.length)}`,
  ];
  const rows = (key: Key, digits: number) =>
    tools.map((tool) => {
      const cells = table.sizes.map((size) => shown(table.values(tool, step, size, key), digits));
      return `| ${TOOLS[tool]} | ${cells.join(" | ")} |`;
    });
  const ratios = tools
    .filter((tool) => tool !== "estate")
    .map((tool) => {
      const cells = table.sizes.map((size) => table.ratio(step, tool, size)?.toFixed(2) ?? "");
      return `| \`estate\`, as a part of ${TOOLS[tool]} | ${cells.join(" | ")} |`;
    });
  return [
    "",
    `## ${STEPS[step]}`,
    ...head("Wall seconds, median (least to most)."),
    ...rows("wall", 1),
    ...ratios,
    ...head("Processor seconds of the tool's own processes."),
    ...rows("cpu", 1),
    ...head("Memory of all its processes together at the highest, MiB."),
    ...rows("peakMiB", 0),
  ];
}

/** Where each tool spends its processor time at its largest size. */
function profileLines(rounds: readonly Measured[], sizes: readonly number[]): string[] {
  return (Object.keys(TOOLS) as ToolName[]).flatMap((tool) => {
    const own = rounds.filter((it) => it.tool === tool);
    const size = sizes.findLast((each) => own.some(({ resources }) => resources === each));
    const largest = own.filter(({ resources }) => resources === size);
    const programs = [...new Set(largest.flatMap((it) => Object.keys(it.programs)))].sort();
    if (programs.length < 2) return [];
    const steps = (Object.keys(STEPS) as StepName[]).filter((step) =>
      largest.some((it) => it.step === step),
    );
    const cell = (step: StepName, program: string) => {
      const of = largest.filter((it) => it.step === step);
      return spread(of.map((it) => it.programs[program] ?? 0)).median.toFixed(1);
    };
    return [
      "",
      `## Processor seconds of ${TOOLS[tool]} by program, ${size} resources`,
      "",
      `| | ${programs.join(" | ")} |`,
      `| --- |${" --- |".repeat(programs.length)}`,
      ...steps.map(
        (step) => `| ${STEPS[step]} | ${programs.map((each) => cell(step, each)).join(" | ")} |`,
      ),
    ];
  });
}

function shown(values: readonly number[], digits: number): string {
  if (values.length === 0) return "";
  const { median, least, most } = spread(values);
  const [middle, from, to] = [median, least, most].map((one) => one.toFixed(digits));
  return values.length === 1 ? `${middle}` : `${middle} (${from} to ${to})`;
}
