import test from "ava";
import { standingOn } from "../../../operations/heal/failed-clusters.ts";

const resource = (urn: string, more: object = {}) => ({ urn, type: "t", ...more });

test("with a cluster goes what depends on it, is made through it, or is a part of such; nothing else", (t) => {
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
