/** The clusters of a site, declared and deployed. */
import { type Language, render } from "../../output/message.ts";
import { toTable } from "../../output/table.ts";
import type { Cloud, Item } from "../cloud/client.ts";
import { connect } from "../deploy/rehearsal-site.ts";
import { type Declared, declaredClusters } from "./deployed.ts";
import { TEXTS } from "./messages.ts";

/** Prints a table of the declared and the deployed clusters. */
export async function printClusters(site: string, language: Language): Promise<void> {
  const declared = [...(await declaredClusters(site)).values()];
  if (declared.length === 0) return console.log(render(TEXTS.none, { site }, language));
  const cloud = await connect(site);
  const there = await cloud.list("container-infra", "/clusters/detail", "clusters");
  const rows = await Promise.all(declared.map((cluster) => row(cloud, site, cluster, there)));
  const columns = TEXTS.columns[language].split("\t").map((title) => ({ title }));
  console.log(toTable(columns, rows));
}

/** One cluster, declared and deployed. */
async function row(cloud: Cloud, site: string, declared: Declared, there: readonly Item[]) {
  const { tenantKey, key, tenant, name } = declared;
  const found = there.find((cluster) => cluster.name === `${site}-${tenantKey}-${key}`);
  if (found === undefined) return [name, tenant.clusters[key]?.version ?? "", "—", "—", "—"];
  const groups = await cloud.list(
    "container-infra",
    `/clusters/${found.id}/nodegroups`,
    "nodegroups",
  );
  const pools = groups.map((group) => `${group.name}=${group.node_count}`).sort();
  return [
    name,
    String(found.coe_version ?? "—"),
    pools.join(" "),
    String(found.status),
    String(found.api_address ?? "—"),
  ];
}
