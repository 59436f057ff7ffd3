import test from "ava";
import { standingOn } from "../../../operations/heal/failed-clusters.ts";

const resource = (urn: string, more: object = {}) => ({ urn, type: "t", ...more });

test("a deleted cluster takes only resources that depend on it, are created through it, or are parts of such", (t) => {
  const cluster = resource("cluster");
  const state = [
    resource("project"),
    resource("segment", { dependencies: ["project"] }),
    { ...cluster, dependencies: ["segment"], parent: "component" },
    resource("pool", { dependencies: ["project", "cluster"] }),
    resource("kubernetes", { dependencies: ["cluster"] }),
    resource("baseline"),
    resource("namespace", { provider: "kubernetes::some-id", parent: "baseline" }),
    resource("part", { parent: "namespace" }),
    resource("other", { provider: "kubernetes-of-another::id" }),
  ];
  t.deepEqual(
    [...standingOn(state, [cluster])],
    ["cluster", "pool", "kubernetes", "namespace", "part"],
  );
});
