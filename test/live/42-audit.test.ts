/**
 * Deployed resources are audited offline and found compliant, manual changes are found; denied ones never reach the
 * cloud.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execaNode } from "execa";
import { repository } from "../../estate/project.ts";
import type { Place, Statement } from "../../evidence/compliance/model.ts";
import { refresh } from "../../operations/deploy/pulumi.ts";
import { prepareWorkspace } from "../../operations/deploy/workspace.ts";
import { REFERENCE } from "../estate/overlay.ts";
import { ADMINISTRATOR, estate, openCluster } from "./helpers/cluster.ts";
import { copyRepository, dataOf } from "./helpers/copy.ts";
import { administrator, recorded, SITES } from "./helpers/site.ts";

const SITE = "bamako";
const NETWORK = "bamako-tax-data-network";

interface Report {
  readonly counts: {
    readonly resources: number;
    readonly raw: number;
    readonly waived: number;
    readonly failed: number;
  };
  readonly violations: readonly { readonly rule: string; readonly subject: string }[];
}

let folder: string;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-audit-"));
});
test.after.always(() => rm(folder, { recursive: true, force: true }));

/** The audit of a site's recorded state, in a process without access to a cloud or an engine. */
async function audited(site: string): Promise<Report & { code: number | undefined }> {
  const file = join(folder, `${site}.json`);
  await writeFile(file, (await recorded(site)).text);
  const args = ["audit", file, "--format", "json"];
  const run = await execaNode(join(repository, "cli/estate.ts"), args, {
    reject: false,
    extendEnv: false,
    env: { PATH: process.env.PATH, HOME: folder, ...dataOf(REFERENCE) },
  });
  return { ...(JSON.parse(run.stdout) as Report), code: run.exitCode };
}

for (const site of SITES) {
  test.serial(`the audit of ${site} as deployed: none failed, none waived`, async (t) => {
    const { code, counts, violations } = await audited(site);
    t.deepEqual(violations, []);
    t.like(counts, { raw: 0, waived: 0, failed: 0 });
    t.is(code, 0);
  });
}

test.serial(
  "the audit of a cluster of Bamako as deployed: every object, none failed",
  async (t) => {
    t.timeout(300_000);
    const lab = await openCluster(SITE, "ai-research/lab");
    t.teardown(lab.close);
    const kubeconfig = await lab.kubeconfig(ADMINISTRATOR);
    const cluster = ["--site", SITE, "--cluster", "ai-research/lab", "--rehearsal"];
    // Its failure contains what was found.
    const { stdout } = await estate(["audit", kubeconfig, ...cluster, "--format", "json"]);
    const { counts, violations } = JSON.parse(stdout) as Report;
    t.deepEqual(violations, []);
    t.like(counts, { raw: 0, waived: 0, failed: 0 });
    t.true(counts.resources > 200, `${counts.resources} objects were read`);
  },
);

test.serial(
  "the compliance statement of the deployed Bamako: by files, state and cloud, and what is abroad",
  async (t) => {
    t.timeout(300_000);
    const run = await execaNode(
      join(repository, "cli/estate.ts"),
      ["compliance", SITE, "--owner", "ML", "--json", "--lang", "en"],
      { reject: false, env: dataOf(REFERENCE) },
    );
    const statement = JSON.parse(run.stdout) as Statement;
    t.deepEqual([statement.violations, statement.problems], [[], []]);
    t.is(run.exitCode, 0);
    t.regex(
      statement.summary,
      /^COMPLIANT: what is deployed, as recorded, at Bamako national data centre\. .* \d+ platforms still abroad/,
    );
    t.deepEqual(
      statement.sources.map(({ kind, site }) => [kind, site]),
      [
        ["files", undefined],
        ["state", SITE],
        ["cloud", SITE],
      ],
    );
    const tenants = (view: Place["view"]) =>
      statement.statements
        .flatMap(({ places }) => places)
        .filter((place) => place.view === view)
        .flatMap((place) => place.tenants)
        .filter((tenant) => tenant !== "platform")
        .sort();
    t.deepEqual(tenants("state"), tenants("files"));
    t.deepEqual(tenants("cloud"), tenants("files"));
  },
);

test.serial(
  "the evidence of the deployed Bamako is signed by this machine, and verified",
  async (t) => {
    t.timeout(300_000);
    const bundle = join(folder, "evidence");
    const run = (...args: string[]) =>
      execaNode(join(repository, "cli/estate.ts"), [...args, "--lang", "en"], {
        reject: false,
        env: dataOf(REFERENCE),
      });
    const written = await run("evidence", SITE, bundle);
    t.is(written.exitCode, 0, written.stderr);
    t.regex(written.stdout, /^Signed by this machine, for its rehearsal/m);
    const verified = await run("verify", bundle);
    t.is(verified.exitCode, 0, verified.stdout);
    t.regex(verified.stdout, /^VERIFIED: \d+ files are authentic/m);
  },
);

test.serial("a manual change in the cloud is found after a refresh", async (t) => {
  t.timeout(300_000);
  const cloud = await administrator(SITE);
  const { resources } = await recorded(SITE);
  const { urn, id } = resources.find((found) => found.urn.endsWith(`::${NETWORK}`)) ?? {};
  if (urn === undefined) return t.fail(`${NETWORK} is not recorded`);
  const workspace = await prepareWorkspace(SITE);
  const share = async (shared: boolean) => {
    await cloud.write("PUT", "network", `/v2.0/networks/${id}`, { network: { shared } });
    await refresh(workspace, [urn]);
  };
  await share(true);
  try {
    const { code, violations } = await audited(SITE);
    t.is(code, 1);
    t.deepEqual(
      [...new Set(violations.map(({ rule, subject }) => `${rule} ${subject}`))],
      [`tenant-sharing ${urn}`],
    );
  } finally {
    await share(false);
  }
  t.is((await audited(SITE)).code, 0);
});

test.serial("a non-compliant resource stops `up` before it is in the cloud", async (t) => {
  t.timeout(600_000);
  const copy = await copyRepository();
  t.teardown(copy.remove);
  const line = `new (await import("@pulumi/openstack")).networking.Network(
  "non-compliant", { name: "bamako-non-compliant", shared: true, tags: ["aes:class=citizen", "aes:owner=BF"] }, { provider });
`;
  await copy.edit("stacks/index.ts", (text) => text.replace("export const site =", `${line}$&`));
  const error = await t.throwsAsync(estate(["up", SITE], copy.folder));
  t.regex(String((error as { all?: string }).all), /\[class-country\].*bamako/);
  const networks = await (await administrator(SITE)).list("network", "/v2.0/networks", "networks");
  t.deepEqual(
    networks.filter(({ name }) => name === "bamako-non-compliant"),
    [],
  );
});
