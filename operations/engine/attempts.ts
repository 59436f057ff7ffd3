/**
 * Creations that a run began and whose result is not known: the plugin died, or reported an error, while the cloud may
 * have acted. The engine records nothing of them. They are kept beside the run's logs until the next run has looked for
 * them in the cloud (docs/adr/0067).
 */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../../estate/edit/whole-file.ts";
import { UserError } from "../../output/user-error.ts";
import type { SitePlaces } from "../paths.ts";
import { isAlive } from "../process.ts";
import type { StateResource } from "../state/stack-state.ts";
import { readError } from "./cloud-errors.ts";
import { parsedEvent } from "./events.ts";
import { TEXTS } from "./messages.ts";
import type { RawStep } from "./raw.ts";

/** A creation that was tried. */
export interface Attempt {
  /** As it was to be recorded, without an id. */
  readonly resource: StateResource;
  /** When the engine began it, seconds since 1970 by this machine's clock; unknown for one that only the state names. */
  readonly begun?: number;
  /** The status with which the cloud answered at the end, if the plugin reported one. */
  readonly status?: number;
}

/** The creations in an event log that failed, or were begun and not ended. An incomplete last line is skipped. */
export function attemptsIn(log: string): Attempt[] {
  const open = new Map<string, Attempt>();
  for (const line of log.split("\n")) {
    const event = parsedEvent(line);
    if (event === undefined) continue;
    const { timestamp: begun, resourcePreEvent: pre, resOpFailedEvent: failed } = event;
    const ended = event.resOutputsEvent?.metadata;
    const step = pre?.metadata ?? failed?.metadata;
    if (ended !== undefined && isCreation(ended)) open.delete(ended.urn);
    if (step !== undefined && isCreation(step) && !open.has(step.urn)) {
      open.set(step.urn, { resource: resourceOf(step), ...(pre === undefined ? {} : { begun }) });
    }
    const { urn = "", severity, message = "" } = event.diagnosticEvent ?? {};
    const tried = severity === "error" ? open.get(urn) : undefined;
    const { status } = tried === undefined ? {} : readError(message);
    if (tried !== undefined && status !== undefined) open.set(urn, { ...tried, status });
  }
  return [...open.values()];
}

/**
 * Of a replacement, `create-replacement` makes the new resource; `replace` only announces it. Components exist in the state
 * alone, and objects of Kubernetes are applied, which is the same twice.
 */
function isCreation({ op, type }: RawStep): boolean {
  return type.startsWith("openstack:") && (op === "create" || op === "create-replacement");
}

function resourceOf({ urn, type, new: made }: RawStep): StateResource {
  const { inputs, parent, provider } = made ?? {};
  return {
    urn,
    type,
    ...(inputs === undefined ? {} : { inputs }),
    ...(parent === undefined ? {} : { parent }),
    ...(provider === undefined ? {} : { provider }),
  };
}

/** Where a site's attempts and event logs are. */
type Places = Pick<SitePlaces, "workspace" | "attempts">;

/** Keeps the creations of a run that failed, in addition to those kept already. */
export async function keepAttempts(places: Places, eventLog: string): Promise<void> {
  const log = await readFile(eventLog, "utf8").catch(() => "");
  const found = attemptsIn(log);
  if (found.length === 0) return;
  const all = JSON.stringify([...(await read(places)), ...found]);
  await writeWhole(places.attempts, `${all}\n`, 0o600);
}

/** All creations of a site whose result is not known, also those of runs that were killed. */
export async function keptAttempts(places: Places): Promise<readonly Attempt[]> {
  const folder = join(places.workspace, "logs");
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(isLeft).sort()) {
    await keepAttempts(places, join(folder, name));
    await rm(join(folder, name), { force: true });
  }
  return read(places);
}

/** Forgets all of them: they have been looked for. */
export async function forgetAttempts({ attempts }: Places): Promise<void> {
  await rm(attempts, { force: true });
}

/** Whether an event log is that of a killed run that may have created something. */
export function isLeft(name: string): boolean {
  const [, run, pid] = /-(up|down|refresh)-(\d+)\.events$/.exec(name) ?? [];
  return run !== undefined && !isAlive(Number(pid));
}

async function read({ attempts }: Places): Promise<readonly Attempt[]> {
  const text = await readFile(attempts, "utf8").catch(() => "[]");
  try {
    return JSON.parse(text) as Attempt[];
  } catch {
    throw new UserError(TEXTS.attempts, { file: attempts });
  }
}
