/**
 * The examples of the pages. The line above a YAML block declares its kind, and the block is checked as that. Outside
 * of a part, nothing may be missing.
 * - `<!-- file: tenant -->`: a whole file.
 * - `<!-- file: tenant, part -->`: some of its top-level keys.
 * - `<!-- file: alliance, part of sites.bamako -->`: something inside of `sites.bamako`.
 */
import test from "ava";
import { parse, parseAllDocuments } from "yaml";
import type { z } from "zod";
import { MODELS } from "../../estate/model/json-schemas.ts";
import { type Block, blocks, pages } from "./pages.ts";

const SCHEMAS: Readonly<Record<string, z.ZodType>> = MODELS;

/** Blocks that are not a file of the estate, and where they are tested. */
const TRIED: Readonly<Record<string, string>> = {
  "objects of Kubernetes": "test/admission/manifests.cli.test.ts",
  "samples of a rule": "test/docs/add-a-rule.test.ts",
  "part of a NetworkPolicy": "policies/rules/network-policy/samples.yaml",
};

const all = pages().flatMap(blocks);
const yaml = all.filter(({ language }) => language === "yaml");

/** The problems of a block of YAML. */
function problems({ marker = "", text }: Block): string[] {
  if (Object.hasOwn(TRIED, marker)) {
    return parseAllDocuments(text).flatMap(({ errors }) => errors.map(String));
  }
  const [, kind = "", part, of = ""] = /^file: (\w+)(, part(?: of (.+))?)?$/.exec(marker) ?? [];
  const schema = Object.hasOwn(SCHEMAS, kind) ? SCHEMAS[kind] : undefined;
  if (schema === undefined) return [`no comment above it names its kind: "${marker}"`];
  const data = parse(text);
  const result = schema.safeParse(data);
  if (result.success) return [];
  const open = part === undefined ? [] : openPaths(of);
  return result.error.issues
    .filter((fault) => !(lacks(fault, data) && open.includes(fault.path.slice(0, -1).join("."))))
    .map(({ path, message }) => `${path.join(".")}: ${message}`);
}

/** The paths at which keys may be missing: the root, each path and its parents. */
function openPaths(of: string): string[] {
  const paths = of.split(" ").map((path) => path.split("."));
  return ["", ...paths.flatMap((path) => path.map((_, end) => path.slice(0, end + 1).join(".")))];
}

function lacks({ path, code }: z.core.$ZodIssue, data: unknown): boolean {
  const value = path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? Reflect.get(at, key) : undefined),
    data,
  );
  return value === undefined && (code === "invalid_type" || code === "invalid_value");
}

test("every block of YAML has the kind that the line above it names", (t) => {
  t.true(yaml.length >= 12);
  t.deepEqual(
    yaml.flatMap((block) => problems(block).map((each) => `${block.page}:${block.line}: ${each}`)),
    [],
  );
});

test("an outdated block is found", (t) => {
  const block = (marker: string | undefined, text: string) =>
    problems({ page: "x.md", line: 1, language: "yaml", marker, text });
  t.deepEqual(block(undefined, "a: 1"), ['no comment above it names its kind: ""']);
  t.deepEqual(block("file: constructor", "a: 1").length, 1);
  t.true(block("file: tenant", "tenant: tax").length > 5);
  t.deepEqual(block("file: tenant, part", "tenant: tax"), []);
  t.regex(block("file: tenant, part", "tennant: tax").join(), /tennant/);
  const cluster = 'clusters: { apps: { version: "1.35.2", segment: app } }';
  t.deepEqual(
    block("file: tenant, part", cluster).map((each) => each.split(":")[0]),
    ["clusters.apps.controlPlane", "clusters.apps.pools", "clusters.apps.namespaces"],
  );
  const attested = "sites: { bamako: { attested: { gouv.ml: { by: x } } } }";
  t.deepEqual(
    block("file: alliance, part of sites.bamako", attested).map((each) => each.split(":")[0]),
    [
      "sites.bamako.attested.gouv.ml.by",
      "sites.bamako.attested.gouv.ml.date",
      "sites.bamako.attested.gouv.ml.why",
    ],
  );
});
