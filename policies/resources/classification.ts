/** What the law needs to know about one type of resource. */
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
  /** `undefined` refuses the type. */
  readonly effects: readonly Effect[] | undefined;
  /** Where its labels are; absent when its API has no place for them. */
  readonly labels?: Carrier;
  /** True when it is part of something labelled, which is judged in its stead. */
  readonly labelledByParent?: boolean;
  /** Why it does nothing, follows its parent, or is refused. */
  readonly reason?: string;
}

/** Has effects on data and says whose and of which class. */
export function labelled(labels: Carrier, ...effects: Effect[]): Classification {
  return { effects, labels };
}

/** Part of `parent`, which carries the labels: its own API has no place for them. */
export function partOf(parent: string, ...effects: Effect[]): Classification {
  return { effects, labelledByParent: true, reason: `part of ${parent}, which is judged` };
}

/** Opens, allows or names something, and holds no data: its place is judged, no class is owed. */
export function holdsNoData(...effects: ("exposes" | "grants" | "names")[]): Classification {
  return { effects };
}

/** Opens something, and may say in its labels whose and which data: to the whole world only what its class allows. */
export function opens(labels: Carrier): Classification {
  return { effects: ["exposes"], labels };
}

/** Does nothing with data; labels are judged where it has some. */
export function nothing(reason: string, labels?: Carrier): Classification {
  return { effects: [], reason, ...(labels === undefined ? {} : { labels }) };
}

/** Never admitted: it does something with data that no rule could verify. */
export function deniedType(reason: string): Classification {
  return { effects: undefined, reason };
}
