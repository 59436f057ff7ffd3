/**
 * Rights in a cluster reach the policies completely: as an object, a patch or a list, and through the pack's restricted
 * view.
 */
import { unknownCheckingProxy } from "@pulumi/policy";
import test from "ava";
import { resolveProperties } from "../../policies/enforce/guard/resolve.ts";
import { seen } from "../../policies/enforce/pack/seen.ts";
import { evaluate } from "../../policies/evaluate.ts";
import { UNKNOWN } from "../../policies/facts/fact.ts";
import { toFact } from "../../policies/resources/to-fact.ts";
import { alliance } from "./fixture.ts";

const to = { identifier: "bamako/tax/apps", kubeconfig: UNKNOWN } as const;
const rule = { apiGroups: ["*"], resources: ["pods"], verbs: ["get"] };
const roleRef = { kind: "ClusterRole", name: "cluster-admin" };
const subjects = [{ kind: "Group", name: "system:authenticated" }];

const cases: [string, Record<string, unknown>, string[]][] = [
  ["ClusterRole", { rules: [rule] }, ["wildcard"]],
  ["RolePatch", { rules: [rule] }, ["wildcard"]],
  ["ClusterRoleList", { items: [{ rules: [rule] }] }, ["wildcard"]],
  ["ClusterRole", { aggregationRule: {} }, ["aggregated"]],
  ["ClusterRoleBinding", { roleRef, subjects }, ["administrator", "everybody"]],
  ["RoleBindingList", { items: [{ roleRef, subjects }] }, ["administrator", "everybody"]],
];

test("each enforcement point reads which rights are given, and to whom", async (t) => {
  for (const [kind, properties, expected] of cases) {
    const type = `kubernetes:rbac.authorization.k8s.io/v1:${kind}`;
    const points = {
      guard: await resolveProperties(type, properties),
      pack: seen(type, unknownCheckingProxy(properties)),
    };
    for (const [point, read] of Object.entries(points)) {
      const context = { alliance, site: "bamako", rehearsal: true };
      const violations = evaluate(toFact("urn", type, read, to), context);
      const found = violations.filter(({ rule }) => rule === "wildcard-rights");
      t.deepEqual(
        found.map((one) => one.case),
        expected,
        `${point} ${kind}`,
      );
    }
  }
});
