/** CODEOWNERS: whose agreement a changed path needs. Pure. */

/** One line: a pattern, and those who must approve what fits. */
interface Line {
  readonly fits: RegExp;
  readonly owners: readonly string[];
}

/** The lines of each section, of which every one has its own last match; GitHub has one section. */
export type CodeOwners = readonly (readonly Line[])[];

/** Where the platforms look for it, the first that exists. */
export const CODEOWNERS_FILES = [
  ".github/CODEOWNERS",
  ".gitlab/CODEOWNERS",
  ".forgejo/CODEOWNERS",
  "CODEOWNERS",
  "docs/CODEOWNERS",
];

/** Reads the text; comments and what is not a pattern with owners are left out. */
export function readCodeOwners(text: string): CodeOwners {
  const sections: Line[][] = [[]];
  for (const line of text.split("\n")) {
    const words = line.replace(/(^|\s)#.*$/, "").trim();
    if (words === "") continue;
    if (/^\^?\[/.test(words)) {
      sections.push([]);
      continue;
    }
    const [pattern = "", ...owners] = words.split(/(?<!\\)\s+/);
    sections.at(-1)?.push({ fits: patternOf(pattern), owners });
  }
  return sections;
}

/** The roles of a path: `@aes-estate/tenants` is the role `tenants`. */
export function rolesOf(owners: CodeOwners, path: string): string[] {
  const all = owners.flatMap(
    (lines) => lines.findLast(({ fits }) => fits.test(path))?.owners ?? [],
  );
  return [...new Set(all.map((owner) => owner.replace(/^@(?:.*\/)?/, "")))];
}

/** A pattern as Git's own: anchored where it has a slash inside, `*` within a name, `**` over folders. */
function patternOf(pattern: string): RegExp {
  const text = pattern.replaceAll("\\ ", " ");
  const anchored = text.replace(/\/$/, "").includes("/");
  const body = text
    .replace(/^\//, "")
    .replace(/\/$/, "/**")
    .replaceAll(/\*\*\/|\*\*|\*|\?|[^*?]/g, (part) => WILD[part] ?? escaped(part));
  const below = text.endsWith("/*") ? "" : "(?:/.*)?";
  return new RegExp(`^${anchored ? "" : "(?:.*/)?"}${body}${below}$`, "s");
}

const WILD: Readonly<Record<string, string>> = {
  "**/": "(?:.*/)?",
  "**": ".*",
  "*": "[^/]*",
  "?": "[^/]",
};

function escaped(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&");
}
