/** Recorded credentials as the list shows them, and beside them those that were replaced and that nothing ends. Pure. */
import type { Known } from "./model.ts";
import type { Recorded } from "./recorded.ts";
import type { Rotations } from "./rotations.ts";

/** A former certificate is listed until its own end, or until its cluster is another one. */
export function shown(
  recorded: readonly Recorded[],
  { former = {} }: Rotations,
  now: Date,
): Known[] {
  return recorded.flatMap(({ kind, id, owner, since, resource }) => {
    const valid = (former[id] ?? []).filter(
      ({ cluster, until }) => cluster === resource.id && Date.parse(until) > now.getTime(),
    );
    return [
      { kind, id, owner, ...(since !== undefined && { since }) },
      ...valid.map(({ since: made, until }, index) => ({
        ...{ kind, id: `${id}/former-${index + 1}`, owner, until },
        ...(made !== undefined && { since: made }),
      })),
    ];
  });
}
