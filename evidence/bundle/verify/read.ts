/** Reads the files of a bundle from a folder or an archive, without following or unpacking anything. */
import { lstatSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { shownPath } from "../../../output/path.ts";
import { Misuse } from "../../../output/user-error.ts";
import { readBytes } from "../../../policies/values/text-file.ts";
import { isPlainPath, unpack } from "../archive.ts";
import type { Files } from "../model.ts";
import { type Finding, finding } from "./finding.ts";
import { TEXTS } from "./messages.ts";

/** The largest bundle, in MiB: the evidence of 10,000 tenants is below half of it. */
const MOST = 400;
const MOST_FILES = 1000;

export interface ReadBundle {
  readonly files: Files;
  readonly findings: readonly Finding[];
}

/** The files of a folder or an archive. @throws Misuse if there is none */
export function readBundle(path: string): ReadBundle {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status === undefined) throw new Misuse(TEXTS.absent, { path: shownPath(path) });
  if (status.isDirectory()) return readFolder(path);
  const shown = shownPath(path);
  if (status.size > MOST * 2 ** 20) {
    return { files: new Map(), findings: [tooLarge(shown)] };
  }
  const { files, faults } = unpack(readBytes(path, { shown, most: MOST }));
  return {
    files,
    findings: faults.map(({ fault, path: entry }) => finding(fault, { path: entry })),
  };
}

function readFolder(folder: string): ReadBundle {
  const files = new Map<string, Buffer>();
  const findings: Finding[] = [];
  let left = MOST * 2 ** 20;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).split(sep).join("/");
    if (entry.isDirectory()) continue;
    if (entry.isSymbolicLink()) findings.push(finding("link", { path }));
    else if (!entry.isFile()) findings.push(finding("notFile", { path }));
    else if (!isPlainPath(path)) findings.push(finding("escapes", { path }));
    else {
      left -= lstatSync(file).size;
      if (left < 0 || files.size >= MOST_FILES) {
        return { files, findings: [...findings, tooLarge(shownPath(folder))] };
      }
      files.set(path, readBytes(file, { shown: path, most: MOST, links: false }));
    }
  }
  return { files, findings };
}

const tooLarge = (path: string) => finding("tooLarge", { path, most: MOST, files: MOST_FILES });
