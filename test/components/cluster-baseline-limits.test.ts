/** The limits of a namespace. */
import test from "ava";
import fc from "fast-check";
import {
  checkQuota,
  containerDefaults,
  hardLimits,
  noSystemPriority,
} from "../../components/cluster-baseline/namespace-limits.ts";

const quota = { cpu: 4, memoryGiB: 8, pods: 30 };

test("a quota limits a namespace's requests, its limits and its number of objects", (t) => {
  const hard = hardLimits({ ...quota, storageGiB: 50, loadBalancers: 2 }, ["encrypted"], ["plain"]);
  const { "count/configmaps": objects, ...rest } = hard;
  t.is(objects, "600");
  t.deepEqual(
    Object.fromEntries(Object.entries(rest).filter(([key]) => !key.startsWith("count/"))),
    {
      "requests.cpu": "4",
      "limits.cpu": "4",
      "requests.memory": "8Gi",
      "limits.memory": "8Gi",
      pods: "30",
      "requests.storage": "50Gi",
      persistentvolumeclaims: "50",
      "services.loadbalancers": "2",
      "services.nodeports": "20",
      "encrypted.storageclass.storage.k8s.io/requests.storage": "50Gi",
      "plain.storageclass.storage.k8s.io/requests.storage": "0",
    },
  );
  t.is(Object.keys(hard).filter((key) => key.startsWith("count/")).length, 16);
  t.is(hardLimits({ ...quota, pods: 1 }, [], [])["count/secrets"], "100");
  t.like(hardLimits(quota, [], []), { "services.loadbalancers": "0", "services.nodeports": "0" });
});

test("no pod of a tenant has a priority of the cluster's own parts", (t) => {
  t.deepEqual(noSystemPriority(), {
    hard: { pods: "0" },
    scopeSelector: {
      matchExpressions: [
        {
          scopeName: "PriorityClass",
          operator: "In",
          values: ["system-cluster-critical", "system-node-critical"],
        },
      ],
    },
  });
});

test("as many containers that ask for nothing fit as there may be pods", (t) => {
  const size = fc.integer({ min: 1, max: 500 });
  fc.assert(
    fc.property(size, size, size, (cpu, memoryGiB, pods) => {
      const problems = checkQuota("quota", { cpu, memoryGiB, pods });
      const [limit] = containerDefaults({ cpu, memoryGiB, pods }).limits as {
        default: Record<string, string>;
      }[];
      const { cpu: milli = "", memory = "" } = limit?.default ?? {};
      t.true(Number.parseInt(milli, 10) * pods <= cpu * 1000);
      t.true(Number.parseInt(memory, 10) * pods <= memoryGiB * 1024);
      const enough = Number.parseInt(milli, 10) >= 10 && Number.parseInt(memory, 10) >= 16;
      t.is(problems.length, enough ? 0 : 1);
      if (!enough) {
        const most = Number(/\d+/.exec(problems[0]?.want ?? "")?.[0]);
        t.deepEqual(checkQuota("quota", { cpu, memoryGiB, pods: most }), []);
        t.is(checkQuota("quota", { cpu, memoryGiB, pods: most + 1 }).length, 1);
      }
    }),
  );
});
