/** The properties of a resource type that policies need. */
import type { Effect } from "../facts/fact.ts";

/** The property a type carries its labels in. */
export const CARRIERS = [
  "tags",
  "metadata",
  "extraSpecs",
  "extra",
  "labels",
  "description",
] as const;
export type Carrier = (typeof CARRIERS)[number];

export interface Classification {
  /** `undefined`: the type is denied. */
  readonly effects: readonly Effect[] | undefined;
  /** The place of its labels; absent when its API has no place for them. */
  readonly labels?: Carrier;
  /** True when it is part of a labelled resource, which is evaluated in its place. */
  readonly labelledByParent?: boolean;
  /** Why it has no effects, follows its parent, or is denied. */
  readonly reason?: string;
}

/** Has effects on data and carries labels with the owner and class. */
export function labelled(labels: Carrier, ...effects: Effect[]): Classification {
  return { effects, labels };
}

/** Part of `parent`, which carries the labels: its own API has no place for them. */
export function partOf(parent: string, ...effects: Effect[]): Classification {
  return { effects, labelledByParent: true, reason: `part of ${parent}, which is evaluated` };
}

/** Opens, allows or names something, and holds no data: its location is evaluated, it needs no class. */
export function holdsNoData(...effects: ("exposes" | "grants" | "names")[]): Classification {
  return { effects };
}

/**
 * Opens something, and may carry labels with owner and class: to the Internet it opens only data whose class allows it.
 */
export function opens(labels: Carrier): Classification {
  return { effects: ["exposes"], labels };
}

/** Has no effect on data; its labels are evaluated if it carries some. */
export function nothing(reason: string, labels?: Carrier): Classification {
  return { effects: [], reason, ...(labels === undefined ? {} : { labels }) };
}

/** Never admitted: it does something with data that no rule can verify. */
export function deniedType(reason: string): Classification {
  return { effects: undefined, reason };
}
