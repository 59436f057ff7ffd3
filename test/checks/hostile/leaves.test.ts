/** Each text that a file of the estate may hold is classified; and those classified as compared are compared. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { parse } from "yaml";
import { checked, type Edit, estate, type Place, shown } from "./base.ts";
import { COMPARED, classified, type LeafKind, leaves, SHAPED } from "./leaves.ts";

for (const [file, paths] of leaves()) {
  test.serial(`every text of ${file} is classified exactly once, and nothing else is`, (t) => {
    t.deepEqual([...classified(file).keys()].sort(), paths);
  });
}

/** Files of the small estate, and the schema of each. */
const FILES = {
  "alliance.yaml": "alliance",
  "bamako/site.yaml": "site",
  "bamako/tenants/tax.yaml": "tenant",
} as const;

/** Compared or shaped texts are tried with an unknown value that looks the same. */
const hostile = (kind: LeafKind, was: string): string => {
  if (kind === "member") return /^[A-Z]{2}$/.test(was) ? "FR" : "france";
  if (kind === "address" || (kind === "place" && /^[\d.:a-f/]+$/i.test(was))) {
    return was.includes(":")
      ? was.replace(/^[^/]+/, "2001:db8::")
      : was.replace(/^[^/]+/, "8.8.8.0");
  }
  if (kind === "mailbox") return "contact@evil.fr";
  if (kind === "domain") return "evil.fr";
  if (kind === "store") return "s3://evil?endpoint=https://evil.example";
  if (kind === "place") return was.startsWith("https:") ? "https://evil.example" : "evil.example";
  if (kind === "person") return "Еvil";
  if (kind === "day") return "2026-02-30";
  return "nowhere";
};

/** Compared with a part that this estate lacks: tested elsewhere, by name. */
const TRIED_ELSEWHERE: Readonly<Record<string, string>> = {
  "alliance sites.*.offers.zones[]":
    "an additional entry is not an issue; an entry that only site.yaml has is one",
  "alliance sites.*.offers.flavors[]": "the same",
};

test.serial(
  "a text that is compared, or restricted by its shape, is rejected with an unknown value",
  async (t) => {
    const tried = new Set<LeafKind>();
    const root = await estate(t, []);
    for (const [file, schema] of Object.entries(FILES)) {
      const data: unknown = parse(await readFile(join(root, file), "utf8"));
      for (const [path, kind] of classified(schema)) {
        if (![...COMPARED, ...SHAPED].includes(kind as (typeof COMPARED)[number])) continue;
        if (Object.hasOwn(TRIED_ELSEWHERE, `${schema} ${path}`)) continue;
        const [at, was] = instance(data, path.replaceAll("[]", ".[]").split(".")) ?? [];
        if (at === undefined || was === undefined) continue;
        tried.add(kind);
        const value = hostile(kind, was);
        const edit: Edit = path.endsWith("{key}")
          ? { file, path: at, key: value }
          : { file, path: at, value: JSON.stringify(value) };
        const issues = await checked(t, [edit]);
        const places = [shown(at), shown([...at.slice(0, -1), value])];
        const there = (path: string) =>
          places.some((place) => path.startsWith(place) || place.startsWith(path));
        t.true(
          issues.some((issue) => there(issue.path)),
          `${file} ${shown(at)}: ${value} (${path})`,
        );
      }
    }
    const kinds = [
      "member",
      "site",
      "class",
      "zone",
      "flavor",
      "volumeType",
      "network",
      "address",
      "place",
    ];
    for (const kind of kinds) t.true(tried.has(kind as LeafKind), kind);
  },
);

/** The first place in a file that matches a path, and its text, or the key's. */
function instance(data: unknown, steps: readonly string[]): [Place, string] | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return typeof data === "string" ? [[], data] : undefined;
  if (typeof data !== "object" || data === null) return undefined;
  if (step === "[]" && !Array.isArray(data)) return undefined;
  const keys = step === "*" || step === "[]" || step === "{key}" ? Object.keys(data) : [step];
  for (const key of keys) {
    if (!Object.hasOwn(data, key)) continue;
    const part = Array.isArray(data) ? Number(key) : key;
    if (step === "{key}") return [[part], key];
    const found = instance((data as Record<string, unknown>)[key], rest);
    if (found !== undefined) return [[part, ...found[0]], found[1]];
  }
  return undefined;
}
