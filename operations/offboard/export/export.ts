/** The data of a tenant in open forms: everything that its sites hand out, in a folder, with a manifest. */
import { chmod } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeWhole } from "../../../estate/edit/whole-file.ts";
import type { Estate } from "../../../estate/estate.ts";
import { withStandbys } from "../../../estate/standby.ts";
import { toJsonText } from "../../../output/json.ts";
import { LANGUAGES, type Language, renderEach } from "../../../output/message.ts";
import { UserError } from "../../../output/user-error.ts";
import { HttpStatusError } from "../../cloud/http.ts";
import { openApi } from "../../clusters/api/client.ts";
import { clusterLogin } from "../../clusters/api/login.ts";
import { kubeconfigFor } from "../../clusters/kubeconfig.ts";
import { openSite } from "../../drift/site.ts";
import { isFrozen } from "../freeze.ts";
import type { Declared } from "../obstacles.ts";
import { sign } from "../sign.ts";
import { idsAt, isNameOf, keysAt } from "../subjects.ts";
import { exportClusters } from "./clusters.ts";
import type { Exporting } from "./exporting.ts";
import type { ExportFolder } from "./folder.ts";
import { exportImages } from "./images.ts";
import { exportInventory } from "./inventory.ts";
import { checksums, type Manifest, manifestText } from "./manifest.ts";
import { EXPORT } from "./messages.ts";
import type { Missing } from "./model.ts";
import { exportObjects } from "./objects.ts";
import { exportZones } from "./zones.ts";

/** What is exported of a site, in this order. */
const PARTS = {
  inventory: exportInventory,
  dns: exportZones,
  clusters: exportClusters,
  images: exportImages,
  objects: exportObjects,
} as const;

/** Exports from all its sites, which must answer. @throws UserError if the run cannot go on; the next one does */
export async function exportTenant(
  declared: Declared,
  estates: readonly Estate[],
  folder: ExportFolder,
  {
    language,
    now,
    began,
  }: { language: Language; now: () => Date; began: (site: string, part: string) => void },
): Promise<Manifest> {
  const { site, tenant, root, data } = declared;
  const missing: Missing[] = [];
  let [rehearsal, isThere] = [false, false];
  for (const [at, key] of keysAt(site, tenant, estates)) {
    const estate = estates.find(({ siteKey }) => siteKey === at) as Estate;
    const opened = await openSite(at, dirname(root), estate.alliance);
    rehearsal ||= opened.rehearsal;
    const isOurs = isNameOf(at, key, estates);
    const exporting: Exporting = {
      site: at,
      cloud: opened.cloud,
      ids: await idsAt(opened.cloud, isOurs),
      isOurs,
      account: opened.account,
      clusters: clustersOf(declared, estate, key, opened.rehearsal, language),
      folder,
      missing: (what, why, failed = false) => missing.push({ site: at, what, why, failed }),
    };
    if (Object.keys(exporting.ids).length === 0) continue;
    isThere = true;
    await exportSite(exporting, began);
  }
  if (!isThere) throw new UserError(EXPORT.nothing, { tenant });
  const complete = missing.every(({ failed }) => !failed);
  if (complete) await folder.end();
  const { title, owner, dataClass } = data;
  return {
    schemaVersion: 1,
    site,
    tenant,
    title: { ...title },
    owner,
    dataClass,
    at: now().toISOString(),
    rehearsal,
    frozen: isFrozen(data),
    complete,
    files: (await folder.files()).map(({ path, bytes, sha256, earlier }) => {
      return { path, bytes, sha256, earlier };
    }),
    missing,
  };
}

/** Everything of one site. A part that is denied is missing; if the cloud is lost, the next run goes on. */
export async function exportSite(
  exporting: Exporting,
  began: (site: string, part: string) => void,
): Promise<void> {
  const { site, missing } = exporting;
  for (const [part, work] of Object.entries(PARTS)) {
    began(site, part);
    try {
      await work(exporting);
    } catch (error) {
      if (error instanceof UserError) throw error;
      const reason = (error as Error).message;
      if (!(error instanceof HttpStatusError) || error.status >= 500) {
        throw new UserError(EXPORT.lostSite, { site, reason });
      }
      missing(part, renderEach(EXPORT.unread, { reason }), true);
    }
  }
}

/** Access to its clusters: in a rehearsal as their administrator, at a real site as the person who runs this. */
function clustersOf(
  { site, tenant, data }: Declared,
  estate: Estate,
  key: string,
  rehearsal: boolean,
  language: Language,
): Exporting["clusters"] {
  const there = withStandbys(estate).tenants[key] ?? (estate.siteKey === site ? data : undefined);
  const reason = `estate offboard ${site} ${tenant} --export`;
  return Object.fromEntries(
    Object.keys(there?.clusters ?? {}).map((cluster) => {
      const name = `${key}/${cluster}`;
      const open = async () => {
        const options = rehearsal ? { admin: true, reason } : {};
        const kubeconfig = await kubeconfigFor(estate.siteKey, name, options, language);
        return openApi(await clusterLogin(kubeconfig, name));
      };
      return [cluster, open];
    }),
  );
}

/** Writes the manifest's files, for their owner alone, and with a key a signature of each. Returns the paths. */
export async function writeManifest(
  manifest: Manifest,
  folder: string,
  key: string | undefined,
): Promise<string[]> {
  const texts: [string, string][] = [
    ["manifest.json", `${toJsonText(manifest)}\n`],
    ["SHA256SUMS", checksums(manifest)],
    ...LANGUAGES.map((language): [string, string] => [
      `manifest.${language}.txt`,
      manifestText(manifest, language),
    ]),
  ];
  const files: string[] = [];
  for (const [name, text] of texts) {
    const file = join(folder, name);
    await writeWhole(file, text, 0o600);
    files.push(file);
    if (key === undefined) continue;
    const signature = await sign(file, key);
    await chmod(signature, 0o600);
    files.push(signature);
  }
  return files;
}
