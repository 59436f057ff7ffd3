/** No secret is in plain text in the state, a plan, a log or a process's arguments. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { operation, policyPack, pulumi } from "../../operations/deploy/pulumi.ts";
import { prepareWorkspace } from "../../operations/deploy/workspace.ts";
import { stateFolder } from "../../operations/paths.ts";
import { revealed, secretsOf } from "./helpers/secrets.ts";
import { recorded } from "./helpers/site.ts";

const SITE = "bamako";

test("the state keeps service accounts' passwords, credentials and the administrator's password as secrets", async (t) => {
  const hidden = await secretsOf(SITE);
  t.true(hidden.length > 3);
  t.is(revealed((await recorded(SITE)).text, hidden), 0);
});

test("a plan shows no secret", async (t) => {
  const workspace = await prepareWorkspace(SITE);
  const args = ["preview", "--json", "--refresh", ...operation(workspace), ...policyPack];
  const run = await pulumi(workspace, args, { stdio: "pipe" });
  t.is(revealed(`${run.stdout}${run.stderr}`, await secretsOf(SITE)), 0);
});

test("no log of the cloud or of the engine shows a secret", async (t) => {
  const hidden = await secretsOf(SITE);
  for (const file of await logs(stateFolder())) {
    t.is(revealed(await readFile(file, "utf8"), hidden), 0, file);
  }
});

test("no process has a secret in its arguments", async (t) => {
  const hidden = await secretsOf(SITE);
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    t.is(revealed(line, hidden), 0, line.split("\0")[0]);
  }
});

async function logs(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".log"))
    .map((entry) => join(entry.parentPath, entry.name));
}
