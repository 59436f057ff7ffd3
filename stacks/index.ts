/** The program: one site's estate, checked, guarded, then built. */
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { NetworkSegment, SiteFoundation, TenantProject } from "../components/index.ts";
import { installGuard } from "../policies/guard.ts";
import { type Estate, formatIssue, loadEstate } from "./estate/index.ts";
import { connectAdministrator } from "./layers/connection.ts";
import { foundationArgs } from "./layers/foundation.ts";
import { lookUp } from "./layers/lookups.ts";
import { segmentArgs, segmentOrder } from "./layers/segment.ts";
import { tenantArgs } from "./layers/tenant.ts";
import { readSettings, type Settings } from "./settings.ts";

const settings = readSettings();
const estate = await checkedEstate(settings);
installGuard({ alliance: estate.alliance, ...settings });

const connection = connectAdministrator(estate, settings);
const { provider } = connection;
const ids = await lookUp(estate, settings, provider);

const foundation = new SiteFoundation(settings.site, foundationArgs(estate, settings), {
  provider,
});
const projects: Record<string, pulumi.Output<string>> = {};
for (const [key, tenant] of Object.entries(estate.tenants)) {
  const name = `${settings.site}-${key}`;
  const args = tenantArgs(estate, settings, key, foundation, connection, ids);
  const project = new TenantProject(name, args, { provider });
  projects[key] = project.projectId;

  const segments: Record<string, NetworkSegment> = {};
  for (const segment of segmentOrder(tenant)) {
    const args = segmentArgs(estate, settings, key, segment, foundation, project, segments);
    segments[segment] = new NetworkSegment(`${name}-${segment}`, args, { provider });
  }
}

export const site = settings.site;
export const rehearsal = settings.rehearsal;
export const region = connection.region;
export const projectIds = projects;

/** The estate's data without an issue; otherwise the program ends here, before any resource, with every issue. */
async function checkedEstate({ site, language }: Settings): Promise<Estate> {
  const { estate, issues } = await loadEstate(site, { root: import.meta.dirname });
  if (estate !== undefined) return estate;
  const here = join(import.meta.dirname, "..");
  throw new pulumi.RunError(issues.map((issue) => formatIssue(issue, language, here)).join("\n"));
}
