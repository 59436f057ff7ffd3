/** Rewrites an older estate's files for this program, with comments and order kept; all of them or none. */
import { type Language, render } from "../../output/message.ts";
import { shownPath } from "../../output/path.ts";
import { UserError } from "../../output/user-error.ts";
import { type Edit, writeAll } from "../edit/files.ts";
import { NOTHING_WRITTEN } from "../edit/messages.ts";
import { requireAlliance } from "../load/require-alliance.ts";
import { formatPath, type Path, parseSource, type Source } from "../load/source.ts";
import { type DataFile, dataFiles } from "./files.ts";
import { TEXTS } from "./messages.ts";
import { migrated, type Neighbours, newest, versionOf } from "./migrate.ts";
import { RENAMED_KEYS } from "./steps/renamed-keys.ts";

interface Migration extends Edit {
  readonly text: string;
  readonly was: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Rewrites older files in the stacks folder, or with `dryRun` only prints what would change.
 * @throws UserError, before anything is written
 */
export async function migrate(root: string, dryRun: boolean, language: Language): Promise<void> {
  requireAlliance(root);
  const files = await dataFiles(root);
  const sources = files.map((file) => ({ ...file, ...read(file) }));
  const sites: Neighbours = Object.fromEntries(
    sources.flatMap(({ kind, site, data }) => (kind === "site" ? [[site, data]] : [])),
  );
  const all = sources.map((source) => migration(source, sites));
  const changed = all.filter(({ text, was }) => text !== was);
  if (changed.length === 0) {
    console.log(render(TEXTS.current, { count: all.length }, language));
    return;
  }
  if (!dryRun) await writeAll(changed);
  const blanks = changed.flatMap(blanksOf);
  console.log(
    [
      ...changed.map(({ file, from, to }) =>
        render(TEXTS.migrated, { file: shownPath(file), from, to }, language),
      ),
      ...(blanks.length === 0 ? [] : ["", TEXTS.blanks[language], ...blanks]),
      "",
      dryRun ? NOTHING_WRITTEN[language] : TEXTS.next[language],
    ].join("\n"),
  );
}

function migration(source: DataFile & Pick<Source, "data">, sites: Neighbours): Migration {
  const { kind, file, text: was, data } = source;
  const from = versionOf(kind, data);
  const to = newest(kind);
  const declared = (data as { schemaVersion?: unknown } | null)?.schemaVersion;
  const values = { file: shownPath(file), got: JSON.stringify(declared) ?? "—", newest: to };
  if (from === undefined) throw new UserError(TEXTS.unknown, values);
  if (from > to) throw new UserError(TEXTS.newer, values);
  return { file, was, from, to, text: migrated(kind, was, from, sites) };
}

function read({ file, text }: DataFile): Source {
  const { source, issues } = parseSource(file, text);
  const [issue] = issues;
  if (source !== undefined && issue === undefined) return source;
  const code = String(issue?.values.code ?? issue?.values.key ?? "?");
  throw new UserError(TEXTS.notYaml, { file: shownPath(file), line: issue?.line ?? 1, code });
}

/** Values that are empty now and did not exist before, under their old or their new key. */
function blanksOf({ file, text, was }: Migration): string[] {
  const before = emptyPaths(parseSource(file, was).source?.data).flatMap((path) =>
    [path, path.map((part) => RENAMED_KEYS[String(part)] ?? part)].map(formatPath),
  );
  const source = parseSource(file, text).source;
  return emptyPaths(source?.data)
    .filter((path) => !before.includes(formatPath(path)))
    .map((path) => `  ${shownPath(file)}:${source?.at(path).line}: ${formatPath(path)}`);
}

function emptyPaths(data: unknown, path: Path = []): Path[] {
  if (typeof data !== "object" || data === null) return [];
  const entries = Object.entries(data);
  if (entries.length === 0) return [path];
  return entries.flatMap(([key, value]) => emptyPaths(value, [...path, key]));
}
