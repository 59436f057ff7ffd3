/** A revision as the files that the loader of the estate reads. */
import { relative } from "node:path";
import type { Entry, Files } from "../../estate/load/files.ts";
import { checkSize, decoded, FileFault } from "../../policies/values/text-file.ts";
import type { Tree, TreeEntry } from "./tree.ts";

/** The largest file that people write, in MiB: the same as on a disk. */
const MOST = 2;

type Kind = TreeEntry["kind"] | "folder";

/** The files of a tree as if it were checked out in a folder; `kept` is shared by revisions that are read together. */
export function filesOf(tree: Tree, folder: string, kept?: Map<string, unknown>): Files {
  const folders = foldersOf(tree);
  return {
    ...(kept && { kept }),
    text(file) {
      const path = relative(folder, file);
      const entry = tree.get(path);
      if (entry === undefined && !folders.has(path)) {
        throw new FileFault("unreadable", { file, code: "ENOENT" });
      }
      if (entry?.kind === "link") throw new FileFault("symbolicLink", { file });
      if (entry?.kind !== "file") {
        const what = entry ? OTHER_REPOSITORY : { fr: "un dossier", en: "a folder" };
        throw new FileFault("notRegular", { file, what });
      }
      checkSize(entry.bytes, MOST, file);
      return decoded(entry.content ?? Buffer.alloc(0), file);
    },
    async list(path) {
      const entries = folders.get(relative(folder, path));
      if (entries !== undefined) return [...entries].map(([name, kind]) => entryOf(name, kind));
      const there = tree.has(relative(folder, path));
      throw Object.assign(new Error(path), { code: there ? "ENOTDIR" : "ENOENT" });
    },
  };
}

const OTHER_REPOSITORY = { fr: "un autre dépôt (submodule)", en: "another repository (submodule)" };

/** Entries of each folder by name; the tree's own folder is the empty path. */
function foldersOf(tree: Tree): Map<string, Map<string, Kind>> {
  const folders = new Map<string, Map<string, Kind>>([["", new Map()]]);
  for (const [path, { kind }] of tree) {
    const parts = path.split("/");
    parts.forEach((name, index) => {
      const above = parts.slice(0, index).join("/");
      const entries = folders.get(above) ?? new Map<string, Kind>();
      entries.set(name, index === parts.length - 1 ? kind : "folder");
      folders.set(above, entries);
    });
  }
  return folders;
}

function entryOf(name: string, kind: Kind): Entry {
  return {
    name,
    // Another repository is a folder whose content is unknown: what is in it counts as missing.
    isDirectory: () => kind === "folder",
    isSymbolicLink: () => kind === "link" || kind === "repository",
  };
}
