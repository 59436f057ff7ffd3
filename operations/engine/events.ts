/**
 * The engine's event log (`--event-log`, one JSON document a line; `apitype/events.go`), as far as people are shown it.
 * Values of resources are left out: a plan and a failure name things, they do not show their contents.
 */
import { nameOf } from "../../policies/resources/urn.ts";
import type { RawDiagnostic, RawEvent, RawState, RawStep } from "./raw.ts";

/** One change of one resource. */
export interface Step {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  /** The resource's name in the program. */
  readonly name: string;
  readonly parent: string;
  /** Properties that change, sorted; of an update or a replacement. */
  readonly changes: readonly string[];
  /** The changed properties that force a replacement. */
  readonly forces: readonly string[];
}

/** The events of a run, in the engine's order. */
export type EngineEvent = { readonly at: number } & (
  | { readonly is: "declared"; readonly type: string; readonly name: string }
  | { readonly is: "begun" | "done" | "failed"; readonly step: Step }
  | { readonly is: "outputs"; readonly outputs: readonly Output[] }
  | {
      readonly is: "message";
      readonly severity: "error" | "warning";
      readonly urn: string;
      readonly text: string;
    }
  | {
      readonly is: "violation";
      readonly urn: string;
      readonly policy: string;
      readonly text: string;
    }
  | {
      readonly is: "summary";
      readonly counts: Readonly<Record<string, number>>;
      readonly packs: readonly string[];
    }
);

/** A stack output that changes; its value only if it is a short text, a number or a boolean. */
export interface Output {
  readonly name: string;
  readonly value?: string | number | boolean;
}

const STACK = "pulumi:pulumi:Stack";
const SHORT = 60;

/** The events of a log, without those that are never shown. An incomplete last line is skipped. */
export function readEvents(log: string): EngineEvent[] {
  return log.split("\n").flatMap(readEvent);
}

/** The events in one line. */
export function readEvent(line: string): EngineEvent[] {
  const event = parsedEvent(line);
  if (event === undefined) return [];
  const { timestamp: at } = event;
  const { resourcePreEvent: pre, resOutputsEvent: post, resOpFailedEvent: failed } = event;
  if (pre) return [{ at, is: "begun", step: stepOf(pre.metadata) }];
  if (failed) return [{ at, is: "failed", step: stepOf(failed.metadata) }];
  if (post) {
    const outputs = outputsOf(post.metadata);
    const done: EngineEvent = { at, is: "done", step: stepOf(post.metadata) };
    return outputs.length > 0 ? [done, { at, is: "outputs", outputs }] : [done];
  }
  if (event.diagnosticEvent) return diagnosticOf(at, event.diagnosticEvent);
  const { policyEvent: policy, summaryEvent: summary } = event;
  if (policy?.enforcementLevel === "mandatory" && !policy.exceptions?.length) {
    const { resourceUrn: urn = "", policyName, message } = policy;
    return [{ at, is: "violation", urn, policy: policyName, text: message.trim() }];
  }
  if (summary) {
    const packs = Object.entries(summary.PolicyPacks ?? {}).map(packOf);
    return [{ at, is: "summary", counts: summary.resourceChanges ?? {}, packs }];
  }
  return [];
}

function diagnosticOf(at: number, { severity, message, urn = "" }: RawDiagnostic): EngineEvent[] {
  if (severity === "error" || severity === "warning") {
    return message.trim() === ""
      ? []
      : [{ at, is: "message", severity, urn, text: message.trim() }];
  }
  // The SDK logs this for each resource that the program constructs, even if it still waits for others; our start
  // (policies/startup/later.ts) sends several in one message.
  return message.split("\n").flatMap((line): EngineEvent[] => {
    const [, type, name] = /^Registering resource: t=(.*?), name=(.*), custom=/.exec(line) ?? [];
    return type !== undefined && name !== undefined ? [{ at, is: "declared", type, name }] : [];
  });
}

function stepOf({ op, urn, type, old, new: after, keys, diffs, detailedDiff }: RawStep): Step {
  const details = Object.entries(detailedDiff ?? {});
  const named = details.length > 0 ? details.map(([path]) => path) : (diffs ?? []);
  const changes = named.length > 0 ? named : differing(old, after);
  const forced = details.filter(([, { diffKind }]) => diffKind.endsWith("-replace"));
  const forces = forced.length > 0 ? forced.map(([path]) => path) : (keys ?? []);
  return {
    op,
    urn,
    type,
    name: nameOf(urn),
    parent: after?.parent || old?.parent || "",
    changes: [...new Set(changes)].sort(),
    forces: [...new Set(forces)].sort(),
  };
}

/**
 * Inputs that differ: for our components, and for resources replaced because of another one, the engine gives no diff.
 */
function differing(old: RawState | null | undefined, after: RawState | null | undefined): string[] {
  if (!old?.inputs || !after?.inputs) return [];
  const [before, now] = [old.inputs, after.inputs];
  return Object.keys({ ...before, ...now }).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(now[key]),
  );
}

function outputsOf({ type, old, new: after }: RawStep): Output[] {
  if (type !== STACK) return [];
  const [before, now] = [old?.outputs ?? {}, after?.outputs ?? {}];
  return Object.entries(now)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]))
    .map(([name, value]) => (isShort(value) ? { name, value } : { name }));
}

function isShort(value: unknown): value is string | number | boolean {
  return typeof value === "string"
    ? value.length <= SHORT && !UNKNOWN.test(value)
    : typeof value === "number" || typeof value === "boolean";
}
/** Placeholder of a value that is not known yet. */
const UNKNOWN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `aes-estate|local|<path>`: `aes-estate 0.1.0 (<path>)`. */
function packOf([key, version]: [string, string]): string {
  const [name, , path] = key.split("|");
  return `${name} ${version}${path ? ` (${path})` : ""}`;
}

/** One line of the log as it is; `undefined` for an incomplete one. */
export function parsedEvent(line: string): RawEvent | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line) as RawEvent;
  } catch {
    return undefined;
  }
}
