/** Following every hint on addresses of one run solves them all: no two segments get the same suggestion. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { parse, stringify } from "yaml";
import { loadEstates } from "../../checks/load.ts";
import type { Issue } from "../../estate/issue.ts";
import { estateFolder } from "../estate/overlay.ts";

/** The issues of a run that name a free prefix. */
async function hints(root: string): Promise<Issue[]> {
  const { issues } = await loadEstates(undefined, { root });
  return issues.filter(({ values }) => values.free !== undefined);
}

/** Applies each issue's suggestion at its place. */
async function follow(issues: readonly Issue[]): Promise<void> {
  for (const { file, path, values } of issues) {
    const data = parse(await readFile(file, "utf8"));
    const keys = path.split(".");
    const parent = keys.slice(0, -1).reduce((node, key) => node[key], data);
    parent[keys.at(-1) as string] = values.free;
    await writeFile(file, stringify(data));
  }
}

for (const [name, copies] of [
  ["a tenant copied under another name", { "civil-registry": "weather-service" }],
  [
    "tenants with a standby copied under other names",
    { treasury: "road-service", procurement: "weather-service" },
  ],
] as const) {
  test.serial(`hints can be followed together: ${name}`, async (t) => {
    const root = await estateFolder(t);
    const folder = join(root, "bamako", "tenants");
    for (const [from, tenant] of Object.entries(copies)) {
      const data = parse(await readFile(join(folder, `${from}.yaml`), "utf8"));
      await writeFile(join(folder, `${tenant}.yaml`), stringify({ ...data, tenant }));
    }
    const reported = await hints(root);
    t.true(reported.length >= 6);
    const prefixes = reported.map(({ values }) => values.free);
    t.false(prefixes.includes("—"));
    t.deepEqual([...new Set(prefixes)], prefixes);
    await follow(reported);
    t.deepEqual(await hints(root), []);
  });
}
