/**
 * A tenant's manifests on a real API server: the hostile ones are denied by the enforcement point they name, ordinary
 * ones run.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { ADMINISTRATOR } from "../helpers/api-server.ts";
import { openTenantCluster, policiesInForce, type TenantCluster } from "./deploy.ts";
import {
  apply,
  hostileManifests,
  installKinds,
  isDeniedBy,
  ordinaryManifests,
  type Place,
  remove,
  removeKinds,
} from "./manifests.ts";

let cluster: TenantCluster;
let place: Place;
test.before(async (t) => {
  t.timeout(600_000);
  cluster = await openTenantCluster();
  const { code, output } = await cluster.pulumi("up", "--yes", "--skip-preview");
  t.is(code, 0, output);
  place = {
    kubectl: cluster.server.kubectl,
    administrator: ADMINISTRATOR,
    lead: "lead",
    namespaces: ["portal", "batch"],
    foreign: "vault",
    tenant: "bamako-tax",
    group: "leads",
  };
  await installKinds(place);
  await policiesInForce(place.kubectl, ADMINISTRATOR, "portal");
});
test.after.always(() => cluster?.close());

const hostile = hostileManifests();
const ordinary = ordinaryManifests();

test("there are at least 30 manifests of each kind, and every enforcement point denies some", (t) => {
  t.true(hostile.length >= 30 && ordinary.length >= 30);
  t.deepEqual([...new Set(hostile.map(({ deniedBy }) => deniedBy))].sort(), [
    "RBAC",
    "pod security",
    "policy access",
    "policy annotations",
    "policy container-telemetry",
    "policy external-reach",
    "policy host-access",
    "policy image-registry",
    "policy ingress-host",
    "policy pod-resolvers",
    "policy replica-target",
    "policy route-backend",
    "policy storage-class",
    "policy volume-source",
    "quota",
  ]);
});

for (const manifest of hostile) {
  test.serial(`denied by ${manifest.deniedBy}: ${manifest.name}`, async (t) => {
    const output = await apply(manifest, place);
    t.true(isDeniedBy(manifest.deniedBy, output), `${output.stdout}${output.stderr}`);
  });
}

for (const manifest of ordinary) {
  test.serial(`accepted: ${manifest.name}`, async (t) => {
    const { code, stderr } = await apply(manifest, place);
    t.is(code, 0, stderr);
    t.is(stderr, "", "no warning about pods that would be denied");
  });
}

test.serial("accepted workloads also run: no pod of a controller was denied", async (t) => {
  const names = ["web", "api", "audited", "signed"].map((name) => `deployment/${name}`);
  const waited = ["wait", "-n", "portal", "--for=condition=Available", "--timeout=150s", ...names];
  const { code, stderr } = await place.kubectl("lead", waited);
  t.is(code, 0, stderr);
  // One replica set created its first pods before the service account existed, and tried again.
  const events = await place.kubectl("lead", ["get", "events", "-n", "portal", "-o", "json"]);
  const messages = JSON.parse(events.stdout)
    .items.filter(({ reason }: { reason: string }) => reason === "FailedCreate")
    .map(({ message }: { message: string }) => message)
    .filter((message: string) => !/serviceaccount "signer" not found/.test(message));
  t.deepEqual(messages, []);
});

for (const page of ["first-workload.md", "first-workload.fr.md"]) {
  test.serial(
    `docs/${page} shows an accepted manifest, and a denial as it is printed`,
    async (t) => {
      const text = readFileSync(join(import.meta.dirname, "../../docs", page), "utf8");
      const [, block = ""] = /```yaml\n(.*?) +```/s.exec(text) ?? [];
      const workload = block.replaceAll(/^ {3}/gm, "");
      const command = ["apply", "-n", "batch", "-f", "-"];
      const foreign = workload.replace(/image: .*/, "image: docker.io/library/nginx:1.29");
      const { stderr } = await place.kubectl("lead", command, foreign);
      const message = stderr
        .replace('"STDIN"', '"web.yaml"')
        .replaceAll("batch/web", "notebooks/web");
      t.true(text.replaceAll(/\s+/g, " ").includes(message.trim()), message);
      t.is((await place.kubectl("lead", command, workload)).code, 0);
      const waited = ["wait", "-n", "batch", "--for=condition=Available", "deployment/web"];
      t.is((await place.kubectl("lead", waited)).code, 0);
      t.is((await place.kubectl("lead", ["delete", "-n", "batch", "deployment/web"])).code, 0);
    },
  );
}

test.serial("the lead who applied the manifests can delete them", async (t) => {
  t.timeout(120_000);
  for (const manifest of ordinary) {
    const { code, stderr } = await remove(manifest, place);
    t.is(code, 0, `${manifest.name}: ${stderr}`);
  }
  await t.notThrowsAsync(removeKinds(place));
});
