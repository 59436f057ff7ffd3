/**
 * `estate check` on hostile registries, sites, tenants and keys: each is reported at its file, path and line;
 * real-world edits pass.
 */
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import test from "ava";
import { loadEstates } from "../../../checks/load.ts";
import { formatIssue } from "../../../estate/issue.ts";
import * as attestations from "./attestations.ts";
import { checked, type Edit, estate, type Found, TODAY, type Variant } from "./base.ts";
import { COMPLIANT } from "./compliant.ts";
import { ESTATE } from "./estate.ts";
import { EXACT } from "./exact.ts";
import { FRESH } from "./fresh.ts";
import { ALIKE, BETWEEN, OTHERS } from "./others.ts";
import * as registry from "./registry.ts";
import { TEXTS } from "./texts.ts";

const HOSTILE: Variant[] = [
  ...Object.values(registry).flat(),
  ...Object.values(attestations).flat(),
  ...ESTATE,
  ...TEXTS,
  ...FRESH,
  ...OTHERS,
  ...EXACT,
];

const places = (found: readonly Found[]) =>
  [...new Set(found.map(({ file, path }) => `${file}: ${path}`))].sort();

for (const { name, edits, found } of HOSTILE) {
  test.serial(name, async (t) => {
    const issues = await checked(t, edits);
    t.deepEqual(places(issues), places(found));
    for (const { file, path, line } of found) {
      const there = issues.filter((one) => one.file === file && one.path === path);
      t.true(there.length > 0 && there.every((one) => one.line.includes(line)), `${path}: ${line}`);
    }
  });
}

for (const { name, edits } of [...COMPLIANT, ...BETWEEN]) {
  test.serial(`compliant: ${name}`, async (t) => {
    t.deepEqual(await checked(t, edits), []);
  });
}

for (const [name, place] of [
  ["stray", "sites.yaml"],
  ["stray", "alliance.yml"],
  ["stray", "Repatriation.yaml"],
  ["stray", "repatriation.yaml.off"],
  ["stray", "bamako/facility.yml"],
  ["stray", "bamako/site.YAML"],
  ["link", "bamako/tenants/health.yaml"],
  ["link", "bamako/facility.yaml"],
  ["link", "repatriation.yaml"],
  ["link", "niamey"],
] as const) {
  test.serial(`${name}: ${place}`, async (t) => {
    const root = await estate(t, []);
    const elsewhere = await mkdtemp(join(tmpdir(), "aes-elsewhere-"));
    t.teardown(() => rm(elsewhere, { recursive: true, force: true }));
    if (name === "link") await symlink(elsewhere, join(root, place));
    else await writeFile(join(root, place), "schemaVersion: 1\n");
    const { issues } = await loadEstates(undefined, { root, today: TODAY });
    t.deepEqual(
      issues.map(({ file, line, path }) => [relative(root, file), line, path]),
      [[place, 1, "."]],
    );
  });
}

test.serial("the estate itself may be behind a link", async (t) => {
  const root = await estate(t, []);
  const link = `${root}-link`;
  await symlink(root, link);
  t.teardown(() => rm(link));
  t.deepEqual((await loadEstates(undefined, { root: link, today: TODAY })).issues, []);
});

test.serial(
  "a name from elsewhere in a flow is rejected, with the way to write it there",
  async (t) => {
    const messages = async (name: string, more: readonly Edit[] = []) => {
      const path = ["flows", "app-to-proxy", "to"];
      const edits = [...more, { file: "bamako/tenants/tax.yaml", path, value: name }];
      const root = await estate(t, edits);
      const { issues } = await loadEstates(undefined, { root, today: TODAY });
      return issues.map((one) => formatIssue(one, "en", root).split("app-to-proxy.to: ")[1]);
    };
    t.deepEqual(await messages("ntp"), [
      "got ntp, which is neither a segment nor a place, want { cidr: … }, one for each address of the site's time service: 10.32.0.123/32, fd5a:e500:1::123/128",
    ]);
    const none = "want one of front, app, data, government, internet, proxy, dns";
    t.deepEqual(await messages("public-portal/front"), [`got public-portal/front, ${none}`]);
    t.deepEqual(await messages("public-portal", ALIKE), [
      "got public-portal, which is another tenant, want { cidr: … }, the prefix of one of its segments: 10.32.16.0/26, fd5a:e500:1:1000::/64, 10.32.16.64/26, fd5a:e500:1:1001::/64",
    ]);
  },
);

test.serial("there are enough variants, and no two are the same", (t) => {
  t.true(HOSTILE.length >= 69, String(HOSTILE.length));
  t.is(new Set(HOSTILE.map(({ name }) => name)).size, HOSTILE.length);
});
