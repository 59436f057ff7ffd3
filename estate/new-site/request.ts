/** A request for a new site. */
import type { SiteRequest } from "./plan.ts";

/** Options of the commands that create a site. */
export interface SiteOptions {
  readonly country: string;
  readonly titleFr?: string;
  readonly titleEn?: string;
  /** Without the example tenant. */
  readonly bare?: boolean;
}

/** Turns the options into a request. */
export function siteRequest(
  site: string,
  { country, titleFr, titleEn, bare }: SiteOptions,
): SiteRequest {
  const title = {
    ...(titleFr !== undefined && { fr: titleFr }),
    ...(titleEn !== undefined && { en: titleEn }),
  };
  return { site, country, title, example: bare !== true };
}
