/** The object store: S3 for the state, and the realm in which sites copy containers to each other. */
import { z } from "zod";
import type { Check } from "../check.ts";
import { UNUSED } from "../examined.ts";
import { finding } from "../model.ts";
import { TEXTS } from "./object-store-messages.ts";

/** Swift's description of itself is beside the accounts, at the root of its address. */
const INFO = "/../../info";

const cluster = z.object({ current: z.boolean().optional() });
const info = z.looseObject({
  swift: z.looseObject({}),
  s3api: z.looseObject({}).optional(),
  container_sync: z
    .object({ realms: z.record(z.string(), z.object({ clusters: z.record(z.string(), cluster) })) })
    .partial()
    .optional(),
});

export const s3: Check = {
  key: "object-store-s3",
  item: "state-place",
  title: TEXTS.s3Title,
  standards: ["scs-0123-v2"],
  unseen: TEXTS.s3Unseen,
  async *run({ cloud }) {
    const found = await cloud.get("object-store", INFO, info);
    if (found.s3api === undefined) yield finding(TEXTS.noS3);
  },
};

export const syncRealm: Check = {
  key: "sync-realm",
  item: "sync-realm",
  title: TEXTS.realmTitle,
  unseen: TEXTS.realmUnseen,
  async *run({ cloud, estate }) {
    const { alliance, siteKey } = estate;
    const { syncRealm: realm, sites } = alliance;
    if (realm === undefined) {
      yield UNUSED;
      return;
    }
    const { container_sync: sync } = await cloud.get("object-store", INFO, info);
    // Swift shows the names of realms and clusters in capitals.
    const found = Object.entries(sync?.realms ?? {}).find(([name]) => same(name, realm));
    if (found === undefined) {
      yield finding(TEXTS.noRealm, { realm, site: siteKey });
      return;
    }
    const clusters = Object.entries(found[1].clusters);
    const open = Object.entries(sites).filter(([, { status }]) => status === "open");
    for (const [site] of open) {
      const there = clusters.some(([name]) => same(name, site));
      if (!there) yield finding(TEXTS.noCluster, { realm, site });
    }
    for (const [name, { current }] of clusters) {
      const site = Object.keys(sites).find((key) => same(key, name));
      if (site === undefined) yield finding(TEXTS.foreign, { realm, cluster: name });
      if (current && site !== siteKey) {
        yield finding(TEXTS.current, { realm, cluster: name, site: siteKey });
      }
    }
  },
};

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
