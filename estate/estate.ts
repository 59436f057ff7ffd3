/** One site's estate: what is planned with, built, and reported on. */
import type { Alliance, Site } from "../policies/alliance/model.ts";
import type { Issue } from "./issue.ts";
import type { Facility, Repatriation, SiteFile, Tenant } from "./model/index.ts";
import type { Standby } from "./standby.ts";

/** One site's estate after every check: plain data, frozen all the way down. */
export interface Estate {
  readonly alliance: Alliance;
  readonly siteKey: string;
  readonly site: SiteFile;
  readonly allianceSite: Site;
  /** What stands there; absent where nobody has written it. */
  readonly facility?: Facility | undefined;
  /** By tenant key. */
  readonly tenants: Readonly<Record<string, Tenant>>;
  /** Tenants of other sites that it stands by for, by the key they have here. */
  readonly standbys: Readonly<Record<string, Standby>>;
  /** Tenants that are on their way here; absent when there is none. */
  readonly arriving?: readonly string[];
}

/** Every open site read and checked: estates only where there is no issue. */
export interface Read {
  readonly estates: readonly Estate[];
  readonly issues: readonly Issue[];
  readonly repatriation?: Repatriation | undefined;
}

/**
 * Reads and checks the estate of a stacks folder, with a file of waivers where one is named. What changes files is given it, for all
 * checks stand above it.
 */
export type ReadEstates = (root: string, waivers?: string) => Promise<Read>;
