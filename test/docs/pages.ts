/** The repository's Markdown: its pages, their headings, fenced blocks and links. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");

/** Folders with Markdown of other authors, or left by a run. */
const SKIPPED = new Set(["node_modules", "generated", "dist", "venv"]);

/** The pages that `make docs` generates from the docstrings. */
const REFERENCE = join(ROOT, "docs/reference");

/** A page, by its path from the repository's root. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** A fenced block; `marker` is the comment on the line above it. */
export interface Block {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly marker: string | undefined;
  /** Without the indentation of its list. */
  readonly text: string;
}

/** Every page, or those whose path is accepted. */
export function pages(accepts: (path: string) => boolean = () => true): Page[] {
  return paths(ROOT)
    .map((file) => relative(ROOT, file))
    .filter(accepts)
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

function paths(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith(".") || SKIPPED.has(entry.name) || path === REFERENCE) return [];
    if (entry.isDirectory()) return paths(path);
    return entry.isFile() && entry.name.endsWith(".md") ? [path] : [];
  });
}

/** The fenced blocks of a page, in order; an unclosed fence is an error. */
export function blocks({ path, text }: Page): Block[] {
  const lines = text.split("\n");
  const found: Block[] = [];
  for (let start = 0; start < lines.length; start += 1) {
    const [, indent = "", language = ""] = /^( *)```(\w*)$/.exec(lines[start] ?? "") ?? [];
    if (!/^ *```/.test(lines[start] ?? "")) continue;
    const end = lines.indexOf(`${indent}\`\`\``, start + 1);
    if (end < 0) throw new Error(`${path}:${start + 1}: a block without an end`);
    const [, marker] = /^ *<!-- (.*) -->$/.exec(lines[start - 1] ?? "") ?? [];
    const inside = lines.slice(start + 1, end).map((line) => line.slice(indent.length));
    found.push({ page: path, line: start + 1, language, marker, text: inside.join("\n") });
    start = end;
  }
  return found;
}

/** A page without its fenced blocks, line for line. */
export function prose(page: Page): string {
  const lines = page.text.split("\n");
  for (const { line, text } of blocks(page)) {
    for (let each = line - 1; each < line + text.split("\n").length + 1; each += 1)
      lines[each] = "";
  }
  return lines.join("\n");
}

/** The headings, with their level. */
export function headings(page: Page): { level: number; text: string }[] {
  return Array.from(prose(page).matchAll(/^(#{1,6}) (.+)$/gm), ([, marks = "", text = ""]) => ({
    level: marks.length,
    text,
  }));
}

/** The anchors of a page's headings, as GitHub creates them: a second heading with the same words gets `-1`. */
export function anchors(page: Page): string[] {
  const seen = new Map<string, number>();
  return headings(page).map(({ text }) => {
    const plain = text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = plain.replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, "").replaceAll(" ", "-");
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

/** Targets of the page's links, with their lines; code in backquotes has none. */
export function links(page: Page): { line: number; target: string }[] {
  return prose(page)
    .split("\n")
    .flatMap((line, index) =>
      Array.from(
        line.replaceAll(/`[^`]*`/g, "``").matchAll(/\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/g),
        ([, target = ""]) => ({ line: index + 1, target }),
      ),
    );
}
