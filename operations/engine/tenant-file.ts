/** The file that declares a tenant: what stands by for another site has its own there. */
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** Its path as a person types it; of a tenant that no file declares, the one that would. */
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
