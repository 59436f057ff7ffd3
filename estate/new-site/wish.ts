/** A new site as a person orders it. */
import type { Wish } from "./plan.ts";

/** Options of the commands that make a site. */
export interface WishOptions {
  readonly country: string;
  readonly titleFr?: string;
  readonly titleEn?: string;
  /** Without the example tenant. */
  readonly bare?: boolean;
}

/** What is planned from the options. */
export function wishOf(site: string, { country, titleFr, titleEn, bare }: WishOptions): Wish {
  const title = {
    ...(titleFr !== undefined && { fr: titleFr }),
    ...(titleEn !== undefined && { en: titleEn }),
  };
  return { site, country, title, example: bare !== true };
}
