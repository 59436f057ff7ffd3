/** The file that declares a tenant; an active standby's is in the folder of its home site. */
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** Its path as a person types it; if no file declares the tenant, the path it would have. */
export function tenantFile(site: string, tenant: string, stacks: string, cwd = "."): string {
  const fileOf = (home: string, key: string) => join(stacks, home, "tenants", `${key}.yaml`);
  const homes = existsSync(stacks) ? readdirSync(stacks) : [];
  const files = [
    fileOf(site, tenant),
    ...homes
      .filter((home) => tenant.startsWith(`${home}-`))
      .map((home) => fileOf(home, tenant.slice(home.length + 1))),
  ];
  return relative(cwd, files.find(existsSync) ?? fileOf(site, tenant));
}
