/** The only place that lists folders of the estate: what is there, and what should not be. */
import { join } from "node:path";
import { choice } from "../../output/nearest.ts";
import { type Issue, issue } from "../issue.ts";
import { FILES } from "../messages/files.ts";
import { type Entry, type Files, ON_DISK } from "./files.ts";

/** A folder's entries in the order of their names. */
export interface Folder {
  /** Absolute path. */
  readonly path: string;
  readonly entries: readonly Entry[];
}

/** Lists a folder; one that does not exist is empty. */
export async function listFolder(
  path: string,
  files: Files = ON_DISK,
): Promise<{ folder: Folder; issues: Issue[] }> {
  try {
    const entries = [...(await files.list(path))].sort((a, b) => (a.name < b.name ? -1 : 1));
    return { folder: { path, entries }, issues: [] };
  } catch (error) {
    const { code = "?" } = error as NodeJS.ErrnoException;
    const at = { file: path, line: 1, path: "." };
    const issues = code === "ENOENT" ? [] : [issue(at, FILES.unreadableFolder, { code })];
    return { folder: { path, entries: [] }, issues };
  }
}

/** Whether a folder has an entry of a name. */
export function holds({ entries }: Folder, name: string): boolean {
  return entries.some((entry) => entry.name === name);
}

/** A name that looks like a file of the estate. */
const YAML = /\.ya?ml\b/i;

/**
 * What looks like the estate's but is never read, and links in place of folders. `folders` are the only ones allowed;
 * absent: any.
 */
export function strays(
  { path, entries }: Folder,
  files: readonly string[],
  folders?: readonly string[],
): Issue[] {
  return entries.flatMap((entry) => {
    const { name } = entry;
    const at = { file: join(path, name), line: 1, path: "." };
    // The reader reports anything else that has a known file's name.
    if (files.includes(name)) return [];
    if (entry.isSymbolicLink()) return [issue(at, FILES.symbolicLink)];
    if (entry.isDirectory()) {
      if (folders === undefined || folders.includes(name)) return [];
      return [issue(at, FILES.strayFolder, { name, allowed: choice(folders, name) })];
    }
    if (folders?.includes(name)) return [issue(at, FILES.notFolder)];
    return YAML.test(name)
      ? [issue(at, FILES.strayFile, { name, allowed: choice(files, name) })]
      : [];
  });
}
