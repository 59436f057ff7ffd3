/** Input of the explanation of a failure, and one cause of it. */
import type { EngineEvent } from "./events.ts";

/** The traces of a run that failed. */
export interface Failed {
  readonly site: string;
  /** `up`, `down`, `preview` or `refresh`. */
  readonly run: string;
  readonly events: readonly EngineEvent[];
  /** All that the engine printed. */
  readonly printed: string;
  readonly signal?: string;
  /** Why the state keeper ended in mid-run. */
  readonly keeperFailure?: string;
  /** How the plugin of all providers ended before the engine did: a signal, or an exit code. */
  readonly pluginFailure?: string;
  /** Path of the log. */
  readonly log: string;
  /** The file that declares a tenant. */
  readonly fileOf: (tenant: string) => string;
}

/** One cause: its lines, and the key by which equal causes are recognised. */
export interface Cause {
  readonly key: string;
  readonly lines: readonly string[];
  /** What to do. */
  readonly todo: readonly string[];
  readonly name: string;
}
