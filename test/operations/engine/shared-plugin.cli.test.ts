/** Twenty tenants under the real engine, on one process of the real plugin and on a process for each. */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import test from "ava";
import { type SharedPlugin, startSharedPlugin } from "../../../operations/engine/shared-plugin.ts";
import { toolchainPaths } from "../../../toolchain/paths.ts";
import { type Engine, openEngine } from "../../helpers/pulumi.ts";
import { openTenantsCloud, type TenantsCloud } from "./tenants-cloud.ts";

const TENANTS = 20;
const PROGRAM = "many-tenants";
const up = ["up", "--yes", "--skip-preview"];
const second = ["--config", `${PROGRAM}:label=second`];
/** What a site does, and the methods of its requests to the cloud. */
const STEPS = [
  { args: up, methods: ["GET", "POST"] },
  { args: [...up, ...second], methods: ["GET", "POST", "PUT"] },
  { args: ["refresh", "--yes", "--skip-preview"], methods: ["GET", "POST"] },
];

let engine: Engine;
let cloud: TenantsCloud;
test.before(async (t) => {
  t.timeout(600_000);
  cloud = await openTenantsCloud();
  engine = await openEngine();
});
test.after.always(async () => {
  cloud?.close();
  await engine?.close();
});

async function openStack(name: string): Promise<string> {
  await engine.init(PROGRAM, name, {
    [`${PROGRAM}:cloud`]: cloud.url,
    [`${PROGRAM}:tenants`]: TENANTS,
  });
  return name;
}

/** The plugin as `estate` starts it. */
function start(): Promise<SharedPlugin> {
  const variables = {
    PATH: process.env.PATH ?? "",
    PULUMI_HOME: dirname(toolchainPaths().plugins),
  };
  const log = join(engine.programs, "plugin.log");
  return startSharedPlugin({ site: "bamako", variables, configFile: "" }, log);
}

/** Process ids of the openstack plugins that run from this toolchain. */
async function plugins(): Promise<number[]> {
  const own = join(toolchainPaths().plugins, "resource-openstack");
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const running = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      return line.startsWith(own) && line.includes("--serve") ? [Number(pid)] : [];
    }),
  );
  return running.flat();
}

/** Runs the engine; `plugin` is the one to use. */
function run(stack: string, args: readonly string[], plugin?: SharedPlugin) {
  return engine.pulumi(PROGRAM, [...args, "--stack", stack], plugin?.env ?? {});
}

/** A stack's state without what differs between any two stacks. */
async function stateOf(stack: string): Promise<unknown> {
  const { output } = await run(stack, ["stack", "export"]);
  const { deployment } = JSON.parse(output);
  const without = ["created", "modified", "id", "provider"];
  const resources = (deployment.resources ?? []).map((resource: Record<string, unknown>) => {
    const kept = Object.entries(resource).filter(([key]) => !without.includes(key));
    return JSON.parse(
      JSON.stringify(Object.fromEntries(kept))
        .replaceAll(`:${stack}::`, ":STACK::")
        .replaceAll(`${PROGRAM}-${stack}"`, `${PROGRAM}-STACK"`)
        .replaceAll(/00000000-0000-4000-8000-\d{12}/g, "ID")
        .replaceAll(/"ciphertext":"[^"]*"/g, '"ciphertext":""'),
    );
  });
  return resources.sort((a: { urn: string }, b: { urn: string }) => (a.urn < b.urn ? -1 : 1));
}

test.serial("no request of a tenant carries another's token, at any step", async (t) => {
  t.timeout(600_000);
  const stack = await openStack("shared");
  for (const { args, methods } of STEPS) {
    const plugin = await start();
    t.teardown(() => plugin.end());
    const { code, output } = await run(stack, args, plugin);
    await plugin.end();
    t.is(code, 0, output);
    t.is(await plugin.failure(), undefined);
    const requests = cloud.requests();
    t.deepEqual(
      requests.filter(({ tenant, user }) => tenant !== user),
      [],
    );
    t.is(new Set(requests.map(({ tenant }) => tenant)).size, TENANTS);
    t.deepEqual([...new Set(requests.map(({ method }) => method))].sort(), methods);
  }
});

test.serial(
  "the state is that of a process for each provider, which goes on from it",
  async (t) => {
    t.timeout(600_000);
    const stack = await openStack("separate");
    for (const { args } of STEPS) {
      const { code, output } = await run(stack, args);
      t.is(code, 0, output);
    }
    t.deepEqual(await stateOf("shared"), await stateOf(stack));
    // Either way of running finds nothing to do after the other.
    const plugin = await start();
    t.teardown(() => plugin.end());
    const expect = ["preview", "--expect-no-changes", ...second];
    for (const [of, with_] of [
      [stack, plugin],
      ["shared", undefined],
    ] as const) {
      const { code, output } = await run(of, expect, with_);
      t.is(code, 0, output);
    }
  },
);

test.serial("a plugin that is killed fails the run, and nothing else serves it", async (t) => {
  t.timeout(600_000);
  const stack = await openStack("killed");
  const before = new Set(await plugins());
  const plugin = await start();
  t.teardown(() => plugin.end());
  const [pid = 0, ...more] = (await plugins()).filter((each) => !before.has(each));
  t.deepEqual(more, [], "one process");
  cloud.requests();
  cloud.onCreation = () => {
    cloud.onCreation = () => {};
    process.kill(pid, "SIGKILL");
  };
  const ended: string[] = [];
  plugin.watch({ kill: (signal) => ended.push(signal) > 0 });
  const { code, output } = await run(stack, up, plugin);
  t.not(code, 0, output);
  t.regex(output, /error reading from server|connection refused/);
  t.is(await plugin.failure(), "SIGKILL");
  t.deepEqual(ended, ["SIGINT"], "estate interrupts the engine");
  t.deepEqual(
    cloud.requests().filter(({ tenant, user }) => tenant !== user),
    [],
  );
});
