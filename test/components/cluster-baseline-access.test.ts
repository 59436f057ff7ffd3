/** The rights of people in a namespace. */
import test from "ava";
import { accessRules } from "../../policies/admission/access-rules.ts";

/** The rights of a role, as `verb group/resource`. */
function may(level: keyof ReturnType<typeof accessRules>): Set<string> {
  return new Set(
    accessRules()[level].flatMap(({ apiGroups, resources, verbs }) =>
      [apiGroups]
        .flat()
        .flatMap((group) =>
          [resources ?? []]
            .flat()
            .flatMap((resource) => [verbs].flat().map((verb) => `${verb} ${group}/${resource}`)),
        ),
    ),
  );
}

test("each level has all of the one below", (t) => {
  const [view, edit, admin] = [may("view"), may("edit"), may("admin")];
  t.true(edit.isSupersetOf(view) && edit.size > view.size);
  t.true(admin.isSupersetOf(edit) && admin.size > edit.size);
  t.true(
    [...admin.difference(edit)].every((right) =>
      / rbac\.authorization\.k8s\.io\/role(binding)?s$/.test(right),
    ),
  );
});

test("the view level changes nothing and sees no secret", (t) => {
  t.true(
    [...may("view")].every(
      (right) => /^(get|list|watch) /.test(right) && !/secrets|exec|rbac/.test(right),
    ),
  );
});

test("no level may change the baseline, reach past it, or grant more than it has", (t) => {
  const rights = [...may("admin")];
  t.false(JSON.stringify(accessRules()).includes("*"));
  t.deepEqual(
    rights.filter((right) => /^(bind|escalate|impersonate|use|approve|sign) /.test(right)),
    [],
  );
  t.deepEqual(
    rights.filter((right) =>
      / .*(serviceaccounts\/|\/proxy|nodes|clusterrole|storageclass|persistentvolumes$|admissionregistration|certificates|customresource)/.test(
        right,
      ),
    ),
    [],
  );
  const baseline =
    /\/(networkpolicies|resourcequotas|limitranges|namespaces|endpoints|endpointslices|controllerrevisions)$/;
  t.deepEqual(
    [
      ...new Set(
        rights.filter((right) => baseline.test(right)).map((right) => right.split(" ")[0]),
      ),
    ],
    ["get", "list", "watch"],
  );
  const writable = rights.filter(
    (right) => /\/(status|log)$/.test(right) && !/^(get|list|watch) /.test(right),
  );
  t.deepEqual(writable, []);
});

test("edit and admin cover everyday work", (t) => {
  const edit = may("edit");
  for (const right of [
    "create apps/deployments",
    "delete /pods",
    "create /pods/exec",
    "update /secrets",
    "patch batch/cronjobs",
    "create networking.k8s.io/ingresses",
    "create autoscaling/horizontalpodautoscalers",
    "create /persistentvolumeclaims",
    "update apps/deployments/scale",
    "create /pods/eviction",
    "create policy/poddisruptionbudgets",
  ]) {
    t.true(edit.has(right), right);
  }
  t.true(may("admin").has("create rbac.authorization.k8s.io/rolebindings"));
});
