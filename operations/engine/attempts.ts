/**
 * What a run began and whose result is not known: the plugin died, or reported an error, while the cloud may have acted.
 * The engine records nothing of it. It is kept beside the run's logs until the next run has looked in the cloud
 * (docs/adr/0067).
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
import type { RawState, RawStep } from "./raw.ts";

/** A step of a run that failed or was killed. */
export interface Attempt {
  /** Of a creation, as it was to be recorded, without an id. */
  readonly resource: StateResource;
  /**
   * Otherwise: `change`, the change or the removal of what is recorded, by its name alone; `forgotten`, the removal from the
   * state alone of what goes with its cluster, as it was recorded.
   */
  readonly step?: "change" | "forgotten";
  /** When the engine began it, seconds since 1970 by this machine's clock; unknown for one that only the state names. */
  readonly begun?: number;
  /** The status with which the cloud answered at the end, if the plugin reported one. */
  readonly status?: number;
}

/**
 * The steps in an event log that failed, or were begun and not ended. A change or a removal that the cloud has rejected
 * has had no effect. An incomplete last line is skipped.
 */
export function attemptsIn(log: string): Attempt[] {
  const open = new Map<string, Attempt>();
  const forgotten: Attempt[] = [];
  for (const line of log.split("\n")) {
    const event = parsedEvent(line);
    if (event === undefined) continue;
    const { timestamp: begun, resourcePreEvent: pre, resOpFailedEvent: failed } = event;
    const ended = event.resOutputsEvent?.metadata;
    const step = pre?.metadata ?? failed?.metadata;
    if (ended !== undefined && isTried(ended)) open.delete(ended.urn);
    if (ended?.op === "delete" && ended.type === REMOVED_WITH_ITS_CLUSTER) {
      forgotten.push({ resource: recordedBy(ended), step: "forgotten" });
    }
    if (step !== undefined && isTried(step) && !open.has(step.urn)) {
      open.set(step.urn, { ...attemptOf(step), ...(pre === undefined ? {} : { begun }) });
    }
    const { urn = "", severity, message = "" } = event.diagnosticEvent ?? {};
    const tried = severity === "error" ? open.get(urn) : undefined;
    const { status } = tried === undefined ? {} : readError(message);
    if (tried !== undefined && status !== undefined) open.set(urn, { ...tried, status });
  }
  const isUnknown = ({ step, status = 500 }: Attempt) => step !== "change" || status >= 500;
  return [...[...open.values()].filter(isUnknown), ...forgotten];
}

const CREATIONS = ["create", "create-replacement"];
const CHANGES = ["update", "delete"];
/** The engine forgets it without a request, before the cluster is removed (`deletedWith`). */
export const REMOVED_WITH_ITS_CLUSTER = "openstack:containerinfra/nodeGroup:NodeGroup";

/**
 * Of a replacement, `create-replacement` makes the new resource; `replace` only announces it, and the engine itself tries
 * the removal of the old one again. Components exist in the state alone, and objects of Kubernetes are applied, which is
 * the same twice.
 */
function isTried({ op, type }: RawStep): boolean {
  return type.startsWith("openstack:") && [...CREATIONS, ...CHANGES].includes(op);
}

function attemptOf(step: RawStep): Attempt {
  const { urn, type } = step;
  if (CHANGES.includes(step.op)) return { resource: { urn, type }, step: "change" };
  return { resource: { urn, type, ...pick(step.new, ["inputs", "parent", "provider"]) } };
}

/** What the state had of a resource that was removed from it, in the format of a state. */
function recordedBy({ urn, type, old }: RawStep): StateResource {
  const known = pick(old, ["id", "inputs", "outputs", "parent", "provider"]);
  return { urn, custom: true, type, ...known };
}

function pick(state: RawState | null | undefined, keys: readonly (keyof RawState)[]): RawState {
  const known = keys.filter((key) => state?.[key] !== undefined);
  return Object.fromEntries(known.map((key) => [key, state?.[key]]));
}

/** Where a site's attempts and event logs are. */
type Places = Pick<SitePlaces, "workspace" | "attempts">;

/** Keeps the attempts of a run that failed, in addition to those kept already. */
export async function keepAttempts(places: Places, eventLog: string): Promise<void> {
  const log = await readFile(eventLog, "utf8").catch(() => "");
  const found = attemptsIn(log);
  if (found.length === 0) return;
  const all = JSON.stringify([...(await read(places)), ...found]);
  await writeWhole(places.attempts, `${all}\n`, 0o600);
}

/** All attempts of a site whose result is not known, also those of runs that were killed. */
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

/** Whether an event log is that of a killed run that may have changed something. */
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
