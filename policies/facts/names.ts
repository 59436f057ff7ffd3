/** Names of a site's offers that a cloud identifies by name alone: only the registry knows the meaning of each. */
import type { Offers } from "../alliance/model.ts";
import type { Unknown } from "./unknown.ts";

/** The list of the site's `offers` to look the name up in. */
export type OfferKind = keyof Offers;

/** One such name that a resource requests. */
export interface OfferedName {
  readonly offer: OfferKind;
  /** The property: `storagePolicy`, `labels.availability_zone`, `hosts[0]`. */
  readonly at: string;
  readonly name: string | Unknown;
}

export interface NameAttributes {
  /** Absent where it requests nothing by name, and so gets the cloud's default. */
  readonly offeredNames?: readonly OfferedName[] | undefined;
}
