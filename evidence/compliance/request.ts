/** What a statement is about: its files, its day, its sites and owners. */

import { globSync } from "node:fs";
import type { Estate } from "../../estate/estate.ts";
import type { Repatriation } from "../../estate/model/index.ts";
import type { Language } from "../../output/message.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import { readBytes } from "../../policies/values/text-file.ts";
import { fileDigests, sha256, treeDigest } from "../bundle/digest.ts";
import type { PlatformsAbroad, SiteFacts } from "./facts-model.ts";
import type { Source, Statement } from "./model.ts";

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

/** From what a statement follows besides recorded states, clouds and drift reports. */
export interface Subject
  extends Pick<StatementRequest, "alliance" | "owners" | "asOf" | "language"> {
  /** The sites it covers. */
  readonly chosen: readonly SiteFacts[];
  /** Platforms that are still abroad; absent without a register. */
  readonly platforms?: PlatformsAbroad | undefined;
  /** The registry with all contracts, also those that do not count. */
  readonly registry: Alliance;
  /** A site's entries of contracts. */
  readonly entriesOf: (site: string) => Readonly<Record<string, unknown>> | undefined;
  /** Whether other sites' waivers and unknown owners' data count, too, as in an audit. @default false */
  readonly everything?: boolean;
  readonly tool: Statement["tool"];
  readonly files: Source;
  readonly policyDigest: Statement["policyDigest"];
}

/** Every file of the estate that a statement is made from. */
const FILES = ["*.yaml", "*/site.yaml", "*/facility.yaml", "*/tenants/*.yaml"];

/** One SHA-256 over all files of the stacks folder and the waivers. */
export function digestOfFiles(root: string, waiversFile: string): string {
  const names = FILES.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  const waivers = { path: "waivers", sha256: sha256(readBytes(waiversFile)) };
  return treeDigest([...fileDigests(root, names), waivers]);
}
