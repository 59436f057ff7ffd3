/** `estate clusters`: the site's clusters as its cloud knows them. */
import { Command } from "commander";
import { type Language, render } from "../../sovereignty/text.ts";
import type { Cloud, Item } from "../cloud/client.ts";
import { TEXTS as REHEARSAL } from "../rehearsal/messages.ts";
import { connect, ended } from "../rehearsal/site.ts";
import { toTable } from "../report/table.ts";
import { type Declared, declaredClusters } from "./deployed.ts";
import { TEXTS } from "./messages.ts";

/** The command; prints a table to standard output. */
export function clustersCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("clusters")
    .description(TEXTS.clusters[language])
    .argument("<site>", REHEARSAL.site[language])
    .option("--lang <lang>")
    .action(async (site: string) => {
      end(await ended(site, language, () => list(site, language)));
    });
}

async function list(site: string, language: Language): Promise<void> {
  const declared = [...(await declaredClusters(site)).values()];
  if (declared.length === 0) return console.log(render(TEXTS.none, { site }, language));
  const cloud = await connect(site);
  const there = await cloud.list("container-infra", "/clusters/detail", "clusters");
  const rows = await Promise.all(declared.map((cluster) => row(cloud, site, cluster, there)));
  const columns = TEXTS.columns[language].split("\t").map((title) => ({ title }));
  console.log(toTable(columns, rows));
}

/** One cluster: what was asked for beside what there is. */
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
