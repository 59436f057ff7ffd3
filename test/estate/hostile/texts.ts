/** Texts that readers read differently, or that a person does not see whole, in every kind of file. */
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

/** A carriage return is the half of an end of line, or hidden. */
const RETURNS = [row(S, "# one\rtwo"), row(S, "# one\ttwo"), row(S, "# one\r\r")];

const VALUES = [
  value(T, ["title", "fr"], '"..."'),
  value(T, ["title", "en"], '"\u00A0"'),
  value(A, ["contracts", "bamako-ouagadougou-continuity", "purpose", "en"], '"-"'),
  value(A, ["members", "ML", "title", "fr"], '"1"'),
];

function shownAs(key: string): string {
  return { "~": "null", "0x0c": "12" }[key] ?? key;
}

export const TEXTS: readonly Variant[] = [...SHORTHAND, ...KEYS, ...HIDDEN, ...RETURNS, ...VALUES];
