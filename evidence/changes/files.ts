/** The files that a period changes, each with its commits and approvals; of all sites or of one. Pure. */
import { worst } from "../review/effects/effect.ts";
import type { ChangedFile, ChangedWay, Review } from "../review/model.ts";
import { placeOf } from "../review/side.ts";
import { approvalsOf, type PeriodCommits } from "./commits.ts";
import type { Changes, FileEntry } from "./model.ts";

/** A site, and the keys of the waivers for its resources. */
export interface OneSite {
  readonly site: string;
  readonly waivers: ReadonlySet<string>;
}

/** Whether a path is a file of the site, of all sites or of the alliance. */
export function bearsOn(file: string, one: OneSite | undefined): boolean {
  const place = placeOf(file);
  if (place === undefined) return false;
  return one === undefined || place.site === undefined || place.site === one.site;
}

/** The files of a review, those of tenants apart. */
export function filesIn(
  { files, ways }: Pick<Review, "files" | "ways">,
  commits: PeriodCommits,
  one: OneSite | undefined,
): Pick<Changes, "tenants" | "others"> {
  const entries = files
    .flatMap((file) => narrowed(file, one) ?? [])
    .map((file) => entryOf(file, ways, commits));
  return {
    tenants: entries.filter(({ kind }) => kind === "tenant"),
    others: entries.filter(({ kind }) => kind !== "tenant"),
  };
}

function entryOf(
  { owners, changes, ...file }: ChangedFile,
  ways: readonly ChangedWay[],
  { entries, trailers }: PeriodCommits,
): FileEntry {
  const touching = entries.filter(({ files }) => files.includes(file.file));
  const own = ways.filter(
    ({ site, tenant }) => file.kind === "tenant" && site === file.site && tenant === file.tenant,
  );
  return {
    ...file,
    ...(owners && { owners: [...owners] }),
    changes: changes.map((change) => ({ ...change })),
    ways: own.map(({ site: _, tenant: __, ...way }) => way),
    commits: touching.map(({ commit }) => commit),
    approvals: approvalsOf(touching, trailers),
  };
}

/** The file with the changes that bear on a site; `undefined` if none does. */
function narrowed(file: ChangedFile, one: OneSite | undefined): ChangedFile | undefined {
  if (one === undefined || file.changes.length === 0)
    return bearsOn(file.file, one) ? file : undefined;
  if (!bearsOn(file.file, one)) return undefined;
  const changes = file.changes.filter(({ path }) => changeBearsOn(file, path, one));
  if (changes.length === 0) return undefined;
  return { ...file, changes, effect: worst(changes.map(({ effect }) => effect)) };
}

/** Of the registry, other sites' own entries are left out; of the waivers, those for other sites' resources. */
function changeBearsOn({ kind }: ChangedFile, path: string, { site, waivers }: OneSite): boolean {
  const [first = "", second] = path.split(".");
  if (path === ".") return true;
  if (kind === "waivers") return waivers.has(first);
  const own = kind === "alliance" && (first === "sites" || first === "shares");
  return !own || second === undefined || second === site;
}

/** Files that commits of the period change, and that are as they were. */
export function revertedIn(
  { entries }: PeriodCommits,
  changed: ReadonlySet<string>,
  one: OneSite | undefined,
): Changes["reverted"] {
  const files = new Set(entries.flatMap((entry) => entry.files));
  return [...files]
    .filter((file) => !changed.has(file) && bearsOn(file, one))
    .sort()
    .map((file) => ({
      file,
      commits: entries.filter((entry) => entry.files.includes(file)).map(({ commit }) => commit),
    }));
}
