/** Runs each tool through its operations, and checks after each that the cloud has what it should have. */

import { watched } from "../processes.ts";
import { type Command, type Times, timed } from "../timed.ts";
import type { BenchCloud } from "./clouds.ts";
import type { Prepared } from "./prepare.ts";
import { STEPS, type StepName, type Tool, type ToolName } from "./tools.ts";

const CHANGES_NOTHING: ReadonlySet<StepName> = new Set(["preview", "unchanged", "refreshed"]);

/** One operation of one tool. */
export interface Measured extends Times {
  readonly tool: ToolName;
  readonly step: StepName;
  readonly cloud: BenchCloud["kind"];
  readonly tenants: number;
  readonly resources: number;
  readonly repetition: number;
  /** The highest sum of the resident memory of its processes, MiB. */
  readonly peakMiB: number;
  /** Processor seconds by program. */
  readonly programs: Readonly<Record<string, number>>;
}

/** All operations of one tool, from nothing to nothing. */
export async function measureTool(
  tool: Tool,
  cloud: BenchCloud,
  { made, resources }: Prepared,
  of: { readonly tenants: number; readonly repetition: number },
): Promise<Measured[]> {
  const all: Measured[] = [];
  await cloud.reset();
  const nothing = await cloud.inventory();
  await tool.begin();
  for (const step of STEPS) {
    if (step === "changed") await tool.change();
    const command = tool.command(step);
    if (command === undefined) continue;
    const where = `${tool.title}: ${step}, ${of.tenants} tenants`;
    await cloud.changes();
    const times = await measured(command, where);
    all.push({ tool: tool.key, step, cloud: cloud.kind, resources, ...of, ...times });
    const changes = await cloud.changes();
    if (CHANGES_NOTHING.has(step) && changes)
      throw new Error(`bench: ${where}: ${changes} things were changed`);
    const { up, changed } = made;
    const wanted = { preview: nothing, up, unchanged: up, refreshed: up, changed, down: nothing };
    sameThings(await cloud.inventory(), wanted[step], where);
  }
  return all;
}

async function measured(command: Command, where: string) {
  const { result, peakMiB, programs } = await watched((mark) =>
    timed({ ...command, env: { ...command.env, ...mark } }),
  );
  const { wall, cpu, code, stdout, stderr } = result;
  if (code !== 0) throw new Error(`bench: ${where}: ${stdout.slice(-3000)}${stderr.slice(-3000)}`);
  return { wall, cpu, peakMiB, programs };
}

/** Throws with the first differences if a cloud has other things than expected. */
export function sameThings(
  found: readonly string[],
  wanted: readonly string[],
  where: string,
): void {
  const left = new Map<string, number>();
  for (const each of wanted) left.set(each, (left.get(each) ?? 0) + 1);
  for (const each of found) left.set(each, (left.get(each) ?? 0) - 1);
  const wrong = [...left].filter(([, count]) => count !== 0);
  if (wrong.length === 0) return;
  const shown = wrong
    .slice(0, 5)
    .map(([what, count]) => `${count < 0 ? "too much" : "missing"}: ${what}`);
  throw new Error(
    `bench: ${where}: the cloud differs in ${wrong.length} things: ${shown.join("; ")}`,
  );
}
