/** Starts a cloud in memory as a process, and asks it what it has. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Recorded } from "../raw/graph.ts";

export interface MemoryCloud {
  readonly url: string;
  /** Forgets everything but what an operator has created. */
  reset(): Promise<void>;
  /** Forgets the requests so far. */
  forget(): Promise<void>;
  /** Everything that was made, by kind and name. */
  inventory(): Promise<string[]>;
  /** The same, with all that is known of each thing. */
  contents(): Promise<string[]>;
  /** The requests since the last reset that change something. */
  recorded(): Promise<Recorded[]>;
  close(): void;
}

export async function startMemoryCloud(region = "bamako-1"): Promise<MemoryCloud> {
  const program = join(import.meta.dirname, "main.ts");
  const child = spawn(process.execPath, [program, region], { stdio: ["pipe", "pipe", "inherit"] });
  const [url] = (await once(createInterface(child.stdout), "line")) as [string];
  const ask = async (what: string) => {
    const answer = await fetch(`${url}/bench/${what}`);
    if (!answer.ok) throw new Error(`bench: the cloud answers ${answer.status} to ${what}`);
    return answer.status === 204 ? undefined : answer.json();
  };
  return {
    url,
    reset: async () => void (await ask("reset")),
    forget: async () => void (await ask("forget")),
    inventory: async () => (await ask("inventory")) as string[],
    contents: async () => (await ask("contents")) as string[],
    recorded: async () => (await ask("recorded")) as Recorded[],
    close: () => child.stdin.end(),
  };
}
