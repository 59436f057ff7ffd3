/** Kubeconfigs as the list shows them: as old as their last replacement, and beside them what nothing ends. Pure. */
import type { Known } from "./model.ts";
import type { Recorded } from "./recorded.ts";
import type { Rotations } from "./rotations.ts";

/** When a recorded credential was made: a kubeconfig by the last replacement, if the cluster is not younger. */
export function sinceOf({ kind, id, since }: Recorded, { made }: Rotations): string | undefined {
  const replaced = kind === "kubeconfig" ? made[id] : undefined;
  const days = [since, replaced].filter((day) => day !== undefined);
  return days.sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1);
}

/** The recorded credentials, and the certificates that were replaced and are valid until their own end. */
export function shown(recorded: readonly Recorded[], rotations: Rotations, now: Date): Known[] {
  return recorded.flatMap((one) => {
    const { kind, id, owner, resource } = one;
    const since = sinceOf(one, rotations);
    const former = (rotations.former?.[id] ?? []).filter(
      ({ cluster, until }) => cluster === resource.id && Date.parse(until) > now.getTime(),
    );
    return [
      { kind, id, owner, ...(since !== undefined && { since }) },
      ...former.map(({ since: made, until }, index) => ({
        ...{ kind, id: `${id}/former-${index + 1}`, owner, until },
        ...(made !== undefined && { since: made }),
      })),
    ];
  });
}
