/** Properties that hold for any valid data of a site: tested on the data of this very repository. */
import "./own-data.ts";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import test from "ava";
import { parse } from "yaml";
import { loadEstates } from "../../checks/load.ts";
import { formatIssue } from "../../estate/issue.ts";
import { SCHEMAS_FOLDER } from "../../estate/model/json-schemas.ts";
import { loadAlliance, loadWaivers, waiversFile } from "../../policies/enforce/registry.ts";
import { repositoryRoot as root } from "../helpers/site-data.ts";

const stacks = join(root, "stacks");
const stackFiles = readdirSync(root).filter((name) => /^Pulumi\..+\.yaml$/.test(name));

test("the estate has no issue", async (t) => {
  const { issues } = await loadEstates(undefined, { root: stacks, waivers: waiversFile() });
  const messages = issues.map((issue) => formatIssue(issue, "en", root));
  t.deepEqual(messages, [], "as `estate check` prints them");
});

test("the waivers are valid by the registry", (t) => {
  t.deepEqual(loadWaivers(loadAlliance()).problems, []);
});

test("there is a stack for each open site", (t) => {
  const { sites } = loadAlliance();
  const open = Object.keys(sites).filter((site) => sites[site]?.status === "open");
  for (const site of open) t.true(stackFiles.includes(`Pulumi.${site}.yaml`), site);
});

for (const name of stackFiles) {
  test(`${name} is a stack of a site and names its connection`, (t) => {
    const { config } = parse(readFileSync(join(root, name), "utf8")) as {
      config: Record<string, unknown>;
    };
    t.true(Object.hasOwn(loadAlliance().sites, name.split(".")[1] ?? ""));
    t.is(typeof config["aes-estate:cloud"], "string");
  });
}

test("every file names its schema", (t) => {
  const files = readdirSync(stacks, { recursive: true })
    .map((name) => join(stacks, String(name)))
    .filter((file) => file.endsWith(".yaml"));
  for (const file of [...files, waiversFile()]) {
    const [line = ""] = readFileSync(file, "utf8").split("\n");
    const [, schema = ""] = /^# yaml-language-server: \$schema=(\S+)$/.exec(line) ?? [];
    const named = join(dirname(file), schema);
    t.is(dirname(named), SCHEMAS_FOLDER, relative(root, file));
    t.true(existsSync(named), relative(root, file));
  }
});
