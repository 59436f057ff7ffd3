/** The files of a bundle against its statement: none missing, extra or changed. */
import { sha256 } from "../digest.ts";
import { type Files, isOutside, PATHS } from "../model.ts";
import type { Statement } from "../statement.ts";
import { type Finding, finding } from "./finding.ts";

/** Documents that evidence always has; bills of materials depend on the machine. */
const ALWAYS: readonly string[] = [
  PATHS.digests,
  PATHS.alliance,
  PATHS.waivers,
  PATHS.report.fr,
  PATHS.report.en,
  PATHS.sarif.fr,
  PATHS.sarif.en,
  PATHS.controls,
  PATHS.contracts,
  PATHS.components,
  PATHS.results,
  PATHS.milestones,
  PATHS.facts,
  PATHS.compliance.json,
  ...Object.values(PATHS.compliance.html),
];

export function checkFiles(files: Files, { subject }: Statement): Finding[] {
  const stated = new Map(subject.map(({ name, digest }) => [name, digest.sha256]));
  const twice = subject.length > stated.size;
  return [
    ...(twice ? [finding("malformed", { path: PATHS.statement, at: "subject" })] : []),
    ...ALWAYS.filter((path) => !stated.has(path)).map((path) => finding("notStated", { path })),
    ...[...stated].flatMap(([path, want]): Finding[] => {
      const content = files.get(path);
      if (content === undefined) return [finding("missing", { path })];
      const got = sha256(content);
      return got === want ? [] : [finding("changed", { path, got, want })];
    }),
    ...[...files.keys()]
      .filter((path) => !isOutside(path) && !stated.has(path))
      .sort()
      .map((path) => finding("extra", { path })),
  ];
}
