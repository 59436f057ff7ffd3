/** Keeps what the steps of a site's runs usually take; a run without it only knows its own. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { UsualSeconds } from "./durations.ts";

const USUAL = z.record(z.string(), z.number().nonnegative());

const fileOf = (folder: string, run: string) => join(folder, `usual-seconds-${run}.json`);

/** What the steps of this kind of run took; nothing if no run has kept it, or if it cannot be read. */
export async function readUsual(folder: string, run: string): Promise<UsualSeconds> {
  try {
    return USUAL.parse(JSON.parse(await readFile(fileOf(folder, run), "utf8")));
  } catch {
    return {}; // only an estimate depends on it
  }
}

/** Keeps them for the next run; if that fails, this run is what matters. */
export async function keepUsual(folder: string, run: string, usual: UsualSeconds): Promise<void> {
  await writeFile(fileOf(folder, run), JSON.stringify(usual), { mode: 0o600 }).catch(() => {});
}
