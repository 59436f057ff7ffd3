/** A recorded state in the form that the check of the files needs, and the messages for the person who changed them. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import { sitePlaces } from "../../../operations/paths.ts";
import { compareWithState } from "../../../operations/state/compare.ts";
import { recordedOf } from "../../../operations/state/made.ts";
import type { StateResource } from "../../../operations/state/stack-state.ts";
import { UserError } from "../../../output/user-error.ts";
import { STACKS } from "../../estate/overlay.ts";
import { estate } from "../../helpers/command.ts";

const SITE = "bamako";
const PROJECT = "openstack:identity/project:Project";
const urnOf = (type: string, name: string) => `urn:pulumi:${SITE}::aes-estate::${type}::${name}`;

function resource(type: string, name: string, more: Partial<StateResource> = {}): StateResource {
  return { urn: urnOf(type, name), type, ...more };
}

function component(type: string, name: string, children: readonly StateResource[]) {
  const own = resource(`aes-estate:index:${type}`, name);
  return [own, ...children.map((child) => ({ ...child, parent: own.urn }))];
}

const tenant = (key: string, more: Partial<StateResource> = {}) =>
  component("TenantProject", `${SITE}-${key}`, [
    resource(PROJECT, `${SITE}-${key}-project`, { inputs: { tags: ["aes:owner=ML"] }, ...more }),
  ]);

function segment(name: string, ipv4: string, ipv6: string, router = false) {
  const subnet = (family: string, cidr: string) =>
    resource("openstack:networking/subnet:Subnet", `${name}-subnet-${family}`, {
      inputs: { cidr },
    });
  return component("NetworkSegment", name, [
    resource("openstack:networking/network:Network", `${name}-network`, { id: `${name}.id` }),
    subnet("ipv4", ipv4),
    subnet("ipv6", ipv6),
    ...(router ? [resource("openstack:networking/router:Router", `${name}-router`)] : []),
  ]);
}

test("tenants are read with their segments, their clusters and the resources that depend on their names", (t) => {
  const inputs = {
    masterFlavor: "bamako-platform-medium",
    masterCount: 3,
    fixedNetwork: "bamako-tax-front.id",
    clusterTemplateId: "template.id",
  };
  const labels = {
    api_master_lb_allowed_cidrs: "10.16.0.0/12,10.32.0.0/12",
    auto_scaling_enabled: "true",
  };
  const resources = [
    ...tenant("tax", { protect: true }),
    resource(
      "openstack:identity/applicationCredential:ApplicationCredential",
      "bamako-tax-application-credential",
    ),
    ...tenant("mail"),
    ...segment("bamako-tax-front", "10.32.23.0/26", "fd5a:e500:1:1070::/64", true),
    ...segment("bamako-tax-data-lake", "10.32.23.64/26", "fd5a:e500:1:1071::/64"),
    ...component("NetworkSegment", "bamako-mail-relay", []), // the run broke off
    ...component("KubernetesCluster", "bamako-tax-apps", [
      resource("openstack:containerinfra/clusterTemplate:ClusterTemplate", "a-template", {
        id: "template.id",
        inputs: { labels },
      }),
      resource("openstack:containerinfra/cluster:Cluster", "bamako-tax-apps-cluster", {
        inputs,
        protect: true,
      }),
    ]),
    ...component("KubernetesCluster", "bamako-mail-apps", []),
    ...segment("bamako-mail-old", "10.32.19.0/26", "fd5a:e500:1:1030::/64").map((each) => ({
      ...each,
      delete: true,
    })),
  ];
  t.deepEqual(recordedOf(SITE, { resources }), {
    tax: {
      owner: "ML",
      kept: true,
      segments: {
        front: { ipv4: "10.32.23.0/26", ipv6: "fd5a:e500:1:1070::/64", router: true },
        "data-lake": { ipv4: "10.32.23.64/26", ipv6: "fd5a:e500:1:1071::/64", router: false },
      },
      clusters: {
        apps: {
          flavor: "medium",
          count: 3,
          segment: "tax/front",
          kept: true,
          apiAccess: ["10.16.0.0/12", "10.32.0.0/12"],
          autoscaled: true,
        },
      },
    },
    mail: {
      owner: "ML",
      kept: false,
      segments: { relay: { router: false } },
      clusters: {},
    },
  });
  t.deepEqual(recordedOf(SITE, undefined), {});
});

test("a standby's segments are its own, not those of a tenant whose name it continues", (t) => {
  const resources = [
    ...tenant("niamey"),
    ...tenant("niamey-tax"),
    ...segment("bamako-niamey-tax-front", "10.32.32.0/26", "fd5a:e500:1:1800::/64"),
  ];
  const { niamey, "niamey-tax": standby } = recordedOf(SITE, { resources });
  t.deepEqual(Object.keys(niamey?.segments ?? {}), []);
  t.deepEqual(Object.keys(standby?.segments ?? {}), ["front"]);
});

/** The reference's tax office, recorded with its first segment under another name. */
const WEB = [
  ...tenant("tax"),
  ...segment("bamako-tax-web", "10.32.23.0/26", "fd5a:e500:1:1070::/64"),
];

test("a run is rejected before it begins, with the place of each issue", async (t) => {
  await t.notThrowsAsync(compareWithState(SITE, undefined));
  const error = await t.throwsAsync(compareWithState(SITE, { resources: WEB }), {
    instanceOf: UserError,
  });
  const [head = "", place = "", advice = ""] = (error as UserError).in("fr").split("\n");
  t.regex(head, /^les fichiers de bamako demandent .* 1 problème, rien n'a été changé$/);
  t.regex(place, /tenants\/tax\.yaml:\d+: segments\.front: reçu .* « renamedFrom: web »/);
  t.regex(advice, /^ {4}Sinon, en deux fois/);
  t.regex((error as UserError).in("en"), /1 issue, nothing was changed\n.*`renamedFrom: web`/);
});

test.serial("`estate check` compares with the state that this machine saw last", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-made-"));
  const { AES_ESTATE_STATE: before } = process.env;
  process.env.AES_ESTATE_STATE = folder;
  t.teardown(async () => {
    if (before === undefined) delete process.env.AES_ESTATE_STATE;
    else process.env.AES_ESTATE_STATE = before;
    await rm(folder, { recursive: true });
  });
  t.is((await estate("check", SITE, "--lang", "en")).exitCode, 0);
  const { lastState } = sitePlaces(SITE);
  await mkdir(dirname(lastState), { recursive: true });
  await writeFile(lastState, JSON.stringify({ checkpoint: { latest: { resources: WEB } } }));
  const { stdout, exitCode } = await estate("check", SITE, "--lang", "en");
  t.is(exitCode, 1);
  t.regex(stdout, /tax\.yaml:\d+: segments\.front: got .* want `renamedFrom: web`/);
  t.regex(stdout, /\n1 issue in 1 file$/);
  const FISC = [
    ...tenant("fisc", { protect: true }),
    ...segment("bamako-fisc-front", "10.32.23.0/26", "fd5a:e500:1:1070::/64"),
  ];
  await writeFile(lastState, JSON.stringify({ checkpoint: { latest: { resources: FISC } } }));
  const renamed = await estate("check", SITE, "--lang", "en");
  t.regex(renamed.stdout, /tax\.yaml:\d+: tenant: got tax, .* want `renamedFrom: fisc`/);
  t.regex(renamed.stdout, /\n1 issue in 1 file$/, "and not as lost, too");
  const { exitCode: elsewhere } = await estate("check", SITE, "--root", STACKS);
  t.is(elsewhere, 0, "of files from elsewhere it says nothing");
});
