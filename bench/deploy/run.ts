#!/usr/bin/env node
/**
 * Measures `estate`, stock Pulumi, OpenTofu and the requests alone on the same estates and the same cloud, in one run, and
 * writes `bench/results/`. `node bench/deploy/run.ts [--sizes N,N,…] [--repetitions N] [--stock N] [--rehearsal FOLDER]
 * [--name TEXT] [--results FOLDER]`, sizes in tenants; `make bench-deploy`.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { toolchainPaths } from "../../toolchain/paths.ts";
import { benchOptions, wholeNumbers, writeResults } from "../arguments.ts";
import { machine, versions } from "../machine.ts";
import { openMemory, openRehearsal } from "./clouds.ts";
import { type Measured, measureTool } from "./measure.ts";
import { buildPeers, VERSIONS } from "./peers.ts";
import { type Prepared, prepare, readSchema } from "./prepare.ts";
import { type Results, toMarkdown } from "./report.ts";
import { type Site, siteIn, writeSite } from "./site.ts";
import { estateTool, pulumiTool, rawTool, type Tool, tofuTool } from "./tools.ts";

const { values } = parseArgs({
  options: {
    ...benchOptions("2,4,8,16,32,64,100", "3"),
    // The most tenants for stock Pulumi: it writes its whole state at each step.
    stock: { type: "string", default: "32" },
    // The state folder of a running rehearsal of bamako on which nothing is deployed. Without it a cloud in memory is used.
    rehearsal: { type: "string" },
  },
});
const sizes = wholeNumbers(values.sizes);
const [repetitions = 0] = wholeNumbers(values.repetitions);
const [stock = 0] = wholeNumbers(values.stock);

const say = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`);
const date = new Date().toISOString();
const here = machine();
say("bench: OpenTofu and its provider; the first time they are built (about 10 minutes)");
const peers = await buildPeers();
const folder = mkdtempSync(join(tmpdir(), "aes-bench-deploy-"));
const cloud = values.rehearsal ? await openRehearsal(values.rehearsal) : await openMemory();
const rounds: Measured[] = [];
try {
  const schema = await readSchema(join(folder, "schema"), peers);
  const prepared = new Map<number, { readonly of: Prepared; readonly tools: Tool[] }>();
  for (const tenants of sizes) {
    const place = join(folder, String(tenants));
    const of = await prepare(join(place, "prepared"), cloud, tenants, schema);
    say(`${tenants} tenants: ${of.resources} resources, ${of.steps.length} requests`);
    prepared.set(tenants, { of, tools: await toolsFor(place, tenants, of) });
  }
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    for (const [tenants, { of, tools }] of prepared) {
      for (const [turn] of tools.entries()) {
        const tool = tools[(turn + repetition) % tools.length] as Tool;
        const measured = await measureTool(tool, cloud, of, { tenants, repetition });
        rounds.push(...measured);
        const seconds = measured.map(
          ({ step, wall, cpu }) => `${step} ${wall.toFixed(1)} (${cpu.toFixed(1)})`,
        );
        say(`${tenants} tenants, ${repetition}/${repetitions}: ${tool.key}: ${seconds.join(", ")}`);
        keep();
      }
    }
  }
  say(keep());
} finally {
  cloud.close();
  rmSync(folder, { recursive: true, force: true });
}

async function toolsFor(place: string, tenants: number, of: Prepared): Promise<Tool[]> {
  const site = (name: string) => siteIn(join(place, name));
  const [own, other, prepared] = [site("estate"), site("pulumi"), site("prepared")];
  const renew = (of: Site) => () => writeSite(of, tenants, cloud.writeLogins);
  return [
    estateTool(own, renew(own)),
    ...(tenants <= stock ? [await pulumiTool(join(place, "pulumi"), other, renew(other))] : []),
    tofuTool(join(place, "tofu"), peers, of.configurations),
    rawTool(join(place, "raw"), prepared, of.steps),
  ];
}

/** Writes what is measured so far, and returns where. */
function keep(): string {
  const engine = execFileSync(join(toolchainPaths().bin, "pulumi"), ["version"], {
    encoding: "utf8",
  });
  const command = `node bench/deploy/run.ts --sizes ${values.sizes} --repetitions ${repetitions} --stock ${stock}${values.rehearsal ? " --rehearsal FOLDER" : ""}`;
  const kept: Results = {
    date,
    machine: here,
    versions: { ...versions(), Pulumi: engine.trim(), ...VERSIONS },
    command,
    rounds,
  };
  const file = writeResults("deploy", values, { ...kept });
  writeFileSync(join(values.results, `deploy${values.name}.md`), toMarkdown(kept, file));
  return file;
}
