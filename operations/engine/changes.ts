/** The changes of a run: each thing once, together with its parts. */
import type { EngineEvent, Step } from "./events.ts";

const STACK = "pulumi:pulumi:Stack";
const COMPONENT = "aes-estate:index:";

/** What happens to a resource, the most serious first. */
export const KINDS = ["deletes", "replaces", "updates", "creates"] as const;
export type Kind = (typeof KINDS)[number];

/** The engine's operations; a replacement is several steps of one resource. */
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

/** One thing that changes, and how many of its parts change with it. */
export interface Change {
  readonly kind: Kind;
  readonly step: Step;
  readonly parts: number;
}

/** Each resource that changes, once; parts that are created or deleted with one of our components are left out. */
export function changesOf(events: readonly EngineEvent[]): Change[] {
  const steps = new Map<string, { kind: Kind; step: Step }>();
  for (const event of events) {
    if (event.is !== "begun" && event.is !== "done") continue;
    const { step } = event;
    const kind = OPERATIONS[step.op];
    if (kind === undefined || step.type === STACK) continue;
    const known = steps.get(step.urn);
    // A refresh reports changes only at its end; a replacement gives its reason in only one of its steps.
    const fullest = known && known.step.changes.length >= step.changes.length ? known.step : step;
    const graver = known === undefined || kind === "replaces" ? kind : known.kind;
    steps.set(step.urn, { kind: graver, step: fullest });
  }
  const whole = ({ kind, step }: { kind: Kind; step: Step }): string | undefined => {
    const parent = steps.get(step.parent);
    if (kind !== "creates" && kind !== "deletes") return undefined; // each is listed with its own changes
    return parent?.kind === kind && parent.step.type.startsWith(COMPONENT)
      ? (whole(parent) ?? step.parent)
      : undefined;
  };
  const parts = Map.groupBy(steps.values(), whole);
  return (parts.get(undefined) ?? []).map(({ kind, step }) => {
    return { kind, step, parts: parts.get(step.urn)?.length ?? 0 };
  });
}

/** Whether it is one of our components, not a resource of a cloud. */
export function isOurs({ step }: Change): boolean {
  return step.type.startsWith(COMPONENT);
}
