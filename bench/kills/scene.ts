/** Where commands are killed: a deployed site, and what a series of kills asks of it. */
import type { ChildProcess } from "node:child_process";

/** The site, its tenant with a service account, and the site that stands by for it. */
export interface Names {
  readonly site: string;
  readonly tenant: string;
  /** Absent where no failover is killed. */
  readonly standby?: string;
}

export interface Scene {
  readonly names: Names;
  /** Kills are timed in it: requests, or seconds. */
  readonly unit: string;
  /** The state folder of the commands. */
  readonly states: string;
  /** How much of the unit has passed. */
  now(): number;
  /** An amount of the unit as a text. */
  show(amount: number): string;
  /** Starts `estate`. It leads a group of its own, as if a shell had started it. */
  begin(...args: string[]): Promise<ChildProcess>;
  /** Runs `estate`; a failure throws with its output. */
  must(...args: string[]): Promise<unknown>;
  /** Gives `up` something to do. */
  change(): Promise<void>;
  /** Takes that back, while nothing is deployed. */
  restore?(): Promise<void>;
  /** Deletes the state and all that the store keeps of it. */
  loseState(): Promise<void>;
  /** Cuts the site off, or connects it again. */
  cut?(isCut: boolean): void;
  /** Copies the state to the other site, where nothing else does. */
  copyState?(): Promise<void>;
  /** Notes what sites have after a step that nothing disturbed. */
  note?(step: string, sites: readonly string[]): Promise<void>;
  /** What is not as it should be after a step that was killed and has run again; `empty`: the site has nothing. */
  differences(step: string, sites: readonly string[], empty: boolean): Promise<string | undefined>;
  close(): Promise<void>;
}
