/** No secret is in plain text in the state, a plan, a log or a process's arguments. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { operation, policyPack, pulumi } from "../../operations/deploy/pulumi.ts";
import { prepareWorkspace } from "../../operations/deploy/workspace.ts";
import { sitePlaces, stateFolder } from "../../operations/paths.ts";
import { STATE_ACCOUNT } from "../../operations/state/paths.ts";
import { readCloud } from "../../stacks/layers/clouds.ts";
import { recorded } from "./helpers/site.ts";

const SITE = "bamako";

/**
 * Every secret of the site: passwords and key of the administrator and of the state's keeper, and all values that its
 * state marks as secret.
 */
async function secrets(): Promise<string[]> {
  const { resources } = await recorded(SITE, { secrets: true });
  const found = new Set<string>();
  collect(resources);
  const { clouds, stateClouds, stateCredentials } = sitePlaces(SITE);
  const credentials = await readFile(stateCredentials, "utf8");
  const key = /^aws_secret_access_key = (.+)$/m.exec(credentials)?.[1];
  const logins = [readCloud(clouds, SITE), readCloud(stateClouds, STATE_ACCOUNT)];
  const passwords = logins.map(({ auth }) => auth.password);
  if ([key, ...passwords].includes(undefined)) throw new Error("a login or a key is missing");
  return [...found, key, ...passwords].map(String).filter((secret) => secret.length >= 8);

  function collect(value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    const { plaintext } = value as { plaintext?: unknown };
    if (typeof plaintext === "string") {
      const secret = JSON.parse(plaintext) as unknown;
      if (typeof secret === "string") found.add(secret);
      // In an administrator's kubeconfig only the key is secret; the address is not.
      for (const [, key] of plaintext.matchAll(/client-key-data: ([A-Za-z0-9+/=]+)/g)) {
        if (key !== undefined) found.add(key);
      }
      return;
    }
    for (const inner of Object.values(value)) collect(inner);
  }
}

function revealed(text: string, hidden: readonly string[]): number {
  return hidden.filter((secret) => text.includes(secret)).length;
}

test("the state keeps service accounts' passwords, credentials and the administrator's password as secrets", async (t) => {
  const hidden = await secrets();
  t.true(hidden.length > 3);
  t.is(revealed((await recorded(SITE)).text, hidden), 0);
});

test("a plan shows no secret", async (t) => {
  const workspace = await prepareWorkspace(SITE);
  const args = ["preview", "--json", "--refresh", ...operation(workspace), ...policyPack];
  const run = await pulumi(workspace, args, { stdio: "pipe" });
  t.is(revealed(`${run.stdout}${run.stderr}`, await secrets()), 0);
});

test("no log of the cloud or of the engine shows a secret", async (t) => {
  const hidden = await secrets();
  for (const file of await logs(stateFolder())) {
    t.is(revealed(await readFile(file, "utf8"), hidden), 0, file);
  }
});

test("no process has a secret in its arguments", async (t) => {
  const hidden = await secrets();
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
