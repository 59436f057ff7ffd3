/** Positions in YAML, and the model's errors in our own messages. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { formatIssue, sortIssues } from "../../../estate/issue.ts";
import { checkShape } from "../../../estate/load/shape.ts";
import { formatPath, parseSource } from "../../../estate/load/source.ts";
import { tenantSchema } from "../../../estate/model/index.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { STACKS } from "../overlay.ts";

const TEXT = `# comment
a:
  b: 1
  c:
    - x
    - { y: 2 }
d:
  e: 3
`;

test("a value stands where its key stands, an absent one where its parent does", (t) => {
  const { source, issues } = parseSource("/x.yaml", TEXT);
  t.deepEqual(issues, []);
  const line = (...path: PropertyKey[]) => source?.at(path).line;
  t.is(line("a"), 2);
  t.is(line("a", "b"), 3);
  t.is(line("a", "c", 0), 5);
  t.is(line("a", "c", 1, "y"), 6);
  t.is(line("a", "missing", "deeper"), 2);
  t.is(line("d", "e"), 8);
  t.is(line("absent"), 2);
});

test("paths are written as people write them", (t) => {
  t.is(formatPath(["segments", "front", "ipv4"]), "segments.front.ipv4");
  t.is(formatPath(["volumeTypes", 0]), "volumeTypes[0]");
  t.is(formatPath([]), ".");
});

test("anything but plain YAML is an issue, never a crash", (t) => {
  const codes = (text: string) => parseSource("/x.yaml", text).issues.map(({ values }) => values);
  t.deepEqual(codes("a: !secret b\n"), [{ code: "!secret" }]);
  t.deepEqual(codes("a: [1\n"), [{ sign: "[", want: "]", line: 1, got: "", code: "BAD_INDENT" }]);
  t.deepEqual(codes("a: 1\n---\nb: 2\n"), [{ code: "MULTIPLE_DOCS" }]);
  t.deepEqual(codes("a:\n  - {x: 1, x: 2}\n"), [{ code: "x" }]);
  t.deepEqual(codes("a: &a [x]\nb: [*a, *a]\n"), [{ code: "&a" }, { code: "*a" }, { code: "*a" }]);
  t.deepEqual(codes("a: |\n  &a *b !c %d\nb: '&a'\nc: x&y\nd: 5%\n# &a *b\n"), []);
});

const TAB =
  "a tab in the indentation, want spaces\n    YAML takes only spaces at the beginning of a line: replace the tabs there.";
const DOCUMENTS =
  "a second document in one file, want one document a file\n    Put what follows into a file of its own, or remove the line --- or ... that separates it.";
const SHORT = (code: string) =>
  `an anchor or an alias (${code}), want values without aliases\n    Write each value where it is used; a text that begins with * or & goes into quotes.`;

for (const [name, text, line, message] of [
  ["a tab before a key", "a:\n\tb: 1\n", 2, TAB],
  ["a tab after spaces", "a:\n  b:\n  \tc: 1\n", 3, TAB],
  ["a tab before an entry", "a:\n  - 1\n\t- 2\n", 3, TAB],
  ["a tab inside brackets", "a: [1,\n\t2]\n", 2, TAB],
  ["two documents", "a: 1\n---\nb: 2\n", 2, DOCUMENTS],
  ["an alias of nothing", "a: 1\nc: **bold**\n", 2, SHORT("**bold**")],
  ["an alias without a name", "a: 1\nb: *\n", 2, SHORT("*")],
] as const) {
  test(`the hint says what to do about ${name}`, (t) => {
    const { source, issues } = parseSource("/x.yaml", text);
    t.is(source, undefined);
    t.deepEqual(
      sortIssues(issues).map((issue) => formatIssue(issue, "en", "/")),
      [`x.yaml:${line}: .: got ${message}`],
    );
  });
}

test("an empty file has no shape", (t) => {
  const { source } = parseSource("/x.yaml", "");
  if (source === undefined) return t.fail();
  const { issues } = checkShape(tenantSchema, source);
  t.deepEqual(
    issues.map((issue) => formatIssue(issue, "en", "/")),
    [
      "x.yaml:1: .: got nothing, want key: value pairs, that is schemaVersion, tenant, title, owner, dataClass, contact, quota, groups, flavors, volumeTypes, and if needed availability, continuity, movesTo, renamedFrom, retire and 5 more",
    ],
  );
});

test("any value at any place gets one of our messages, in both languages", (t) => {
  const tenant = parse(readFileSync(join(STACKS, "bamako/tenants/tax.yaml"), "utf8"));
  const places = (value: unknown, path: string[] = []): string[][] => {
    if (typeof value !== "object" || value === null) return [path];
    const below = Object.entries(value).flatMap(([key, part]) => places(part, [...path, key]));
    return path.length > 0 ? [path, ...below] : below;
  };
  const odd = fc.oneof(
    fc.constantFrom(null, true, [], {}, ["x"], { unknown: 1 }, -1, 1.5, 1e12),
    fc.string(),
    fc.string().map((text) => `{${text}}`),
  );
  const property = fc.property(fc.constantFrom(...places(tenant)), odd, (path, value) => {
    const data = structuredClone(tenant);
    const parent = path.slice(0, -1).reduce((node, key) => node[key], data);
    parent[path.at(-1) as string] = value;
    const { source } = parseSource("/x.yaml", stringify(data));
    if (source === undefined) return;
    for (const issue of checkShape(tenantSchema, source).issues) {
      for (const language of LANGUAGES) {
        const text = formatIssue(issue, language, "/");
        t.regex(text, language === "fr" ? /: reçu .*, attendu /s : /: got .*, want /s);
        t.notRegex(text, /Invalid input|Too small|Unrecognized/);
      }
    }
  });
  t.notThrows(() => fc.assert(property, { numRuns: 500 }));
});
