/** A site is lost: its critical tenants are failed over to its standby sites, step by step. */

import type { Estate } from "../../estate/estate.ts";
import { stacksFolder } from "../../estate/project.ts";
import { type Language, render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import type { Failover, Move } from "../../planning/continuity/model.ts";
import type { Cloud } from "../cloud/client.ts";
import { connectAsServiceAccount } from "../cloud/service-account.ts";
import { connect } from "../deploy/rehearsal-site.ts";
import { up } from "../deploy/up.ts";
import { prepareWorkspace } from "../deploy/workspace.ts";
import { writeActiveStandby } from "./active-standby.ts";
import { answers, pairsOf, serviceAccountOf, thawAll } from "./copies.ts";
import { FAILURES, STEPS } from "./messages.ts";
import { newest, objectsOf, withoutParts } from "./objects.ts";
import type { Step } from "./run-steps.ts";

/** The steps; none of them changes anything unless the site is silent. */
export function outSteps(lost: Estate, plan: Failover, language: Language): Step[] {
  const site = lost.siteKey;
  const standbys = [...new Set(plan.moves.map(({ to }) => to))];
  const silent = async () => {
    const { urls, there } = await answers(site);
    if (there !== undefined) throw new UserError(FAILURES.answers, { site, url: there });
    return [render(STEPS.isSilent, { url: urls.join(", ") }, language)];
  };
  return [
    {
      name: "silent",
      title: STEPS.silent,
      values: { site },
      run: silent,
    },
    {
      name: "declared",
      title: STEPS.declared,
      values: { site, standbys: standbys.join(", ") },
      run: async () => {
        for (const standby of standbys) await writeActiveStandby(stacksFolder, standby, site, true);
        return standbys.map((standby) => render(STEPS.wrote, { standby, site }, language));
      },
    },
    ...standbys.map((standby) => ({
      name: `updated-${standby}`,
      title: STEPS.updated,
      values: { standby },
      run: async () => {
        await silent(); // the last moment before anything would run at two sites
        await up(standby, language, { supersede: "any" });
        await thawAll(lost, pairsOf(lost, standby));
        return [];
      },
    })),
    {
      name: "proved",
      title: STEPS.proved,
      values: {},
      run: async () => {
        const lines: string[] = [];
        for (const move of plan.moves) lines.push(...(await proof(lost, move, language)));
        return lines;
      },
    },
  ];
}

/** Reads from the standby site's own services what the tenant has there. */
async function proof(lost: Estate, move: Move, language: Language): Promise<string[]> {
  const { cores } = move;
  const got = await coresOf(await connect(move.to), `${move.to}-${move.as}`);
  if (got !== cores) throw new UserError(FAILURES.quota, { ...named(move), got, want: cores });
  const lines = [render(STEPS.hasQuota, { tenant: move.as, cores: got }, language)];
  const pair = pairsOf(lost, move.to).find((each) => each.tenant === move.tenant);
  if (pair !== undefined) {
    const account = await serviceAccountOf(pair, "standby");
    for (const container of pair.containers) {
      const objects = await objectsOf(account, container);
      const values = { container, count: objects.length, newest: newest(objects) ?? "—" };
      lines.push(render(STEPS.hasObjects, { tenant: move.as, ...values }, language));
      const [first, ...others] = await withoutParts(account, container, objects);
      if (first === undefined) continue;
      const lacking = { tenant: move.as, container, count: others.length + 1, first };
      lines.push(render(STEPS.lacksParts, lacking, language));
    }
  }
  for (const cluster of move.clusters) {
    await complete(move, cluster);
    lines.push(render(STEPS.hasCluster, { tenant: move.as, cluster }, language));
  }
  return lines;
}

/** Whether Magnum reports the cluster as complete; only the account that created it may read it. */
async function complete(move: Move, cluster: string): Promise<void> {
  const account = await connectAsServiceAccount(await prepareWorkspace(move.to), move.as);
  const name = `${move.to}-${move.as}-${cluster}`;
  const found = (await account.list("container-infra", "/clusters", "clusters")).find(
    (each) => each.name === name,
  );
  const status = String(found?.status ?? "—");
  const complete = /^(CREATE|UPDATE)_COMPLETE$/.test(status);
  if (!complete) throw new UserError(FAILURES.cluster, { ...named(move), cluster, status });
}

function named({ to, as }: Move) {
  return { to, as };
}

/** The number of cores that a project may use in Nova. */
async function coresOf(cloud: Cloud, name: string): Promise<number> {
  const [project] = await cloud.list("identity", `/projects?name=${name}`, "projects");
  if (project === undefined) throw new UserError(FAILURES.noProject, { name });
  const path = `/os-quota-sets/${project.id}`;
  const { quota_set } = await cloud.get<{ quota_set: { cores: number } }>("compute", path);
  return quota_set.cores;
}
