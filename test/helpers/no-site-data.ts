/**
 * Loaded into every test process: none may read what a site may change, `stacks/`, `Pulumi.<site>.yaml` and the waivers
 * of this repository, except test/site/, which declares it (own-data.ts). A fork's tests pass with any data.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { READS_SITE_DATA, repositoryRoot, sitesOwn } from "./site-data.ts";

// AVA turns source maps on. Node.js strips types in place, so ours need none, and each package's would be read.
process.setSourceMapsEnabled(false);

const READERS = [
  "readFile",
  "readFileSync",
  "createReadStream",
  "open",
  "openSync",
  "cp",
  "cpSync",
  "copyFile",
  "copyFileSync",
];

for (const api of [fs, fs.promises] as unknown as Record<string, unknown>[]) {
  for (const name of READERS) {
    const read = api[name];
    if (typeof read !== "function") continue;
    api[name] = function (this: unknown, from: unknown, ...rest: unknown[]) {
      rejectSiteData(from, rest);
      return Reflect.apply(read, this, [from, ...rest]);
    };
  }
}
syncBuiltinESMExports();

function rejectSiteData(from: unknown, [, options]: readonly unknown[]): void {
  if (process.env[READS_SITE_DATA] !== undefined) return;
  if (typeof from !== "string" && !(from instanceof URL)) return;
  const file = resolve(from instanceof URL ? fileURLToPath(from) : from);
  const path = relative(repositoryRoot, file);
  // A whole folder is copied without them.
  const whole =
    path === "stacks" && (options as { filter?: unknown } | undefined)?.filter === undefined;
  if (!sitesOwn(path) && !whole) return;
  throw new Error(`${file}: a site may change it; read test/reference/, or be in test/site/`);
}
