import test from "ava";
import type { Item } from "../../../operations/cloud/client.ts";
import { isOfAnotherCloud } from "../../../operations/state/lost-cloud.ts";

const PROJECT = "openstack:identity/project:Project";
const recorded = (...ids: (string | undefined)[]) => ({
  resources: ids.map((id) => ({ urn: `urn:${id}`, type: PROJECT, ...(id ? { id } : {}) })),
});
const cloudWith = (projects: string[], domains: string[] = []) => ({
  list: async (_service: string, path: string): Promise<Item[]> =>
    (path === "/domains" ? domains : projects).map((id) => ({ id })),
});

test("a state whose projects are all gone was recorded on another cloud", async (t) => {
  t.true(await isOfAnotherCloud(recorded("p1", "d1"), cloudWith(["p2"], ["d2"])));
});

test("one project or domain that is still there makes it this cloud: what is missing is drift", async (t) => {
  t.false(await isOfAnotherCloud(recorded("p1", "p2"), cloudWith(["p2"])));
  t.false(await isOfAnotherCloud(recorded("p1", "d1"), cloudWith([], ["d1"])));
});

test("a state without a project fits any cloud", async (t) => {
  t.false(await isOfAnotherCloud(undefined, cloudWith([])));
  t.false(await isOfAnotherCloud({}, cloudWith([])));
  t.false(await isOfAnotherCloud(recorded(undefined), cloudWith([])));
  const network = { urn: "urn:n", type: "openstack:networking/network:Network", id: "n" };
  t.false(await isOfAnotherCloud({ resources: [network] }, cloudWith([])));
});
