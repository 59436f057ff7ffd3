/** The components from other languages: what a person does in YAML, in Python, and in a TypeScript project of their own. */
import { cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { openProject, type Project } from "../toolchain/project.ts";
import { makeEnvironment, OFFLINE } from "./python-environment.ts";

const here = import.meta.dirname;
const COMPONENTS = join(here, "../../components");

/** What both programs plan: type and name. */
const PLAN = [
  "aes-estate:index:NetworkSegment data",
  "aes-estate:index:TenantProject tax",
  "openstack:blockstorage/quoteSetV3:QuoteSetV3 tax-volume-quota",
  "openstack:compute/quotaSetV2:QuotaSetV2 tax-compute-quota",
  "openstack:identity/project:Project tax-project",
  "openstack:loadbalancer/quota:Quota tax-load-balancer-quota",
  "openstack:networking/network:Network data-network",
  "openstack:networking/quotaV2:QuotaV2 tax-network-quota",
  "openstack:networking/secGroup:SecGroup data-security-group",
  "openstack:networking/secGroupRule:SecGroupRule data-rule-egress-ipv4-udp-67-255.255.255.255-32",
  "openstack:networking/secGroupRule:SecGroupRule data-rule-egress-ipv6-udp-547-ff02..1.2-128",
  "openstack:networking/subnet:Subnet data-subnet-ipv4",
  "openstack:networking/subnet:Subnet data-subnet-ipv6",
];

/** The network limits of the project: those that the programs name, and 0 for each that they leave out. */
const NETWORK_LIMITS = {
  network: 1,
  subnet: 2,
  port: 20,
  subnetpool: 0,
  router: 0,
  floatingip: 0,
  securityGroup: 0,
  securityGroupRule: 0,
  rbacPolicy: 0,
};

interface Step {
  readonly op: string;
  readonly urn: string;
  readonly newState: { readonly type: string; readonly inputs?: Record<string, unknown> };
}

/** What a preview creates, by type and name, without the stack and its connection. */
async function planned(project: Project): Promise<Map<string, Record<string, unknown>>> {
  const { code, output } = await project.pulumi("preview", "--json", "--stack", "s");
  if (code !== 0) throw new Error(output);
  const text = output.slice(output.indexOf("{\n"), output.lastIndexOf("}") + 1);
  const { steps }: { steps: Step[] } = JSON.parse(text);
  return new Map(
    steps
      .filter(({ op, newState }) => op === "create" && !newState.type.startsWith("pulumi:"))
      .map(({ urn, newState }) => [
        `${newState.type} ${urn.split("::").at(-1)}`,
        newState.inputs ?? {},
      ]),
  );
}

/** A folder of this one as a project; the component package is where it is. */
async function openProgram(folder: string, entry: string): Promise<Project> {
  const read = async (name: string) => readFile(join(here, folder, name), "utf8");
  return openProject({
    "Pulumi.yaml": (await read("Pulumi.yaml")).replace("../../../components", COMPONENTS),
    ...(entry === "Pulumi.yaml" ? {} : { [entry]: await read(entry) }),
  });
}

test("a program in YAML plans a project and a segment", async (t) => {
  const project = await openProgram("yaml", "Pulumi.yaml");
  t.teardown(project.close);
  const plan = await planned(project);
  t.deepEqual([...plan.keys()].sort(), PLAN);
  t.like(plan.get("openstack:networking/quotaV2:QuotaV2 tax-network-quota"), NETWORK_LIMITS);
});

test("a program in Python adds the package, and plans the same", async (t) => {
  const project = await openProgram("python", "__main__.py");
  t.teardown(project.close);
  await cp(join(here, "python/requirements.txt"), join(project.folder, "requirements.txt"));
  await makeEnvironment(join(project.folder, ".venv"));
  Object.assign(process.env, OFFLINE);
  const added = await project.pulumi("package", "add", COMPONENTS);
  t.is(added.code, 0, added.output);
  t.regex(added.output, /import pulumi_aes_estate as aes_estate/);
  const plan = await planned(project);
  t.deepEqual([...plan.keys()].sort(), PLAN);
  t.like(plan.get("openstack:networking/quotaV2:QuotaV2 tax-network-quota"), NETWORK_LIMITS);
});

test("package add works the first time in a TypeScript project with a lock file", async (t) => {
  const project = await openProject({
    "package.json": JSON.stringify({
      name: "p",
      type: "module",
      main: "index.ts",
      dependencies: { "@pulumi/pulumi": "3.270.0" },
    }),
  });
  t.teardown(project.close);
  // The packages of the repository are not the project's.
  await rm(join(project.folder, "node_modules"));
  const npm = ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"];
  await execa("npm", npm, { cwd: project.folder });
  const added = await project.pulumi("package", "add", COMPONENTS);
  t.is(added.code, 0, added.output);
  await project.write({
    "index.ts": `import { NetworkSegment, TenantProject } from "@pulumi/aes-estate";
      console.log(NetworkSegment.name, TenantProject.name);`,
  });
  const { stdout } = await execa(process.execPath, ["index.ts"], { cwd: project.folder });
  t.is(stdout, "NetworkSegment TenantProject");
});
