/** Every file of an estate that has a schemaVersion. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readText } from "../../policies/values/text-file.ts";
import type { Kind } from "./migrate.ts";

/** One file, read. */
export interface DataFile {
  readonly kind: Kind;
  /** Absolute path. */
  readonly file: string;
  /** The site whose folder contains it; absent for files of the whole estate. */
  readonly site?: string | undefined;
  readonly text: string;
}

const PLACES: readonly (readonly [RegExp, Kind])[] = [
  [/^alliance\.yaml$/, "alliance"],
  [/^repatriation\.yaml$/, "repatriation"],
  [/^([^/]+)\/site\.yaml$/, "site"],
  [/^([^/]+)\/facility\.yaml$/, "facility"],
  [/^([^/]+)\/tenants\/[^/.][^/]*\.yaml$/, "tenant"],
];

/** The files below the stacks folder, by name. */
export async function dataFiles(root: string): Promise<DataFile[]> {
  const names = (await readdir(root, { recursive: true })).sort();
  const found = names.flatMap((name) => {
    const match = PLACES.map(([place, kind]) => ({ kind, parts: place.exec(name) })).find(
      ({ parts }) => parts !== null,
    );
    return match ? [{ kind: match.kind, site: match.parts?.[1], file: join(root, name) }] : [];
  });
  // A link's target may be outside the repository; bytes of another encoding would be written back as others.
  return found.map((one) => ({ ...one, text: readText(one.file, { links: false }) }));
}
