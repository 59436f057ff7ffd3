/** One side of a review: a revision's files, read and checked as if they were checked out. */
import { join } from "node:path";
import { type LoadAllResult, loadEstates } from "../../checks/load.ts";
import type { Source } from "../../estate/load/source.ts";
import { filesOf } from "../history/files.ts";
import type { Tree } from "../history/tree.ts";
import type { Kind } from "./model.ts";

export interface Side {
  readonly tree: Tree;
  /** Absolute path of the project's folder. */
  readonly folder: string;
  readonly loaded: LoadAllResult;
}

/** What a review reads of the project's folder. */
export const READ = ["stacks", "policies/waivers.yaml"];

/** Reads and checks a side; `kept` is shared with the other one. */
export async function readSide(
  tree: Tree,
  folder: string,
  today: string,
  kept = new Map<string, unknown>(),
): Promise<Side> {
  const loaded = await loadEstates(undefined, {
    root: join(folder, "stacks"),
    waivers: join(folder, "policies/waivers.yaml"),
    files: filesOf(tree, folder, kept),
    today,
  });
  return { tree, folder, loaded };
}

/** A file of the estate by its path. */
export interface Place {
  readonly file: string;
  readonly kind: Kind;
  readonly site?: string;
  readonly tenant?: string;
}

/** What a path of the project's folder is; `undefined`: no file of the estate. */
export function placeOf(file: string): Place | undefined {
  if (file === "stacks/alliance.yaml") return { file, kind: "alliance" };
  if (file === "stacks/repatriation.yaml") return { file, kind: "repatriation" };
  if (file === "policies/waivers.yaml") return { file, kind: "waivers" };
  const [, site, kind] = file.match(/^stacks\/([^/]+)\/(site|facility)\.yaml$/s) ?? [];
  if (site !== undefined) return { file, kind: kind as Kind, site };
  const [, host, tenant] = file.match(/^stacks\/([^/]+)\/tenants\/([^./][^/]*)\.yaml$/s) ?? [];
  return host === undefined || tenant === undefined
    ? undefined
    : { file, kind: "tenant", site: host, tenant };
}

/** The data of a file; `undefined`: it is not there, or could not be read. */
export function sourceOf({ loaded: { sources } }: Side, place: Place): Source | undefined {
  const { kind, site = "", tenant = "" } = place;
  if (kind === "alliance" || kind === "repatriation" || kind === "waivers") return sources[kind];
  const folder = sources.sites.get(site);
  return kind === "tenant" ? folder?.tenants.get(tenant) : folder?.[kind];
}
