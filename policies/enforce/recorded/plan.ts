/** A plan: the output of `pulumi preview --json --show-sames`. */

import type { Things } from "../../resources/thing.ts";
import { type Found, recordedFacts } from "./facts.ts";
import { type Fields, parsed, type Recording, stackOf } from "./recording.ts";
import { plan } from "./schema.ts";
import { Unreadable } from "./unreadable.ts";

/** Steps that delete a resource, or whose replacement is another step. */
const DELETIONS = /^(delete|delete-replaced|discard|discard-replaced|remove-pending-replace)$/;
/** Steps that keep a resource: a plan gives ids only for resources that existed before. */
const CONTINUATIONS = /^(same|update|refresh|read)$/;

/** Reads a plan; one that leaves resources out is rejected. */
export function readPlan(document: Fields, things?: Things): Recording {
  const { steps, changeSummary, config, ...rest } = parsed(plan, document, []);
  const hidden = (changeSummary?.same ?? 0) - steps.filter(({ op }) => op === "same").length;
  if (hidden > 0) throw new Unreadable("hiddenSames", { count: hidden });
  const lasting = steps.map((step, index) => ({ ...step, index }));
  const kept = lasting.filter(({ op }) => !DELETIONS.test(op));
  const found = kept.map(({ op, urn, newState, oldState, index }): Found => {
    const path = ["steps", index];
    if (newState) {
      if (newState.urn !== urn)
        throw new Unreadable("otherUrn", { urn, got: newState.urn }, { path });
      const taken = op.startsWith("import") ? newState.importID : undefined;
      const { id = CONTINUATIONS.test(op) ? oldState?.id : taken } = newState;
      return { resource: { ...newState, id }, path: [...path, "newState"] };
    }
    throw new Unreadable("noNewState", { op, urn }, { path });
  });
  const failed = rest.diagnostics?.some(({ severity }) => severity === "error");
  return {
    kind: "plan",
    ...stackOf(found),
    ...recordedFacts(found, false, things),
    deletions: steps.length - kept.length,
    whole: !failed && rest.maybeCorrupt !== true,
    settings: Object.fromEntries(
      Object.entries(config ?? {}).map(([key, value]) => [key.replace(/^aes-estate:/, ""), value]),
    ),
  };
}
