/** The estate of a series: two sites of the reference estate with few tenants, each the standby site of the other's first. */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const REFERENCE = join(import.meta.dirname, "../../test/reference");
export const SITES = ["bamako", "ouagadougou"] as const;
export type SiteName = (typeof SITES)[number];

/** Each site's tenants: one with a link, containers and an account; the others come later. */
const TENANTS: Readonly<Record<SiteName, { first: string; others: readonly string[] }>> = {
  bamako: { first: "treasury", others: ["mail"] },
  ouagadougou: { first: "customs", others: ["open-data"] },
};

/** Writes the estate as it begins. */
export async function writeEstate(project: string): Promise<void> {
  await mkdir(project, { recursive: true });
  for (const part of [
    "policies",
    "stacks/alliance.yaml",
    ...SITES.map((site) => `Pulumi.${site}.yaml`),
  ])
    await take(project, part);
  await cp(join(import.meta.dirname, "../../Pulumi.yaml"), join(project, "Pulumi.yaml"));
  for (const site of SITES) {
    const files = ["site.yaml", "facility.yaml", tenantIn(TENANTS[site].first)];
    for (const file of files) await take(project, join("stacks", site, file));
  }
}

/** Another tenant at each site. */
export async function addTenants(project: string): Promise<void> {
  for (const site of SITES) {
    for (const tenant of TENANTS[site].others)
      await take(project, join("stacks", site, tenantIn(tenant)));
  }
}

/** Changes a flow at each site, or takes that back. */
export async function changeFlows(project: string, changed = true): Promise<void> {
  for (const site of SITES) {
    const file = join("stacks", site, tenantIn(TENANTS[site].first));
    const text = await readFile(join(REFERENCE, file), "utf8");
    const other = text.replace("protocol: tcp, ports: 5432", "protocol: tcp, ports: 5433");
    if (other === text) throw new Error(`bench: ${file}: nothing to change`);
    await writeFile(join(project, file), changed ? other : text);
  }
}

const tenantIn = (tenant: string) => `tenants/${tenant}.yaml`;

/** Copies a file or a folder of the reference estate. */
function take(project: string, part: string): Promise<void> {
  return cp(join(REFERENCE, part), join(project, part), { recursive: true });
}
