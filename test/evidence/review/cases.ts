/** The prepared changes: each is a patch of the reference, and the review that it gets. No repository on a disk. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import type { Tree, TreeEntry } from "../../../evidence/history/tree.ts";
import type { Review } from "../../../evidence/review/model.ts";
import { reviewOfSides } from "../../../evidence/review/review.ts";
import { readSide, type Side } from "../../../evidence/review/side.ts";
import type { Language } from "../../../output/message.ts";
import { REFERENCE } from "../../estate/overlay.ts";
import { entriesIn, type Patch, patched, patchesOf } from "../../estate/patch.ts";

/** The folder of the prepared changes. */
export const CHANGES = join(import.meta.dirname, "changes");
/** The folder in which the files of both sides seem to be. */
export const FOLDER = "/estate";
export const TODAY = "2026-11-30";
const CODEOWNERS = readFileSync(join(import.meta.dirname, "../../../CODEOWNERS"), "utf8");

/** A prepared change. */
export interface Case {
  readonly name: string;
  readonly text: string;
  /** The review in English, as Markdown. */
  readonly review: string;
}

export function cases(): Case[] {
  return readdirSync(CHANGES).map((file) => {
    const text = readFileSync(join(CHANGES, file), "utf8");
    const { review = "" } = parse(text) as { review?: string };
    return { name: basename(file, ".yaml"), text, review };
  });
}

/** The files of the reference, by their path. */
function referenceFiles(): Map<string, Buffer> {
  const names = readdirSync(REFERENCE, { recursive: true, withFileTypes: true });
  return new Map(
    names
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [file.slice(REFERENCE.length + 1), readFileSync(file)]),
  );
}

const files = referenceFiles();

/** A tree of files by their texts. */
export function treeOf(texts: Iterable<readonly [string, Buffer]>): Tree {
  const entry = (content: Buffer): TreeEntry => ({ kind: "file", bytes: content.length, content });
  return new Map([...texts].map(([path, content]) => [path, entry(content)]));
}

/** The reference after the patches below a key of a case. */
export function patchedTree(text: string, parts: readonly string[]): Tree {
  const all = new Map(files);
  for (const part of parts) {
    for (const [name, patch] of Object.entries(patchesOf(text, part))) {
      const after = patch.delete ? undefined : textAfter(all, name, patch, text, part);
      if (after === undefined) all.delete(name);
      else all.set(name, Buffer.from(after, patch.encoding ?? "utf8"));
    }
  }
  return treeOf(all);
}

function textAfter(
  all: ReadonlyMap<string, Buffer>,
  name: string,
  patch: Patch,
  text: string,
  part: string,
): string {
  const before = patch.write ?? all.get(patch.copyOf ?? name)?.toString("utf8");
  if (before === undefined) throw new Error(`${name} is not there`);
  return patched(before, patch, entriesIn(text, name, part));
}

const kept = new Map<string, unknown>();
const sides = new Map<string, Promise<Side>>();

/** A side, read once for all cases that have the same. */
export function sideOf(tree: Tree, key = ""): Promise<Side> {
  const read = () => readSide(tree, FOLDER, TODAY, kept);
  if (key === "") return read();
  const known = sides.get(key) ?? read();
  sides.set(key, known);
  return known;
}

/** The review of two trees in one language. */
export async function reviewTrees(
  base: Side,
  head: Side,
  language: Language = "en",
): Promise<Review> {
  const paths = new Set([...base.tree.keys(), ...head.tree.keys()]);
  const text = (side: Side, path: string) => side.tree.get(path)?.content?.toString("latin1");
  const request = {
    repository: { root: FOLDER, prefix: "" },
    base: "main",
    head: "change",
    trees: { base: base.tree, head: head.tree },
    changed: [...paths].filter((path) => text(base, path) !== text(head, path)).sort(),
    codeOwners: CODEOWNERS,
    today: TODAY,
    version: "0.0.0",
  };
  return reviewOfSides(base, head, request, language);
}

/** The review of a prepared change. */
export async function reviewCase({ text }: Case, language: Language = "en"): Promise<Review> {
  const broken = Object.keys(patchesOf(text, "base")).length > 0;
  const base = await sideOf(patchedTree(text, broken ? ["base"] : []), broken ? "" : "reference");
  const head = await sideOf(patchedTree(text, broken ? ["base", "change"] : ["change"]));
  return reviewTrees(base, head, language);
}
