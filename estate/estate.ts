/** One site's estate: the input of planning, deployment and reports. */
import type { Alliance, Site } from "../policies/alliance/model.ts";
import type { Issue } from "./issue.ts";
import type { Facility, Repatriation, SiteFile, Tenant } from "./model/index.ts";
import type { Standby } from "./standby.ts";

/** One site's estate after every check: plain data, deeply frozen. */
export interface Estate {
  readonly alliance: Alliance;
  readonly siteKey: string;
  readonly site: SiteFile;
  readonly allianceSite: Site;
  /** The site's equipment; absent without a facility file. */
  readonly facility?: Facility | undefined;
  /** By tenant key. */
  readonly tenants: Readonly<Record<string, Tenant>>;
  /** Tenants of other sites whose standby site this is, by their key here. */
  readonly standbys: Readonly<Record<string, Standby>>;
  /** Tenants that are moving here; absent if there are none. */
  readonly arriving?: readonly string[];
}

/** Every open site, read and checked: `estates` is filled only if there are no issues. */
export interface Read {
  readonly estates: readonly Estate[];
  readonly issues: readonly Issue[];
  readonly repatriation?: Repatriation | undefined;
}

/**
 * Reads and checks the estates of a stacks folder, with a waivers file if one is named. Code that edits files
 * receives this function as a parameter, because the checks are in a higher package.
 */
export type ReadEstates = (root: string, waivers?: string) => Promise<Read>;
