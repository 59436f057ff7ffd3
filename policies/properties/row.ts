/**
 * The classification of one resource type: its effects on data, the place of its labels, the entry of each property.
 */
import type { SecretPlace } from "../facts/protection.ts";
import type { Classification } from "../resources/classification.ts";
import type { Properties } from "../resources/readers/reader.ts";
import type { Entry } from "./entry.ts";

export interface Row extends Classification {
  /** By the names of the inputs; empty for a denied or retired type. */
  readonly properties: Readonly<Record<string, Entry>>;
  /** The replacement for a type that later releases of the provider do not have. */
  readonly ended?: string;
  /** Plain-text secrets that one property alone does not show. */
  readonly secrets?: (properties: Properties) => SecretPlace[];
  /** True for connections: `provider-inputs.ts` restricts their inputs. */
  readonly elsewhere?: boolean;
}

export type Rows = Readonly<Record<string, Row>>;

type Entries = Readonly<Record<string, Entry>>;

export function row(
  classification: Classification,
  properties: Entries = {},
  more: Pick<Row, "secrets"> = {},
): Row {
  return { ...classification, ...more, properties };
}

/** A type that later releases do not have, or that its authors advise against: never admitted. */
export function ended(classification: Classification, instead: string): Row {
  return { ...classification, properties: {}, ended: instead };
}

/** A connection; the listed inputs give attributes by themselves. */
export function closedElsewhere(classification: Classification, properties: Entries): Row {
  return { ...classification, properties, elsewhere: true };
}
