/** Which files of the repository are a site's own to change. */
import { join } from "node:path";

export const repositoryRoot = join(import.meta.dirname, "../..");

/** Set in the environment of the few tests that hold for any data of a site. */
export const READS_SITE_DATA = "AES_ESTATE_TEST_READS_SITE_DATA";

/** True if a path below the repository is a site's to change. */
export function sitesOwn(path: string): boolean {
  if (path === "policies/waivers.yaml") return true;
  if (/^Pulumi\.[^/]+\.yaml$/.test(path)) return true;
  return path.startsWith("stacks/") && !/^stacks\/(layers|schemas)(\/|$)|\.ts$/.test(path);
}
