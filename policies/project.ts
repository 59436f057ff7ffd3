/** Where a site's data is: `Pulumi.<site>.yaml`, `stacks/` and `policies/waivers.yaml`. */
import { join, resolve } from "node:path";

/** The folder of the site's data: `AES_ESTATE_PROJECT`, else the repository of this program. */
export function projectFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return resolve(env.AES_ESTATE_PROJECT || join(import.meta.dirname, ".."));
}
