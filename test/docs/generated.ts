/** Parts of pages that are written from the code. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import { ROOT } from "./pages.ts";

/** A table of Markdown. */
export function table(header: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return [header, header.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** The part of a page between `<!-- name -->` and `<!-- /name -->` is this text; UPDATE=1 writes it. */
export function isWritten(t: ExecutionContext, page: string, name: string, text: string): void {
  const file = join(ROOT, page);
  const old = readFileSync(file, "utf8");
  const expected = old.replace(
    new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`),
    (_, start, end) => `${start}${text}\n${end}`,
  );
  if (process.env.UPDATE === "1") writeFileSync(file, expected);
  t.true(expected.includes(text), `${page} has a place for ${name}`);
  t.is(readFileSync(file, "utf8"), expected);
}
