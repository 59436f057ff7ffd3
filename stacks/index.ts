/** The program: checks one site's estate, installs the guard, then creates the resources. */
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { loadEstate } from "../checks/load.ts";
import {
  ClusterBaseline,
  KubernetesCluster,
  NetworkSegment,
  ObjectContainer,
  SiteFoundation,
  SiteLink,
  TenantProject,
} from "../components/index.ts";
import { NOT_ATTESTED, unattested } from "../estate/attestation.ts";
import type { Estate } from "../estate/estate.ts";
import { formatIssue } from "../estate/issue.ts";
import { linksOf } from "../estate/links.ts";
import { withStandbys } from "../estate/standby.ts";
import { render } from "../output/message.ts";
import { installGuard } from "../policies/enforce/guard/guard.ts";
import { projectFolder } from "../policies/enforce/project.ts";
import { waiversFile } from "../policies/enforce/registry.ts";
import type { Thing } from "../policies/resources/thing.ts";
import { installAdoption } from "./adoption.ts";
import { boundRegistrations, IN_FLIGHT } from "./in-flight.ts";
import { baselineArgs, clusterPolicies } from "./layers/baseline.ts";
import { clusterArgs, clusterOptions } from "./layers/cluster.ts";
import { connectAdministrator } from "./layers/connection.ts";
import {
  COPIES_WAIT,
  containerArgs,
  containerOptions,
  waitingCopies,
} from "./layers/containers.ts";
import { entryOf, foundationArgs } from "./layers/foundation.ts";
import { linkArgs } from "./layers/link.ts";
import { lookUp } from "./layers/lookups.ts";
import { formerNames } from "./layers/renames.ts";
import { segmentArgs, segmentOrder } from "./layers/segment.ts";
import { tenantArgs } from "./layers/tenant.ts";
import { segmentIds, tenantThings } from "./layers/things.ts";
import { linkKey, readSettings, type Settings } from "./settings.ts";

const settings = readSettings();
const estate = await checkedEstate(settings);
const today = new Date().toISOString().slice(0, 10);
const policies = clusterPolicies(estate, today);
const { alliance, tenants } = estate;
const policyDigest = installGuard({ alliance, clusters: policies, tenants, today, ...settings });
installAdoption();

const links = linksOf(estate);
const peers = Object.values(links).map(({ peer }) => peer);
const linkKeys = Object.fromEntries(peers.map((peer) => [peer, linkKey(settings, peer)]));

const fewInFlight = boundRegistrations(IN_FLIGHT[pulumi.runtime.isDryRun() ? "preview" : "update"]);
const connection = connectAdministrator(estate, settings);
const { provider } = connection;
const ids = await lookUp(estate, settings, provider);

const foundation = new SiteFoundation(settings.site, foundationArgs(estate, settings), {
  provider,
});
const listed: pulumi.Output<Record<string, Thing>>[] = [];
const tenantSegments: Record<string, ReturnType<typeof segmentIds>> = {};
const projects: Record<string, pulumi.Output<string>> = {};
const apis: Record<string, Pick<KubernetesCluster, "apiAddress" | "kubeconfig">> = {};
for (const [key, tenant] of Object.entries(estate.tenants)) {
  await fewInFlight();
  const name = `${settings.site}-${key}`;
  const args = tenantArgs(estate, settings, key, foundation, connection, ids);
  const aliases = (part?: string, former?: string) => formerNames(estate, key, part, former);
  const project = new TenantProject(name, args, { provider, aliases: aliases() });
  projects[key] = project.projectId;

  const segments: Record<string, NetworkSegment> = {};
  for (const segment of segmentOrder(tenant)) {
    const args = segmentArgs(estate, settings, key, segment, foundation, project, segments);
    const made = new NetworkSegment(`${name}-${segment}`, args, {
      provider,
      aliases: aliases(segment, tenant.segments[segment]?.renamedFrom),
    });
    segments[segment] = made;
    tenantSegments[`${key}/${segment}`] = segmentIds(made);
  }
  for (const container of Object.keys(tenant.containers)) {
    const args = containerArgs(estate, settings, key, container);
    const options = { ...containerOptions(project), aliases: aliases(container) };
    new ObjectContainer(`${name}-${container}`, args, options);
  }
  listed.push(tenantThings(estate, key, { project, segments }));
  const link = links[key];
  if (link !== undefined) {
    const shared = entryOf(linkKeys, link.peer);
    const args = linkArgs(estate, settings, key, link, segments, shared);
    new SiteLink(`${name}-${link.peer}`, args, { provider, aliases: aliases(link.peer) });
  }
  for (const [cluster, { segment }] of Object.entries(tenant.clusters)) {
    const made = new KubernetesCluster(
      `${name}-${cluster}`,
      clusterArgs(estate, settings, key, cluster, project, segments),
      clusterOptions(project, entryOf(segments, segment)),
    );
    const policy = entryOf(policies, `${settings.site}/${key}/${cluster}`);
    const args = baselineArgs(estate, settings, key, cluster, policy);
    new ClusterBaseline(`${name}-${cluster}`, args, { provider: made.provider });
    apis[`${key}/${cluster}`] = { apiAddress: made.apiAddress, kubeconfig: made.kubeconfig };
  }
}

for (const waiting of waitingCopies(estate, settings)) {
  // A rehearsal of one site alone is valid; at a real site the operators must set the missing settings.
  const { site: here, rehearsal, language } = settings;
  const message = render(
    COPIES_WAIT[rehearsal ? "rehearsal" : "site"],
    { ...waiting, here },
    language,
  );
  await (rehearsal ? pulumi.log.info(message) : pulumi.log.warn(message));
}

export const site = settings.site;
export const rehearsal = settings.rehearsal;
export const region = connection.region;
export const projectIds = projects;
/** By tenant/cluster: the API's address and the kubeconfig for users; no secret. */
export const clusters = apis;
/** By tenant/segment: the ids that the tenant's programs need to attach resources. */
export const segments = tenantSegments;
/** The owner of each resource by its id: the policies rely on it to let a tenant's own programs use the resource. */
export const things = pulumi
  .all(listed)
  .apply((parts) => Object.assign({}, ...parts) as Record<string, Thing>);
/** Pack version and registry that evaluated this run; an audit compares them with its own. */
export const evaluatedBy = policyDigest;

/**
 * The estate's data without an issue, including the active standbys among its tenants. Otherwise the program ends
 * before the first resource and prints every issue.
 */
async function checkedEstate({ site, language, rehearsal }: Settings): Promise<Estate> {
  const { estate, issues } = await loadEstate(site, {
    root: join(projectFolder(), "stacks"),
    waivers: waiversFile(),
  });
  const types = estate && !rehearsal ? unattested(estate.site) : [];
  if (types.length > 0) {
    throw new pulumi.RunError(render(NOT_ATTESTED, { site, types: types.join(", ") }, language));
  }
  if (estate !== undefined) return withStandbys(estate);
  const here = projectFolder();
  throw new pulumi.RunError(issues.map((issue) => formatIssue(issue, language, here)).join("\n"));
}
