/** The journal of a failover's completed steps, so that an interrupted one continues where it stopped. */
import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { writeWhole } from "../../estate/edit/whole-file.ts";

const schema = z.strictObject({
  started: z.iso.datetime(),
  /** Absent while steps remain. */
  ended: z.iso.datetime().optional(),
  /** Completed steps, in their order, with how long each took, seconds. */
  steps: z.array(
    z.strictObject({ step: z.string(), ended: z.iso.datetime(), seconds: z.number() }),
  ),
});

/** One failover, or one return. */
export type Journal = z.output<typeof schema>;

/** The journal of an unfinished failover or return, otherwise a new one. */
export async function openJournal(file: string): Promise<Journal> {
  const kept = await readJournal(file);
  if (kept !== undefined && kept.ended === undefined) return kept;
  return { started: new Date().toISOString(), steps: [] };
}

/** Whether there is a journal with remaining steps. */
export async function isUnended(file: string): Promise<boolean> {
  const kept = await readJournal(file);
  return kept !== undefined && kept.ended === undefined;
}

/** Removes a journal with remaining steps. */
export async function forgetUnended(file: string): Promise<void> {
  if (await isUnended(file)) await rm(file);
}

/** The last journal; `undefined` if none can be read. */
export async function readJournal(file: string): Promise<Journal | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** Writes the journal completely or not at all. */
export async function writeJournal(file: string, journal: Journal): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeWhole(file, `${JSON.stringify(journal, null, 2)}\n`, 0o600);
}

/** Duration from start to end, minutes; `undefined` while steps remain. */
export function minutesOf(journal: Journal | undefined): number | undefined {
  if (journal?.ended === undefined) return undefined;
  return Math.round((Date.parse(journal.ended) - Date.parse(journal.started)) / 6_000) / 10;
}
