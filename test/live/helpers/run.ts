/** A run of `estate up` that is in progress: its processes, and what its engine has shown as created. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { sitePlaces } from "../../../operations/paths.ts";

const DEADLINE_MS = 300_000;

/** A run at one moment. */
export interface Running {
  /** The process of `estate`, of its engine, and of the engine's state keeper if there is one. */
  readonly estate: number;
  readonly engine: number;
  readonly keeper: number | undefined;
  /** The resources that the engine has shown as created: URN → id. */
  readonly shown: ReadonlyMap<string, string>;
}

/** Waits until a site's engine has shown so many resources as created. */
export async function whenShown(site: string, count: number): Promise<Running> {
  const deadline = Date.now() + DEADLINE_MS;
  while (Date.now() < deadline) {
    const shown = await shownBy(site);
    if (shown.size >= count) return { ...(await processesOf(site)), shown };
    await sleep(50);
  }
  throw new Error(`the engine never showed ${count} resources as created`);
}

async function shownBy(site: string): Promise<ReadonlyMap<string, string>> {
  const folder = join(sitePlaces(site).workspace, "logs");
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".events"));
  const [file = ""] = names.sort().reverse();
  const text = await readFile(join(folder, file), "utf8").catch(() => "");
  const lines = text.slice(0, text.lastIndexOf("\n") + 1).split("\n"); // the last one may be incomplete
  const ids = lines.filter(Boolean).flatMap((line) => {
    const { op, urn, new: state } = (JSON.parse(line) as Event).resOutputsEvent?.metadata ?? {};
    return op === "create" && urn && state?.id ? [[urn, state.id] as const] : [];
  });
  return new Map(ids);
}

interface Event {
  readonly resOutputsEvent?: {
    readonly metadata: {
      readonly op: string;
      readonly urn: string;
      readonly new?: { readonly id?: string } | null;
    };
  };
}

async function processesOf(site: string): Promise<Omit<Running, "shown">> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const all = await Promise.all(
    pids.map(async (pid) => ({ pid: Number(pid), ...(await read(pid)) })),
  );
  // By its folder: a benchmark on this machine may run an engine for a site of the same name.
  const { workspace } = sitePlaces(site);
  const engine = all.find(({ words }) =>
    words[words.indexOf("--event-log") + 1]?.startsWith(join(workspace, "/")),
  );
  if (engine === undefined) throw new Error(`no engine works on ${site}`);
  const keeper = all.find(
    ({ words, parent }) =>
      parent === engine.parent && words[0]?.endsWith("/pulumi-state-keeper") === true,
  );
  return { estate: engine.parent, engine: engine.pid, keeper: keeper?.pid };
}

/** The command line of a process, and its parent; empty when it has gone. */
async function read(pid: string): Promise<{ words: string[]; parent: number }> {
  const text = (file: string) => readFile(join("/proc", pid, file), "utf8").catch(() => "");
  // "pid (name) state parent …": the name may contain anything, so only the text after its last bracket counts.
  const [, parent] = (await text("stat")).split(") ").at(-1)?.split(" ") ?? [];
  return { words: (await text("cmdline")).split("\0"), parent: Number(parent) };
}
