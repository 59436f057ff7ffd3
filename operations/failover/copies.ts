/** The tenants whose copies a failover concerns, and the connections of their service accounts at both ends. */
import { setTimeout } from "node:timers/promises";
import { type CopyEnd, copyEnds } from "../../estate/copies.ts";
import { textOf } from "../../estate/edit/files.ts";
import type { Estate } from "../../estate/estate.ts";
import { readCloud } from "../../stacks/layers/clouds.ts";
import type { Cloud } from "../cloud/client.ts";
import { connectAsServiceAccount } from "../cloud/service-account.ts";
import { prepareWorkspace } from "../deploy/workspace.ts";
import { sitePlaces } from "../paths.ts";
import { differing, objectsOf, thaw } from "./objects.ts";

const ATTEMPTS = 3;
const ATTEMPT_MS = 10_000;
const PAUSE_MS = 1_000;

/** One critical tenant with copies: at home, and at its standby site. */
export interface Pair extends CopyEnd {
  /** The site that is lost. */
  readonly home: string;
}

/** The pairs of a site, or only those at one of its standby sites. */
export function pairsOf(home: Estate, standby?: string): Pair[] {
  const own = copyEnds({ ...home, standbys: {} });
  return own
    .filter(({ site }) => standby === undefined || site === standby)
    .map((end) => ({ ...end, home: home.siteKey }));
}

/** The connection of a pair's service account, at home or at the standby site. */
export async function serviceAccountOf(pair: Pair, end: "home" | "standby"): Promise<Cloud> {
  const [site, tenant] = end === "home" ? [pair.home, pair.tenant] : [pair.site, pair.there];
  return connectAsServiceAccount(await prepareWorkspace(site), tenant);
}

/** Applies an action to each copied container at its standby site. */
export async function atStandby(
  pairs: readonly Pair[],
  change: (account: Cloud, container: string, pair: Pair) => Promise<void>,
): Promise<void> {
  for (const pair of pairs) {
    const account = await serviceAccountOf(pair, "standby");
    for (const container of pair.containers) await change(account, container, pair);
  }
}

/** Restores the capacity that the tenants' files declare: also after a return that was begun and given up. */
export function thawAll(home: Estate, pairs: readonly Pair[]): Promise<void> {
  return atStandby(pairs, (account, container, { tenant }) => {
    const { maxGiB = 0 } = home.tenants[tenant]?.containers[container] ?? {};
    return thaw(account, container, maxGiB);
  });
}

/** A pair with the connections of its service accounts. */
export interface OpenPair extends Pair {
  readonly atHome: Cloud;
  readonly atStandby: Cloud;
}

/** Logs in at both ends of each pair. */
export async function open(pairs: readonly Pair[]): Promise<OpenPair[]> {
  const opened: OpenPair[] = [];
  for (const pair of pairs) {
    const atHome = await serviceAccountOf(pair, "home");
    opened.push({ ...pair, atHome, atStandby: await serviceAccountOf(pair, "standby") });
  }
  return opened;
}

/**
 * Objects that differ between the ends, `<tenant>/<container>/<name>`; objects that home has newer, written since
 * `since`, are left out.
 */
export async function notLevel(pairs: readonly OpenPair[], since?: string): Promise<string[]> {
  const found: string[] = [];
  for (const { tenant, containers, atHome, atStandby } of pairs) {
    for (const container of containers) {
      const ends = [atHome, atStandby] as const;
      const [here, there] = await Promise.all(ends.map((cloud) => objectsOf(cloud, container)));
      const names = differing(here ?? [], there ?? [], since);
      found.push(...names.map((name) => `${tenant}/${container}/${name}`));
    }
  }
  return found;
}

/**
 * Whether a site is alive: the addresses of its identity service and its object store, and which of them answers. One
 * request proves little on a busy machine, and copies continue without the identity service.
 */
export async function answers(site: string): Promise<{ urls: string[]; there?: string }> {
  const places = sitePlaces(site);
  const config = (await textOf(places.stateConfig)) ?? "";
  const stores = /^endpoint_url = (\S+)/m.exec(config)?.slice(1) ?? [];
  const urls = [readCloud(places.clouds, site).auth.auth_url, ...stores];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (attempt > 1) await setTimeout(PAUSE_MS);
    const heard = await Promise.all(urls.map(answersAt));
    const there = urls.find((_, index) => heard[index]);
    if (there !== undefined) return { urls, there };
  }
  return { urls };
}

/** Any answer counts, even an error: the service is alive. */
async function answersAt(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(ATTEMPT_MS) });
    return true;
  } catch {
    return false;
  }
}
