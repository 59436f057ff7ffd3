/** The deployed sites meet every prerequisite and are as recorded; what is made by hand is named, and nothing else. */
import test from "ava";
import type { ExecaError } from "execa";
import type { Report as Doctor } from "../../operations/doctor/model.ts";
import type { Report as Drift } from "../../operations/drift/model.ts";
import { estate } from "./helpers/cluster.ts";
import { administrator, named, recorded, SITES } from "./helpers/site.ts";

const SITE = "ouagadougou";
const TENANT = "customs";

interface Made {
  readonly id: string;
}

for (const site of SITES) {
  test.serial(`${site} meets every prerequisite that a rehearsal can show`, async (t) => {
    t.timeout(300_000);
    const { stdout, exitCode } = await estate(["doctor", site, "--format", "json"]);
    const { checks, result } = JSON.parse(String(stdout)) as Doctor;
    const failed = checks.filter(({ status }) => status === "failed").map(({ key }) => key);
    t.deepEqual(failed, []);
    t.is(result, "passed");
    t.is(exitCode, 0);
  });
}

async function drift(): Promise<{ report: Drift; exitCode: number | undefined }> {
  const run = estate(["drift", SITE, "--json"]);
  const { stdout, exitCode } = await run.catch((error: ExecaError) => error);
  return { report: JSON.parse(String(stdout)) as Drift, exitCode };
}

test.serial("a deployed site is as recorded, and the comparison changes nothing", async (t) => {
  t.timeout(300_000);
  const before = (await recorded(SITE)).text;
  const { report, exitCode } = await drift();
  t.deepEqual(
    report.findings.map(({ is, kind, name }) => `${is} ${kind} ${name}`),
    [],
  );
  t.is(report.result, "clean");
  t.is(exitCode, 0);
  t.is((await recorded(SITE)).text, before);
});

test.serial(
  "a rule, a network and a project made by hand are named with their rules",
  async (t) => {
    t.timeout(300_000);
    const cloud = await administrator(SITE);
    const tenant = `${SITE}-${TENANT}`;
    const project = await named(cloud, "identity", "/projects", "projects", tenant);
    const [group] = await cloud.list(
      "network",
      `/v2.0/security-groups?project_id=${project.id}`,
      "security_groups",
    );
    const undo: (() => Promise<void>)[] = [];
    const make = async (service: string, path: string, one: string, fields: object) => {
      const made = await cloud.write<Record<string, Made>>("POST", service, path, {
        [one]: fields,
      });
      const id = made[one]?.id ?? "";
      undo.push(() => cloud.delete(service, `${path}/${id}`));
      return id;
    };
    try {
      const rule = await make("network", "/v2.0/security-group-rules", "security_group_rule", {
        security_group_id: group?.id,
        direction: "ingress",
        ethertype: "IPv4",
        protocol: "tcp",
        port_range_min: 22,
        port_range_max: 22,
        remote_ip_prefix: "0.0.0.0/0",
      });
      const network = await make("network", "/v2.0/networks", "network", {
        name: "by-hand",
        project_id: project.id,
        shared: true,
      });
      const shadow = await make("identity", "/projects", "project", { name: "shadow" });
      const { report, exitCode } = await drift();
      t.deepEqual(report.findings.map(({ is, kind, id }) => `${is} ${kind} ${id}`).toSorted(), [
        `unmanaged network ${network}`,
        `unmanaged project ${shadow}`,
        `unmanaged security group rule ${rule}`,
      ]);
      const rulesOf = (id: string) =>
        report.findings.find((found) => found.id === id)?.violations.map(({ rule }) => rule) ?? [];
      t.true(rulesOf(rule).includes("public-exposure"));
      t.true(rulesOf(rule).includes("administration"));
      t.true(rulesOf(network).includes("tenant-sharing"));
      t.true(rulesOf(shadow).includes("class-country"));
      t.is(exitCode, 1);
    } finally {
      for (const remove of undo.reverse()) await remove();
    }
    t.is((await drift()).report.result, "clean");
  },
);
