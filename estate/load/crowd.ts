/** Maps and lists with more entries than any estate has: comparing each with all others would take minutes. Pure. */
import { type Issue, issue } from "../issue.ts";
import { FILES } from "../messages/files.ts";
import type { Path, Source } from "./source.ts";

/** The most entries of one map or list. */
const MOST = 2000;

/** An issue for each map or list with too many entries; of one inside another, only the outer one. */
export function crowds(source: Source): Issue[] {
  if (!hasCrowd(source.data)) return [];
  return crowdsIn(source.data, []).map(({ path, count }) =>
    issue(source.at(path), FILES.crowd, { count, most: MOST }),
  );
}

/** Almost no file has one, so the paths are made only when there is. */
function hasCrowd(data: unknown): boolean {
  if (typeof data !== "object" || data === null) return false;
  const parts = Object.values(data);
  return parts.length > MOST || parts.some(hasCrowd);
}

function crowdsIn(data: unknown, path: Path): { path: Path; count: number }[] {
  if (typeof data !== "object" || data === null) return [];
  const entries = Object.entries(data);
  if (entries.length > MOST) return [{ path, count: entries.length }];
  return entries.flatMap(([key, part]) =>
    crowdsIn(part, [...path, Array.isArray(data) ? Number(key) : key]),
  );
}
