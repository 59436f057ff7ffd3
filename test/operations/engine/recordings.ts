/**
 * Runs of the real engine (3.274.1), recorded by `--event-log` and shortened: values of resources are left out, and the
 * steps of all but a few resources.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type EngineEvent, readEvents } from "../../../operations/engine/events.ts";

/** The lines of a recording. */
export function recordedLog(name: string): string {
  return readFileSync(join(import.meta.dirname, `recorded/${name}.jsonl`), "utf8");
}

/** Its events. */
export function recorded(name: string): EngineEvent[] {
  return readEvents(recordedLog(name));
}

/** The engine's error about one resource, or about none. */
export function error(text: string, urn = ""): EngineEvent {
  return { at: 0, is: "message", severity: "error", urn, text };
}

/** The URN of a resource of a tenant's. */
export function urnOf(type: string, name: string): string {
  return `urn:pulumi:bamako::aes-estate::${type}::${name}`;
}

/** A step of one resource. */
export function step(
  is: "begun" | "done" | "failed",
  op: string,
  type: string,
  name: string,
  more: { readonly changes?: string[]; readonly forces?: string[]; readonly parent?: string } = {},
): EngineEvent {
  const { changes = [], forces = [], parent = "" } = more;
  return { at: 0, is, step: { op, urn: urnOf(type, name), type, name, parent, changes, forces } };
}
