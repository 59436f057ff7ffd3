/** Following the pages to the letter, on the reference estate. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { parse, stringify } from "yaml";
import { loadEstates } from "../../checks/load.ts";
import { formatIssue } from "../../estate/issue.ts";
import { estateFolder } from "../estate/overlay.ts";
import { blocks, pages } from "./pages.ts";

for (const path of ["README.md", "README.fr.md"]) {
  test(`${path}: its cluster, pasted into a tenant's file, passes the check`, async (t) => {
    const [example] = pages((each) => each === path)
      .flatMap(blocks)
      .filter(({ language }) => language === "yaml");
    const root = await estateFolder(t);
    const file = join(root, "bamako/tenants/civil-registry.yaml");
    const tenant = parse(await readFile(file, "utf8"));
    t.is(tenant.clusters, undefined, "the example is this tenant's first cluster");
    await writeFile(file, stringify({ ...tenant, ...parse(example?.text ?? "") }));
    const { estates, issues } = await loadEstates(["bamako"], { root });
    t.deepEqual(
      issues.map((each) => formatIssue(each, "en", root)),
      [],
    );
    const made = estates[0]?.tenants["civil-registry"]?.clusters ?? {};
    t.deepEqual(Object.keys(made), ["apps"]);
  });
}

for (const path of ["docs/first-workload.md", "docs/first-workload.fr.md"]) {
  test(`${path} names the release of pod security that the site's clusters use`, async (t) => {
    const { estates } = await loadEstates(["bamako"], { root: await estateFolder(t) });
    const release = estates[0]?.site.kubernetes?.podSecurityVersion ?? "none";
    const [page] = pages((each) => each === path);
    const named = page?.text.match(/restricted:v[\d.]+/g);
    t.deepEqual(named as string[] | null, [`restricted:v${release}`]);
  });
}

for (const [path, language] of [
  ["README.md", "en"],
  ["README.fr.md", "fr"],
] as const) {
  test(`${path} shows the check's output for a copied tenant, word for word`, async (t) => {
    const root = await estateFolder(t);
    const tenants = join(root, "bamako/tenants");
    const copied = await readFile(join(tenants, "civil-registry.yaml"), "utf8");
    const renamed = copied.replace("tenant: civil-registry", "tenant: weather-service");
    await writeFile(join(tenants, "weather-service.yaml"), renamed);
    const { issues } = await loadEstates(["bamako"], { root });
    const [message = ""] = issues.map((each) => formatIssue(each, language, root));
    const samples = pages((each) => each === path)
      .flatMap(blocks)
      .filter(({ text }) => text.includes("weather-service.yaml:"));
    t.deepEqual(
      samples.map(({ text }) => text),
      [message.replaceAll(/(^|, )bamako\/tenants/g, "$1stacks/bamako/tenants")],
    );
  });
}
