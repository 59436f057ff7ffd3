import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { attributesOfRow } from "../../../policies/properties/attributes.ts";
import type { Row } from "../../../policies/properties/row.ts";
import { rowOf } from "../../../policies/resources/index.ts";
import type { Properties } from "../../../policies/resources/readers/reader.ts";

/**
 * Inputs that the plugin (5.4.1) adds to each type if a program gives none: the answers of its Check to an empty
 * resource, without the names that it generates. The pack, a state and the audit see resources with these.
 */
const DEFAULTS: Readonly<Record<string, Properties>> = JSON.parse(
  readFileSync(join(import.meta.dirname, "plugin-defaults.json"), "utf8"),
);

const reported = (type: string, properties: Properties) => {
  const { unclassified, dangers } = attributesOfRow(
    rowOf(type) as Row,
    type,
    properties,
    undefined,
  );
  return { unclassified, dangers: dangers ?? [] };
};

test("defaults that the plugin adds to a resource are admitted", (t) => {
  for (const [type, added] of Object.entries(DEFAULTS)) {
    const noted = { ...added, __defaults: Object.keys(added) };
    t.deepEqual(reported(type, noted).unclassified, [], type);
    t.deepEqual(reported(type, noted).dangers, reported(type, {}).dangers, type);
  }
  t.true(Object.keys(DEFAULTS).length > 30);
});

test("the folder of the plugin's own cache is admitted by its shape, with or without notes of the engine", (t) => {
  const type = "openstack:images/image:Image";
  const issues = (imageCachePath: unknown, __defaults: readonly string[] = []) =>
    reported(type, { imageCachePath, __defaults }).unclassified?.length;
  for (const path of [
    "/.terraform/image_cache",
    "/home/awa.diallo/.terraform/image_cache",
    "C:\\Users\\Awa Diallo/.terraform/image_cache",
  ])
    t.is(issues(path), 0, path);
  for (const path of ["/srv/www", "//host/.terraform/image_cache", "/a/../.terraform/image_cache"])
    t.is(issues(path, ["imageCachePath"]), 1, path);
});
