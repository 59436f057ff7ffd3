/** What a failure is told from, and one cause of it. */
import type { EngineEvent } from "./events.ts";

/** What a run that failed has left. */
export interface Failed {
  readonly site: string;
  /** `up`, `down`, `preview` or `refresh`. */
  readonly run: string;
  readonly events: readonly EngineEvent[];
  /** All that the engine printed. */
  readonly printed: string;
  readonly signal?: string;
  /** Where all of it is. */
  readonly log: string;
  /** The file that declares a tenant. */
  readonly fileOf: (tenant: string) => string;
}

/** One cause: its lines, and what makes two of them one. */
export interface Cause {
  readonly key: string;
  readonly lines: readonly string[];
  /** What to do. */
  readonly todo: readonly string[];
  readonly name: string;
}
