/** The API server that other tests use: it is real, it authenticates its users, and nothing of it outlives a test. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { CLUSTER_KINDS } from "../../policies/kubernetes/scope.ts";
import { ADMINISTRATOR, startApiServer } from "../helpers/api-server.ts";

/** Processes that have a text in their command line. */
function processesWith(text: string): string[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(text);
      } catch {
        return false; // it has ended in the meantime
      }
    });
}

async function until(holds: () => boolean, within: number): Promise<boolean> {
  const deadline = Date.now() + within;
  while (!holds() && Date.now() < deadline) await new Promise((go) => setTimeout(go, 100));
  return holds();
}

test("it knows its users, records what they request, runs pods on its nodes, and leaves nothing", async (t) => {
  t.timeout(300_000);
  const server = await startApiServer({ users: { ada: ["people"] }, recorded: ["ada"], nodes: 1 });
  try {
    const who = await server.kubectl("ada", ["auth", "whoami", "-o", "json"]);
    t.deepEqual(JSON.parse(who.stdout).status.userInfo.groups, ["people", "system:authenticated"]);
    t.regex((await server.kubectl("ada", ["get", "pods"])).stderr, /Forbidden/);
    t.regex((await server.kubectl("ada", ["create", "namespace", "hers"])).stderr, /Forbidden/);
    const requests = (await server.requests()).map((request) => request.replace(/\?.*/, ""));
    // Also what was denied; and nothing of the server's own parts, which list and watch all the time.
    for (const expected of [
      "create /apis/authentication.k8s.io/v1/selfsubjectreviews",
      "list /api/v1/namespaces/default/pods",
      "create /api/v1/namespaces",
    ]) {
      t.true(requests.includes(expected), `${expected} is not in ${requests.join(", ")}`);
    }
    t.false(requests.some((request) => request.startsWith("watch ")));
    // The policies know which of its kinds have no namespace.
    for (const namespaced of [true, false]) {
      const listed = ["api-resources", `--namespaced=${namespaced}`, "--no-headers"];
      const { stdout } = await server.kubectl(ADMINISTRATOR, listed);
      const kinds = stdout.split("\n").flatMap((line) => line.trim().split(/\s+/).at(-1) || []);
      t.true(kinds.length > 10, stdout);
      t.deepEqual(
        kinds.filter((kind) => CLUSTER_KINDS.has(kind) === namespaced),
        [],
      );
    }
    await server.kubectl(ADMINISTRATOR, ["create", "deployment", "web", "--image=web:1"]);
    const waited = ["wait", "deployment/web", "--for=condition=Available", "--timeout=150s"];
    t.is((await server.kubectl(ADMINISTRATOR, waited)).code, 0);
    t.is(processesWith(server.folder).length, 2);
  } finally {
    await server.close();
  }
  t.deepEqual(processesWith(server.folder), []);
  t.false(existsSync(server.folder));
});

test("it behaves as the requested release, and reports why it did not start", async (t) => {
  t.timeout(300_000);
  const server = await startApiServer({ emulatedVersion: "1.35" });
  const version = await server.kubectl(ADMINISTRATOR, ["version", "-o", "json"]);
  await server.close();
  t.is(JSON.parse(version.stdout).serverVersion.emulationMinor, "35");
  const error = await t.throwsAsync(startApiServer({ emulatedVersion: "1.1" }));
  t.regex(error?.message ?? "", /emulation version/);
});

test("it ends with the process that started it, even with one that is killed", async (t) => {
  t.timeout(300_000);
  const helper = join(import.meta.dirname, "../helpers/api-server.ts");
  const program = `import { startApiServer } from ${JSON.stringify(helper)};
    console.log((await startApiServer({ nodes: 1 })).folder);
    setInterval(() => {}, 1000);`;
  const run = execa(process.execPath, ["--input-type=module-typescript", "--eval", program], {
    reject: false,
  });
  const folder = await new Promise<string>((resolve) =>
    run.stdout.once("data", (data) => resolve(`${data}`.trim())),
  );
  t.is(processesWith(folder).length, 2);
  run.kill("SIGKILL");
  await run;
  t.true(await until(() => processesWith(folder).length === 0, 60_000));
  await rm(folder, { recursive: true });
});
