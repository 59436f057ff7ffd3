/** Texts that readers read differently, or that a person cannot see completely, in every kind of file. */
import { row, type Variant, value, WAIVERS } from "./base.ts";

const A = "alliance.yaml";
const S = "bamako/site.yaml";
const T = "bamako/tenants/tax.yaml";
const FILES = [
  A,
  S,
  T,
  "ouagadougou/site.yaml",
  "bamako/facility.yaml",
  "repatriation.yaml",
  WAIVERS,
];

const SHORTHAND = [
  ...FILES.map((file) => row(file, "one: &one { two: 3 }")),
  ...FILES.map((file) => row(file, "one: !!str two")),
  row(A, "one: *one"),
  row(S, "one: !<tag:yaml.org,2002:str> two"),
  row(T, "one: ! two"),
  row(T, "<<: *base"),
  row(A, "&one name2: two"),
  row(A, "%YAML 1.1", 0),
  row(S, "%TAG ! tag:evil.example,2026:", 0),
  row(T, "%EVIL 1", 0),
];

const KEYS = [
  ...["true", "null", "~", "12", "0x0c", "1.5"].flatMap((key) =>
    [A, T].map((file) => row(file, `${key}: {}`, undefined, [shownAs(key)])),
  ),
  row(S, "? [one, two]", undefined, ['["one","two"]']),
  row(WAIVERS, ": {}", undefined, ["null"]),
];

const HIDDEN = [
  ..."\u0000\u0007\u001B\u007F\u0085\u00AD\u061C\u180E\u200B\u200D\u200E\u2028\u2029\u202E\u2060\u2066\u3164\uE000\uFEFF\uFE0F\u{E0041}",
].flatMap((hidden) => [row(A, `# one${hidden}two`), row(T, `# one${hidden}two`, 3)]);

/** A carriage return is half of a line end, or hidden. */
const RETURNS = [row(S, "# one\rtwo"), row(S, "# one\ttwo"), row(S, "# one\r\r")];

const VALUES = [
  value(T, ["title", "fr"], '"..."'),
  value(T, ["title", "en"], '"\u00A0"'),
  value(A, ["contracts", "bamako-ouagadougou-continuity", "purpose", "en"], '"-"'),
  value(A, ["members", "ML", "title", "fr"], '"1"'),
];

/** The same as an escape in quotes: invisible in the file, and a terminal would obey it in a message. */
const ESCAPED = ["\\x1b[1A", "\\u202Eab", "a\\u200Bb", "\\r", "\\0", "\\U000E0041", "\\t"].flatMap(
  (text) => [
    value(T, ["title", "fr"], `"Impôts ${text}"`),
    value(T, ["owner"], `"ML${text}"`),
    value(A, ["offices", "bamako-compliance", "people"], `["Un${text}"]`),
    row(S, `"o${text}ne": {}`, undefined, [seenAs(text)]),
    row(WAIVERS, `two: { "o${text}ne": 1 }`, undefined, ["two", seenAs(text)]),
  ],
);

/** A key as a message shows it. */
function seenAs(text: string): string {
  const seen = text
    .replace(/\\x1b/, "<U+001B>")
    .replace(/\\u(202E|200B)/, "<U+$1>")
    .replace(/\\U000E0041/, "<U+E0041>")
    .replace("\\r", "<U+000D>")
    .replace("\\0", "<U+0000>")
    .replace("\\t", "<U+0009>");
  return `o${seen}ne`;
}

function shownAs(key: string): string {
  return { "~": "null", "0x0c": "12" }[key] ?? key;
}

export const TEXTS: readonly Variant[] = [
  ...SHORTHAND,
  ...KEYS,
  ...HIDDEN,
  ...RETURNS,
  ...VALUES,
  ...ESCAPED,
];
