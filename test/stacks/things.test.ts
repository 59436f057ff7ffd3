/** The output of the estate's stack on its things: the owner of each, by the cloud's own id. */
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import type { Estate } from "../../estate/estate.ts";
import { readThings } from "../../policies/resources/thing.ts";
import { segmentIds, tenantThings } from "../../stacks/layers/things.ts";

test.before(() =>
  pulumi.runtime.setMocks({ newResource: () => ({ id: "", state: {} }), call: () => ({}) }),
);

const ids = (name: string, router: boolean) => ({
  networkId: pulumi.output(`${name}-net`),
  ipv4SubnetId: pulumi.output(`${name}-v4`),
  ipv6SubnetId: pulumi.output(`${name}-v6`),
  securityGroupId: pulumi.output(`${name}-sg`),
  ...(router ? { routerId: pulumi.output("router") } : {}),
});
const tenants = { tax: { owner: "ML", dataClass: "citizen" } };
const estate = { siteKey: "bamako", tenants } as unknown as Estate;
const whose = { site: "bamako", tenant: "tax", owner: "ML", class: "citizen" };

test("all that programs may use is listed, and the policies read it", async (t) => {
  const made = {
    project: { projectId: pulumi.output("project") },
    segments: { front: ids("front", true), back: ids("back", false) },
  };
  const listed = await new Promise<object>((resolve) => {
    tenantThings(estate, "tax", made).apply(resolve);
  });
  const known = readThings(listed);
  const names = ["front", "back"].flatMap((name) =>
    ["net", "v4", "v6", "sg"].map((id) => `${name}-${id}`),
  );
  const all = ["project", "router", ...names];
  t.deepEqual([...known.keys()].sort(), all.sort());
  t.deepEqual(known.get("front-net"), { type: "openstack:networking/network:Network", ...whose });
  t.deepEqual(known.get("router"), { type: "openstack:networking/router:Router", ...whose });
});

test("a segment without a router has no id of one", (t) => {
  t.deepEqual(
    Object.keys(segmentIds(ids("back", false))).sort(),
    Object.keys(ids("back", false)).sort(),
  );
  t.true("routerId" in segmentIds(ids("front", true)));
});
