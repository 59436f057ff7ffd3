/**
 * A person's plain `pulumi` and `estate` plan the same. Here the machine has lost the site's workspace, and with it the
 * other site's values for the copies: neither may plan to stop them.
 */
import { rm } from "node:fs/promises";
import test from "ava";
import { execa } from "execa";
import { repository } from "../../estate/project.ts";
import { operation, policyPack, pulumi } from "../../operations/deploy/pulumi.ts";
import { prepareWorkspace } from "../../operations/deploy/workspace.ts";
import { sitePlaces } from "../../operations/paths.ts";
import { recorded } from "./helpers/site.ts";

/** It sends copies and receives another site's; without clusters its previews are short. */
const SITE = "ouagadougou";
const CONTAINER = "openstack:objectstorage/container:Container";

test.serial("a lost workspace is created again, and both plans are empty", async (t) => {
  const { resources } = await recorded(SITE);
  const targets = resources.flatMap(({ type, inputs }) => {
    return type === CONTAINER && inputs?.containerSyncTo ? [inputs.containerSyncTo] : [];
  });
  t.true(targets.length > 0, "it has a copy that a plan could stop");

  await rm(sitePlaces(SITE).workspace, { recursive: true });
  const typed = `eval "$(make -s env SITE=${SITE})"; pulumi preview --json --policy-pack policies/pack.ts`;
  const plain = await execa("bash", ["-ec", typed], { cwd: repository });
  const args = ["preview", "--json", ...policyPack];
  const workspace = await prepareWorkspace(SITE);
  const own = await pulumi(workspace, [...args, ...operation(workspace)], { stdio: "pipe" });
  t.deepEqual(changes(plain.stdout), []);
  t.deepEqual(changes(String(own.stdout)), []);
});

/** The steps of a plan that change something, each with its resource. */
function changes(plan: string): string[] {
  const { steps } = JSON.parse(plan) as { steps: { op: string; urn: string }[] };
  return steps.filter(({ op }) => op !== "same").map(({ op, urn }) => `${op} ${urn}`);
}
