/** What changes in a run: each thing once, with what comes and goes with it. */
import type { EngineEvent, Step } from "./events.ts";

const STACK = "pulumi:pulumi:Stack";
const COMPONENT = "aes-estate:index:";

/** What happens to a resource, the gravest first. */
export const KINDS = ["deletes", "replaces", "updates", "creates"] as const;
export type Kind = (typeof KINDS)[number];

/** The engine's words for it; a replacement is several steps of one resource. */
export const OPERATIONS: Readonly<Record<string, Kind>> = {
  create: "creates",
  import: "creates",
  update: "updates",
  delete: "deletes",
  replace: "replaces",
  "create-replacement": "replaces",
  "delete-replaced": "replaces",
  "discard-replaced": "replaces",
  "import-replacement": "replaces",
};

/** One thing that changes, and how many parts of it with it. */
export interface Change {
  readonly kind: Kind;
  readonly step: Step;
  readonly parts: number;
}

/** Each resource that changes once, without those that come and go with a component of ours. */
export function changesOf(events: readonly EngineEvent[]): Change[] {
  const steps = new Map<string, { kind: Kind; step: Step }>();
  for (const event of events) {
    if (event.is !== "begun" && event.is !== "done") continue;
    const { step } = event;
    const kind = OPERATIONS[step.op];
    if (kind === undefined || step.type === STACK) continue;
    const known = steps.get(step.urn);
    // A refresh says only at its end what has changed; a replacement says why in one of its steps.
    const told = known && known.step.changes.length >= step.changes.length ? known.step : step;
    const graver = known === undefined || kind === "replaces" ? kind : known.kind;
    steps.set(step.urn, { kind: graver, step: told });
  }
  const whole = ({ kind, step }: { kind: Kind; step: Step }): string | undefined => {
    const parent = steps.get(step.parent);
    if (kind !== "creates" && kind !== "deletes") return undefined; // each says what changes of it
    return parent?.kind === kind && parent.step.type.startsWith(COMPONENT)
      ? (whole(parent) ?? step.parent)
      : undefined;
  };
  const parts = Map.groupBy(steps.values(), whole);
  return (parts.get(undefined) ?? []).map(({ kind, step }) => {
    return { kind, step, parts: parts.get(step.urn)?.length ?? 0 };
  });
}

/** Whether it is a component of ours, and not a resource of a cloud. */
export function isOurs({ step }: Change): boolean {
  return step.type.startsWith(COMPONENT);
}
