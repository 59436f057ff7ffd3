/** Reads the estate's files: the registry, every site, every tenant. Checks only their shape. */
import { readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { choice } from "../../output/nearest.ts";
import { type Alliance, allianceSchema } from "../../policies/alliance/model.ts";
import { type Issue, issue } from "../issue.ts";
import { FILES } from "../messages/files.ts";
import {
  type Facility,
  facilitySchema,
  type Repatriation,
  repatriationSchema,
  type SiteFile,
  siteSchema,
  type Tenant,
  tenantSchema,
} from "../model/index.ts";
import type { Home } from "../standby.ts";
import { readAs } from "./read-file.ts";
import type { Source } from "./source.ts";

/** One site's folder; files that could not be read are absent. */
export interface SiteSources {
  readonly key: string;
  readonly site: Source<SiteFile> | undefined;
  /** The site's equipment; absent without a readable facility file. */
  readonly facility: Source<Facility> | undefined;
  /** Whether a facility file exists, readable or not. */
  readonly counted: boolean;
  /** By tenant key, in the order of the keys. */
  readonly tenants: ReadonlyMap<string, Source<Tenant>>;
  /** Keys of the tenants that are moving here: until the move is finished, their file is at their old home. */
  readonly arriving?: readonly string[];
}

/** Every file of the estate with a valid shape. */
export interface Sources {
  readonly alliance: Source<Alliance> | undefined;
  /** By site key, in the order of the keys. */
  readonly sites: ReadonlyMap<string, SiteSources>;
  /** The register of platforms to repatriate; absent without a repatriation file. */
  readonly repatriation?: Source<Repatriation> | undefined;
  /** Content of the waivers file, of any shape; absent if none was named. */
  readonly waivers?: Source | undefined;
}

/** Every site's tenants as plain data. */
export function homesOf(sites: Sources["sites"]): Home[] {
  return [...sites.values()].map(({ key, tenants }) => ({
    siteKey: key,
    tenants: dataOf(tenants),
  }));
}

/** Tenants without their positions. */
export function dataOf(tenants: SiteSources["tenants"]): Record<string, Tenant> {
  return Object.fromEntries([...tenants].map(([name, { data }]) => [name, data]));
}

const FACILITY = "facility.yaml";
/** Path of the repatriation register, which is optional. */
export const repatriationFile = (root: string) => join(root, REPATRIATION);
const REPATRIATION = "repatriation.yaml";

/** Path of the registry in the stacks folder. */
export const allianceFile = (root: string) => join(root, "alliance.yaml");

/** Reads everything below the stacks folder and the waivers file; reports all problems of all files at once. */
export async function readSources(
  root: string,
  waiversFile?: string,
): Promise<{ sources: Sources; issues: Issue[] }> {
  const issues: Issue[] = [];
  const keep = <T>(result: { source?: T; issues: Issue[] }): T | undefined => {
    issues.push(...result.issues);
    return result.source;
  };
  const registered = (await entries(root)).includes(REPATRIATION);
  const alliance = keep(readAs(allianceSchema, allianceFile(root), "alliance"));
  const repatriation = registered
    ? keep(readAs(repatriationSchema, repatriationFile(root), "repatriation"))
    : undefined;
  const waivers = waiversFile === undefined ? undefined : keep(readAs(z.unknown(), waiversFile));
  const folders = await siteFolders(root);
  // The waivers file may be in the same folder.
  const beside = waiversFile !== undefined && dirname(waiversFile) === root;
  const own = ["alliance.yaml", REPATRIATION, ...(beside ? [basename(waiversFile)] : [])];
  issues.push(...(await strays(root, own)));
  for (const key of folders) {
    issues.push(...(await strays(join(root, key), ["site.yaml", FACILITY])));
  }
  const sites: SiteSources[] = [];
  for (const key of folders) {
    const folder = join(root, key);
    const written = (await entries(folder)).includes(FACILITY);
    const site = keep(readAs(siteSchema, join(folder, "site.yaml"), "site"));
    const facility = written
      ? keep(readAs(facilitySchema, join(folder, FACILITY), "facility"))
      : undefined;
    const tenants = await readTenants(join(folder, "tenants"), issues);
    for (const source of [site, facility]) {
      if (source === undefined || source.data.site === key) continue;
      const values = { got: source.data.site, expected: key };
      issues.push(issue(source.at(["site"]), FILES.folderMismatch, values));
    }
    sites.push({ key, site, facility, counted: written, tenants });
  }
  return {
    sources: {
      alliance,
      sites: new Map(sites.map((site) => [site.key, site])),
      repatriation,
      waivers,
    },
    issues,
  };
}

async function readTenants(folder: string, issues: Issue[]): Promise<Map<string, Source<Tenant>>> {
  const names = (await entries(folder)).filter((name) => !name.startsWith(".")).sort();
  const tenants = new Map<string, Source<Tenant>>();
  for (const name of names) {
    const file = join(folder, name);
    if (!name.endsWith(".yaml")) {
      issues.push(issue({ file, line: 1, path: "." }, FILES.strangeFile, { name }));
      continue;
    }
    const { source, issues: found } = readAs(tenantSchema, file, "tenant");
    issues.push(...found);
    if (source === undefined) continue;
    const expected = basename(file, ".yaml");
    const got = source.data.tenant;
    if (got !== expected) {
      issues.push(issue(source.at(["tenant"]), FILES.nameMismatch, { got, expected }));
    }
    tenants.set(expected, source);
  }
  return tenants;
}

/** Folders of sites: those with a site.yaml or with tenants; the program's own folders have neither. */
async function siteFolders(root: string): Promise<string[]> {
  const names = (await entries(root)).sort();
  const inside = await Promise.all(names.map((name) => entries(join(root, name))));
  return names.filter((_, index) =>
    inside[index]?.some((name) => name === "site.yaml" || name === "tenants"),
  );
}

/** Files that look like the estate's but are never read, and links in place of folders. */
async function strays(folder: string, known: readonly string[]): Promise<Issue[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return found.flatMap((entry) => {
    const { name } = entry;
    const at = { file: join(folder, name), line: 1, path: "." };
    // The reader reports a link that has a known file's name.
    if (known.includes(name)) return [];
    if (entry.isSymbolicLink()) return [issue(at, FILES.symbolicLink)];
    if (entry.isDirectory() || !/\.ya?ml\b/i.test(name)) return [];
    return [issue(at, FILES.strayFile, { name, allowed: choice(known, name) })];
  });
}

/** Entries of a folder; none if it is not a folder. */
async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
    throw error;
  }
}
