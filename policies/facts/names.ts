/** Names of what a site's clouds offer by name alone: what one leads to only the registry can say. */
import type { Offers } from "../alliance/model.ts";
import type { Unknown } from "./unknown.ts";

/** Which list of the site's `offers` says whether it is the site's. */
export type OfferKind = keyof Offers;

/** One such name that a thing asks for. */
export interface OfferedName {
  readonly offer: OfferKind;
  /** The property: `storagePolicy`, `labels.availability_zone`, `hosts[0]`. */
  readonly at: string;
  readonly name: string | Unknown;
}

export interface NameAttributes {
  /** Absent where it asks for nothing by name, and so gets what the cloud gives everybody. */
  readonly offeredNames?: readonly OfferedName[] | undefined;
}
