/** What a statement is about: its files, its day, its sites and owners. */

import { globSync } from "node:fs";
import type { Estate } from "../../estate/estate.ts";
import type { Repatriation } from "../../estate/model/index.ts";
import type { Language } from "../../output/message.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import { readBytes } from "../../policies/values/text-file.ts";
import { fileDigests, sha256, treeDigest } from "../bundle/digest.ts";

/** The checked files, and what of them a statement covers. */
export interface StatementRequest {
  /** Every open site. */
  readonly estates: readonly Estate[];
  /** The sites it covers. */
  readonly chosen: readonly Estate[];
  readonly repatriation?: Repatriation | undefined;
  /** The registry with the contracts that both sites countersign, as the program reads it. */
  readonly alliance: Alliance;
  /** Owner countries it covers. */
  readonly owners: readonly string[];
  /** The stacks folder. */
  readonly root: string;
  readonly waiversFile: string;
  /** Day (UTC, `2026-11-24`). */
  readonly asOf: string;
  readonly language: Language;
}

/** Every file of the estate that a statement is made from. */
const FILES = ["*.yaml", "*/site.yaml", "*/facility.yaml", "*/tenants/*.yaml"];

/** One SHA-256 over all files of the stacks folder and the waivers. */
export function digestOfFiles(root: string, waiversFile: string): string {
  const names = FILES.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  const waivers = { path: "waivers", sha256: sha256(readBytes(waiversFile)) };
  return treeDigest([...fileDigests(root, names), waivers]);
}
