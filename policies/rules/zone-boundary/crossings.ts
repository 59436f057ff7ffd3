/** The boundaries between two resources of a stack. */
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { saysWhose } from "../../facts/parts.ts";

/** A boundary, and the labels on its two sides; `unknown` where one of the two does not name its data's owner. */
export interface Crossing {
  readonly kind: "owner" | "tenant" | "class" | "unknown";
  readonly mine: string;
  readonly theirs: string;
}

export function crossings(one: Fact, other: Fact): Crossing[] {
  if (!isKnown(one) || !isKnown(other)) return [{ kind: "unknown", mine: "—", theirs: "—" }];
  const sides = [
    ["owner", one.owner, other.owner],
    ["tenant", one.tenant, other.tenant],
    ["class", one.dataClass, other.dataClass],
  ] as const;
  return sides
    .filter(([, mine, theirs]) => mine !== theirs)
    .map(([kind, mine = "—", theirs = "—"]) => {
      return { kind, mine: String(mine), theirs: String(theirs) };
    });
}

function isKnown(thing: Fact): boolean {
  return saysWhose(thing) && thing.tenant !== UNKNOWN;
}

/** Whether a resource must have the labels of its data, or has them. */
export function holdsData({ effects = [], dataClass }: Fact): boolean {
  const holds = ["stores", "moves", "processes"] as const;
  return dataClass !== undefined || holds.some((effect) => effects.includes(effect));
}

/** Whether it opens something, and so must name the data's class once it is joined to some. */
export function isOpening({ effects = [] }: Fact): boolean {
  return effects.includes("exposes");
}
