/** A file backend as the store of a site's state: what the repair reads and removes is in a folder. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { Listed, Store } from "../../../operations/state/store.ts";

/** The store in a folder; its headers are in a file beside it. */
export function openFileStore(folder: string): Store {
  const notes = `${folder}.headers`;
  const headers = async () => JSON.parse(await readFile(notes, "utf8").catch(() => "{}"));
  const store = {
    async list(prefix = ""): Promise<Listed[]> {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const names = entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
      return names
        .filter((name) => name.startsWith(prefix) && !name.endsWith(".attrs"))
        .map((name) => ({ name, hash: "", bytes: 0, last_modified: "" }));
    },
    get: (name: string) => readFile(join(folder, name)).catch(() => undefined),
    async put(name: string, body: Uint8Array) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), body);
    },
    delete: (name: string) => rm(join(folder, name), { force: true }),
    make: async () => {},
    headers: async () => new Headers(await headers()),
    setHeaders: async (more: Readonly<Record<string, string>>) =>
      writeFile(notes, JSON.stringify({ ...(await headers()), ...more })),
  };
  return store as unknown as Store;
}
