/**
 * The one way to compare a file of the repository with the text that the code generates and, in `make generate`, to
 * write it.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { ExecutionContext } from "ava";
import { type Finding, GENERATED, ROOT, TITLE } from "./list.ts";

/**
 * Asserts that a file of the repository holds this text; `make generate` writes it instead.
 * @param path from the repository's root; it must be in `GENERATED`, at the calling test
 * @param read how the two are compared: as text, or as the data they hold
 */
export function isGenerated(
  t: ExecutionContext,
  path: string,
  text: string,
  read: (text: string) => unknown = (text) => text,
): void {
  t.true(Object.values(GENERATED).flat().includes(path), `test/generate/list.ts lists ${path}`);
  t.true(t.title.includes(TITLE), `"${TITLE}" is in the title`);
  const file = join(ROOT, path);
  const old = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const isCurrent = old !== undefined && isDeepStrictEqual(read(old), read(text));
  // Only ./run.ts sets both: a variable of a shell alone cannot make a test write or pass silently.
  const { GENERATE_FINDINGS: findings } = process.env;
  const mode = findings && process.env.GENERATE;
  const isWritten = !isCurrent && mode === "write";
  if (isWritten) writeFileSync(file, text);
  const state = isCurrent ? "current" : isWritten ? "written" : "stale";
  if (findings) appendFileSync(findings, `${JSON.stringify({ path, state } satisfies Finding)}\n`);
  // A run that collects findings reports all of them at the end.
  if (isWritten || mode === "check") return;
  t.not(old, undefined, `${path} lacks; to write it: make generate`);
  t.deepEqual(read(old ?? ""), read(text), `${path} is stale; to write it again: make generate`);
}

/**
 * Asserts that the part of a page between `<!-- name -->` and `<!-- /name -->` is this text; written as in
 * `isGenerated`.
 */
export function isGeneratedPart(
  t: ExecutionContext,
  page: string,
  name: string,
  text: string,
): void {
  const place = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
  const old = readFileSync(join(ROOT, page), "utf8");
  t.regex(old, place, `${page} has a place for ${name}`);
  isGenerated(
    t,
    page,
    old.replace(place, (_, start, end) => `${start}${text}\n${end}`),
  );
}

/** A table of Markdown. */
export function table(header: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return [header, header.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
