/** Digests of what a bundle rests on. */
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { canonical } from "../../policies/digest.ts";
import { readBytes } from "../../policies/values/text-file.ts";

/** The SHA-256 of some bytes or of a text in UTF-8, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** A file by its path, with slashes, below the folder that was listed. */
export interface FileDigest {
  readonly path: string;
  readonly sha256: string;
}

/** The files below a folder whose path fits, in the order of their paths. */
export function filesBelow(folder: string, fits: (path: string) => boolean): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter(fits)
    .sort();
}

/** The digest of each file; paths are below `folder`. */
export function fileDigests(folder: string, paths: readonly string[]): FileDigest[] {
  return paths.map((path) => ({ path, sha256: sha256(readBytes(join(folder, path))) }));
}

/** One digest of many files: of their paths and their digests. */
export function treeDigest(files: readonly FileDigest[]): string {
  return sha256(files.map(({ path, sha256: digest }) => `${digest}  ${path}\n`).join(""));
}

/** The digest of a state: of its content, however its keys are ordered. */
export function stateDigest(deployment: unknown): string {
  return sha256(canonical(deployment));
}
