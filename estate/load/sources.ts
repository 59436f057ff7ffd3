/** Reads the estate's files: the registry, every site, every tenant. Checks only their shape. */
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { type Alliance, allianceSchema } from "../../policies/alliance/model.ts";
import { type Issue, issue } from "../issue.ts";
import { FILES } from "../messages/files.ts";
import type { Kind } from "../migrate/migrate.ts";
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
import { type Files, ON_DISK } from "./files.ts";
import { type Folder, holds, listFolder, strays } from "./folder.ts";
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

/** The folder of a site's tenants, and a site's own files. */
const TENANTS = "tenants";
const SITE_FILES = ["site.yaml", FACILITY];

/** Reads everything below the stacks folder and the waivers file; reports all problems of all files at once. */
export async function readSources(
  root: string,
  waiversFile?: string,
  files: Files = ON_DISK,
): Promise<{ sources: Sources; issues: Issue[] }> {
  const issues: Issue[] = [];
  const read: Reader = {
    file(schema, path, kind) {
      const { source, issues: found } = readAs(schema, path, kind, files);
      issues.push(...found);
      return source;
    },
    async list(path) {
      const { folder, issues: found } = await listFolder(path, files);
      issues.push(...found);
      return folder;
    },
  };
  const top = await read.list(root);
  const alliance = read.file(allianceSchema, allianceFile(root), "alliance");
  const repatriation = holds(top, REPATRIATION)
    ? read.file(repatriationSchema, repatriationFile(root), "repatriation")
    : undefined;
  const waivers = waiversFile === undefined ? undefined : read.file(z.unknown(), waiversFile);
  // The waivers file may be in the same folder.
  const beside = waiversFile !== undefined && dirname(waiversFile) === root;
  const own = ["alliance.yaml", REPATRIATION, ...(beside ? [basename(waiversFile)] : [])];
  issues.push(...strays(top, own));
  const sites: SiteSources[] = [];
  for (const folder of await siteFolders(top, read)) {
    issues.push(...strays(folder, SITE_FILES, [TENANTS]));
    sites.push(await readSite(folder, read, issues));
  }
  const byKey = new Map(sites.map((site) => [site.key, site]));
  return { sources: { alliance, sites: byKey, repatriation, waivers }, issues };
}

/** Reads files and folders, and keeps their issues. */
interface Reader {
  file<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    kind?: Kind,
  ): Source<z.output<Schema>> | undefined;
  list(path: string): Promise<Folder>;
}

async function readSite(folder: Folder, read: Reader, issues: Issue[]): Promise<SiteSources> {
  const key = basename(folder.path);
  const counted = holds(folder, FACILITY);
  const site = read.file(siteSchema, join(folder.path, "site.yaml"), "site");
  const facility = counted
    ? read.file(facilitySchema, join(folder.path, FACILITY), "facility")
    : undefined;
  const hasTenants = folder.entries.some((one) => one.name === TENANTS && one.isDirectory());
  const tenants = hasTenants
    ? readTenants(await read.list(join(folder.path, TENANTS)), read, issues)
    : new Map();
  for (const source of [site, facility]) {
    if (source === undefined || source.data.site === key) continue;
    const values = { got: source.data.site, expected: key };
    issues.push(issue(source.at(["site"]), FILES.folderMismatch, values));
  }
  return { key, site, facility, counted, tenants };
}

function readTenants(
  { path, entries }: Folder,
  read: Reader,
  issues: Issue[],
): Map<string, Source<Tenant>> {
  const tenants = new Map<string, Source<Tenant>>();
  for (const { name } of entries) {
    const file = join(path, name);
    if (!/^[^.].*\.yaml$/s.test(name)) {
      // Hidden files are not the estate's, unless they look as if they were.
      const strange = !name.startsWith(".") || name.endsWith(".yaml");
      if (strange) issues.push(issue({ file, line: 1, path: "." }, FILES.strangeFile, { name }));
      continue;
    }
    const source = read.file(tenantSchema, file, "tenant");
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
async function siteFolders({ path, entries }: Folder, read: Reader): Promise<Folder[]> {
  const folders: Folder[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    const folder = await read.list(join(path, entry.name));
    if (holds(folder, "site.yaml") || holds(folder, TENANTS)) folders.push(folder);
  }
  return folders;
}
