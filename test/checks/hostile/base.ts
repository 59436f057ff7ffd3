/** A small compliant estate, and the edits that make it hostile: one value of one file per variant. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import type { ExecutionContext } from "ava";
import { loadEstates } from "../../../checks/load.ts";
import { appendTo, removeEntry, renameKey, replaceAt } from "../../../estate/edit/yaml.ts";
import { STACKS } from "../../estate/overlay.ts";

/**
 * Files of the reference estate that the small one consists of; a variant puts others beside them. The contents of the
 * buildings are left out.
 */
export const FILES = [
  "alliance.yaml",
  "bamako/site.yaml",
  "bamako/tenants/tax.yaml",
  "bamako/tenants/public-portal.yaml",
  "ouagadougou/site.yaml",
];

/** The day on which variants are evaluated. */
export const TODAY = "2026-11-24";

export type Place = readonly (string | number)[];

/**
 * One edit: YAML instead of a value, an entry appended to a map, another key of an entry, or a row of text before
 * another.
 */
export interface Edit {
  readonly file: string;
  readonly path: Place;
  readonly value?: string;
  readonly entry?: string;
  readonly key?: string;
  /** The file's new name. */
  readonly as?: string;
  /** The row, and how many precede it; appended at the end by default. */
  readonly row?: readonly [text: string, before?: number | undefined];
}

/** Where the check must report an issue: the path, and the content of the line. */
export interface Found {
  readonly file: string;
  readonly path: string;
  /** A part of the line; by default the text of the edit. */
  readonly line: string;
}

export interface Variant {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly found: readonly Found[];
}

/** The check's issues for the small estate with some edits: each issue's place, and its line as printed. */
export async function checked(t: ExecutionContext, edits: readonly Edit[]): Promise<Found[]> {
  const texts = await textsOf(edits);
  const root = await laid(t, texts);
  const waivers = texts.has(WAIVERS) ? { waivers: join(root, WAIVERS) } : {};
  const { issues } = await loadEstates(undefined, { root, today: TODAY, ...waivers });
  return issues.map(({ file, line, path }) => {
    const name = relative(root, file);
    return { file: name, path, line: texts.get(name)?.split("\n")[line - 1] ?? "" };
  });
}

/** The small estate with some edits, in a folder that is removed after the test. */
export async function estate(t: ExecutionContext, edits: readonly Edit[]): Promise<string> {
  return laid(t, await textsOf(edits));
}

async function laid(t: ExecutionContext, texts: ReadonlyMap<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "aes-hostile-"));
  t.teardown(() => rm(root, { recursive: true, force: true }));
  for (const folder of ["bamako/tenants", "ouagadougou"]) {
    await mkdir(join(root, folder), { recursive: true });
  }
  for (const [file, text] of texts) await writeFile(join(root, file), text);
  return root;
}

async function textsOf(edits: readonly Edit[]): Promise<Map<string, string>> {
  const texts = new Map(Object.entries(await base));
  for (const edit of edits) {
    const text = texts.get(edit.file) ?? LAID[edit.file];
    if (text === undefined) throw new Error(`no file ${edit.file}`);
    if (edit.as !== undefined) texts.delete(edit.file);
    texts.set(edit.as ?? edit.file, applied(text, edit));
  }
  return texts;
}

/** The waivers' file. */
export const WAIVERS = "waivers.yaml";

/** Files that a variant adds to the small estate. */
const LAID: Readonly<Record<string, string>> = {
  [WAIVERS]: "one: {}\n",
  "bamako/facility.yaml": "schemaVersion: 1\nsite: bamako\nzones: {}\nstoragePools: {}\n",
  "repatriation.yaml": "schemaVersion: 1\nteams: {}\nplatforms: {}\n",
};

/** The texts, read once and without shares, which are promises of a building's contents. */
const base = Promise.all(
  FILES.map(async (file) => [file, await readFile(join(STACKS, file), "utf8")] as const),
).then((read) => {
  const texts = Object.fromEntries(read);
  return { ...texts, "alliance.yaml": removeEntry(texts["alliance.yaml"] ?? "", ["shares"]) };
});

function applied(text: string, { path, value, entry, key, row }: Edit): string {
  if (row !== undefined) {
    const rows = text.split("\n");
    return rows.toSpliced(row[1] ?? rows.length - 1, 0, row[0]).join("\n");
  }
  if (key !== undefined) return renameKey(text, path, key);
  if (entry !== undefined) return appendTo(text, path, entry);
  return replaceAt(text, path, value ?? "");
}

/** A value replaced by another, with the issue at its place, or below it. */
export function value(file: string, path: Place, yaml: string, below: Place = []): Variant {
  const found = { file, path: shown([...path, ...below]), line: yaml };
  return {
    name: `${file} ${shown(path)}: ${yaml}`,
    edits: [{ file, path, value: yaml }],
    found: [found],
  };
}

/** A row of text that is not allowed, with the issue reported there. */
export function row(file: string, text: string, before?: number, path: Place = []): Variant {
  const seen = text.replaceAll(/[^ -~]/gu, (hidden) => `<${hidden.codePointAt(0)?.toString(16)}>`);
  const name = `${file}: row ${seen}`;
  const found = { file, path: path.length === 0 ? "." : shown(path), line: text };
  return { name, edits: [{ file, path: [], row: [text, before] }], found: [found] };
}

/** An entry of a map under another key, with the issue reported there. */
export function renamed(file: string, path: Place, key: string): Variant {
  const found = { file, path: shown([...path.slice(0, -1), key]), line: key };
  return { name: `${file} ${shown(path)} as ${key}`, edits: [{ file, path, key }], found: [found] };
}

/** A map with one more entry, under a new key. */
export function added(file: string, path: Place, key: string, value = "{}"): Variant {
  const found = { file, path: shown([...path, key]), line: key };
  const name = `${file} ${shown(path)}: ${key} beside`;
  return { name, edits: [{ file, path, entry: `${key}: ${value}` }], found: [found] };
}

/** A path as the check shows it. */
export function shown(path: Place): string {
  return path
    .map((part, index) =>
      typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`,
    )
    .join("");
}
