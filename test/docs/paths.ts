/** The repository's paths that a text names, and whether something is there. */
import { globSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./pages.ts";

/** The program's folders, for a pattern with braces. */
export const PROGRAM =
  "policies,checks,operations,estate,evidence,planning,components,stacks,output,cli";

/** Folders beside the program that a run or an installation makes. */
const MADE = new Set(["node_modules", "dist"]);

const FOLDERS = readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && !entry.name.startsWith(".") && !MADE.has(entry.name) ? [entry.name] : [],
);

/** `<site>`, `{file}`, `${module}`, `*` or `…`: any text. */
const OPEN = String.raw`<[^<>\s]*>|\$?\{[^{}\s]*\}|[*…]`;

const PATH = new RegExp(
  String.raw`(?<![\w./@$<>{}*…-])(?:${FOLDERS.join("|")})/(?:[\w.@/-]|${OPEN})*`,
  "g",
);

/** The paths that a line names, without the punctuation after them. */
export function pathsIn(line: string): string[] {
  return Array.from(line.matchAll(PATH), ([path]) => path.replace(/[.]+$/, ""));
}

/** Where paths are from: what a site may change is in the reference too, which every fork has. */
const ROOTS = [ROOT, join(ROOT, "test/reference")];

/** Whether a file or folder has this path; of a decision, its number is enough: `docs/adr/0053`. */
export function exists(path: string): boolean {
  const pattern = path.replaceAll(new RegExp(OPEN, "g"), "*").replace(/\/$/, "");
  const whole = /^docs\/adr\/\d{4}$/.test(pattern) ? `${pattern}-*.md` : pattern;
  return ROOTS.some((cwd) => globSync(whole, { cwd }).length > 0);
}
