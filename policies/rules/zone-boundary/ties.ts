/** The resources that one resource is joined to, and the boundaries between them. */
import type { Fact } from "../../facts/fact.ts";
import { endsOf, saysWhose, type Things } from "../../facts/parts.ts";
import { type Crossing, crossings, holdsData, isOpening } from "./crossings.ts";
import { isUnlabelled, mayLeadTo } from "./references.ts";

/** One input that may not lead to its target; the two sides where both are seen. */
export interface Tie {
  readonly kind: Crossing["kind"] | "elsewhere" | "made";
  readonly field: string;
  readonly mine?: Fact;
  readonly other?: Fact;
  readonly sides?: Pick<Crossing, "mine" | "theirs">;
}

export function tiesOf(fact: Fact, things: Things, whole: boolean): Tie[] {
  const { joins = [], labelledByParent, partial, refers } = fact;
  const own = labelledByParent
    ? endsOf(fact.partOf, things).filter(saysWhose)
    : [fact].filter(holdsData);
  if (labelledByParent && own.length === 0) return []; // data-owner evaluates the part itself.
  const sides = joins
    .filter(({ at }) => refers?.[at]?.how !== "copied")
    .map(({ at, to }) => {
      const reference = refers?.[at];
      const ends = endsOf(to, things).filter((end) =>
        reference ? mayLeadTo(end, reference) : holdsData(end) || isOpening(end),
      );
      return { field: at, reference, ends };
    });
  const held = sides.filter(({ reference }) => reference === undefined);
  const labelled = sides.flatMap(({ ends }) => ends.filter((end) => !isUnlabelled(end)));
  const [mine] = [...own, ...held.flatMap(({ ends }) => ends), ...labelled];
  return sides.flatMap(({ field, reference, ends }): Tie[] => {
    if (ends.length === 0 || (mine === undefined && reference === undefined)) {
      // A resource that is not seen may exist.
      if (!whole || partial || reference?.how === "seen") return [];
      return [{ kind: reference?.how === "made" ? "made" : "elsewhere", field }];
    }
    if (mine === undefined) return [];
    // Other rules report labels that a referenced resource lacks.
    const others = reference ? ends.filter((end) => end !== mine && !isUnlabelled(end)) : ends;
    // A rule need not repeat its group's tenant.
    const silent =
      reference !== undefined && mine === fact && isOpening(mine) && mine.tenant === undefined;
    return others.flatMap((other) =>
      crossings(mine, other)
        .filter(({ kind }) => kind !== "tenant" || !silent)
        .map(({ kind, ...two }): Tie => ({ kind, field, mine, other, sides: two })),
    );
  });
}
