/** The engine finds a renamed tenant or segment under its former name, with all its parts: so nothing is replaced. */

import * as pulumi from "@pulumi/pulumi";
import { allAliases, type ComponentResource, type Resource } from "@pulumi/pulumi";
import test from "ava";
import {
  ClusterBaseline,
  NetworkSegment,
  ObjectContainer,
  SiteLink,
  TenantProject,
} from "../../components/index.ts";
import { formerNames } from "../../stacks/layers/renames.ts";
import { leastBaseline } from "../components/baseline-samples.ts";
import { mockCloud, resolved } from "../components/recorder.ts";
import { fullestSegment, fullestTenant } from "../components/samples.ts";

test.before(mockCloud);

const estate = { siteKey: "bamako", tenants: { tax: {}, mint: { renamedFrom: "treasury" } } };

for (const [what, args, names] of [
  ["a tenant that never had another name", ["tax"], []],
  ["a part of it that neither had", ["tax", "front"], []],
  ["a renamed segment", ["tax", "front", "web"], ["bamako-tax-web"]],
  ["a renamed tenant", ["mint"], ["bamako-treasury"]],
  ["a part of a renamed tenant", ["mint", "front"], ["bamako-treasury-front"]],
  [
    "a renamed segment of a renamed tenant, whichever was renamed first",
    ["mint", "front", "web"],
    ["bamako-mint-web", "bamako-treasury-front", "bamako-treasury-web"],
  ],
] as const) {
  test(`former names of ${what}`, (t) => {
    const [tenant, part, former] = args;
    t.deepEqual(
      formerNames(estate, tenant, part, former),
      names.map((name) => ({ name })),
    );
  });
}

type Build = (name: string, opts: pulumi.ComponentResourceOptions) => ComponentResource;

/** A component and everything that it creates. */
async function built(build: Build, name: string, opts: pulumi.ComponentResourceOptions) {
  const seen: {
    type: string;
    name: string;
    resource: Resource;
    opts: pulumi.ResourceOptions;
  }[] = [];
  const watch: pulumi.ResourceTransformation = (one) => {
    seen.push(one);
    return undefined;
  };
  const component = build(name, { ...opts, transformations: [watch] });
  await resolved(pulumi.all(seen.map(({ resource }) => resource.urn)));
  const [, ...children] = seen;
  return { component, children };
}

const link = {
  site: "bamako",
  tenant: "tax",
  peer: "ouagadougou",
  owner: "ML",
  dataClass: "citizen",
  routerId: "router",
  ipv4: { peerAddress: "10.48.0.240", peerCidrs: ["10.48.32.0/26"], subnetIds: ["front-4"] },
  ipv6: { peerAddress: "fd5a:e500:2::f0", peerCidrs: ["fd5a:e500:2:1800::/64"], subnetIds: ["6"] },
  presharedKey: "a secret",
};
const container = { ...link, container: "receipts", maxGiB: 2 };

for (const [type, build] of Object.entries<Build>({
  NetworkSegment: (name, opts) => new NetworkSegment(name, fullestSegment, opts),
  TenantProject: (name, opts) => new TenantProject(name, fullestTenant, opts),
  ObjectContainer: (name, opts) => new ObjectContainer(name, container, opts),
  SiteLink: (name, opts) => new SiteLink(name, link, opts),
})) {
  test(`every part of a ${type} is looked for under its former name as well`, async (t) => {
    const [is, was] = [`bamako-${type.toLowerCase()}-new`, `bamako-${type.toLowerCase()}-old`];
    const before = await built(build, was, {});
    const { component, children } = await built(build, is, { aliases: [{ name: was }] });
    const aliases = children.map(({ name, type }) => allAliases([], name, type, component, is));
    const [looked, stood] = await Promise.all([
      resolved(pulumi.all(aliases.flat())),
      resolved(pulumi.all(before.children.map(({ resource }) => resource.urn))),
    ]);
    t.true(stood.length > 0);
    t.deepEqual(looked, stood);
  });
}

test("a service account deployed under its former logical names keeps its user, password and roles", async (t) => {
  const build: Build = (name, opts) => new TenantProject(name, fullestTenant, opts);
  const before = ["robot", "robot-password", "robot-creator", "robot-member"];
  const names = async (opts: pulumi.ComponentResourceOptions) => {
    const { component, children } = await built(build, "bamako-tax", opts);
    const aliases = children
      .filter(({ name }) => name.startsWith("bamako-tax-service-account"))
      .map(({ name, type, opts: { aliases: own = [] } }) =>
        allAliases(own as pulumi.Alias[], name, type, component, "bamako-tax"),
      );
    const urns = await resolved(pulumi.all(aliases.flat()));
    return urns.map((urn) => urn.split("::").at(-1)).sort();
  };
  const named = (tenant: string) => before.map((part) => `bamako-${tenant}-${part}`);
  t.deepEqual(await names({}), named("tax").sort());
  // The tenant itself was renamed, before or after.
  const renamed = new Set(await names({ aliases: [{ name: "bamako-taxes" }] }));
  for (const name of [...named("tax"), ...named("taxes")]) t.true(renamed.has(name), name);
  t.true(renamed.has("bamako-taxes-service-account"));
});

test("the parameters in a cluster deployed under their former logical names are found there", async (t) => {
  const build: Build = (name, opts) => new ClusterBaseline(name, leastBaseline, opts);
  const { component, children } = await built(build, "bamako-tax-apps", {});
  const former = children
    .filter(({ name }) => /-policies(-namespace)?$/.test(name))
    .flatMap(({ name, type, opts: { aliases: own = [] } }) =>
      allAliases(own as pulumi.Alias[], name, type, component, "bamako-tax-apps"),
    );
  const urns = await resolved(pulumi.all(former));
  t.deepEqual(
    urns.map((urn) => urn.split("$").at(-1)),
    [
      "kubernetes:core/v1:Namespace::bamako-tax-apps-law-namespace",
      "kubernetes:core/v1:ConfigMap::bamako-tax-apps-law",
    ],
  );
});
