/**
 * Keys that the pages name, "`kubernetes.oidc` of `site.yaml`", exist in that file's schema; `pulumi config set` sets
 * settings that the program reads.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { schemaFiles } from "../../estate/model/json-schemas.ts";
import { PACKAGES } from "../helpers/packages.ts";
import { pages, ROOT } from "./pages.ts";

type Node = Readonly<Record<string, unknown>>;

const schemas = Object.entries(schemaFiles()).map(
  ([name, text]) => [name.replace(".schema.json", ""), JSON.parse(text) as Node] as const,
);
const all = pages((path) => path !== "CHANGELOG.md");

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/** A schema with everything inside it. */
function inside(node: Node): Node[] {
  return [node, ...Object.values(node).filter(isNode).flatMap(inside)];
}

/** The schemas at a key, through alternatives; `*` and `<key>` are any key of a map. */
function below(node: Node, key: string): Node[] {
  const alternatives = [
    node,
    ...["anyOf", "oneOf", "allOf"].flatMap((name) => Object.values(node[name] ?? {})),
  ];
  return alternatives.filter(isNode).flatMap(({ properties, additionalProperties, items }) => {
    const own = isNode(properties) && Object.hasOwn(properties, key) ? [properties[key]] : [];
    return [...own, ...(/^(\*|<.+>)$/.test(key) ? [additionalProperties, items] : [])].filter(
      isNode,
    );
  });
}

/** True if the dotted path exists anywhere in the file. */
function has(schema: Node, path: string): boolean {
  return inside(schema).some(
    (start) =>
      path.split(".").reduce<Node[]>((at, key) => at.flatMap((node) => below(node, key)), [start])
        .length > 0,
  );
}

const NAMED =
  /`([A-Za-z][\w.*<>-]*)`(?: and `([\w.]+)`| et `([\w.]+)`)? (?:of|in|de|dans|d')\s?`(?:\S*\/)?(site|alliance|facility|repatriation|waivers)\.yaml`/g;

test("each key of a file that a page names exists", (t) => {
  const named = all.flatMap(({ path, text }) =>
    Array.from(text.replaceAll("d'`", "d' `").matchAll(NAMED), ([, ...groups]) => {
      const file = groups.pop() ?? "";
      return groups.filter(Boolean).map((key) => ({ path, key, file }));
    }).flat(),
  );
  t.true(named.length > 20);
  const wrong = named.filter(({ key, file }) => {
    const schema = schemas.find(([name]) => name === file)?.[1];
    return schema === undefined || !has(schema, key);
  });
  t.deepEqual(wrong, []);
});

test("an unknown key is found", (t) => {
  const site = schemas.find(([name]) => name === "site")?.[1] ?? {};
  t.true(has(site, "kubernetes.oidc"));
  t.true(has(site, "volumeTypes.*.attestation"));
  t.false(has(site, "kubernetes.mirrors"));
  t.false(has(site, "kubernetes.oidc.constructor"));
});

test("each `aes-estate:…` that a page names is read by the program", (t) => {
  const program = PACKAGES.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(ROOT, folder, file), "utf8")),
  ).join("");
  const named = all.flatMap(({ text }) =>
    Array.from(text.matchAll(/\baes-estate:(?!index:)([a-zA-Z]+)/g), ([, key = ""]) => key),
  );
  const keys = [...new Set(named)].sort();
  t.true(keys.includes("linkKeys") && keys.includes("copyKeys"));
  const read = (key: string) =>
    [`"${key}"`, `aes-estate:${key}"`].some((at) => program.includes(at));
  t.deepEqual(
    keys.filter((key) => !read(key)),
    [],
  );
});

test("one page lists what two sites hand each other, and the other pages link to it", (t) => {
  const setting = /config set [^`\n]*aes-estate:(linkKeys|copyKeys|copyAccounts)/;
  const listing = all.filter(({ text }) => setting.test(text)).map(({ path }) => path);
  t.deepEqual(listing, ["docs/failover.fr.md", "docs/failover.md"]);
  const naming = all.filter(({ text }) => /\b(linkKeys|copyKeys)\b/.test(text));
  const astray = naming.filter(
    ({ path, text }) =>
      !listing.includes(path) &&
      !/failover(\.fr)?\.md#(what-two-sites|ce-que-deux-sites)/.test(text),
  );
  t.deepEqual(astray, []);
});
