/** Which modules a run builds: by name, beside an official Pulumi install, and while another process builds. */
import { chmod, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import test from "ava";
import { MODULES } from "../../toolchain/modules.ts";
import { toolchainPaths } from "../../toolchain/paths.ts";
import { PINS } from "../../toolchain/pins.ts";
import { type Machine, machine } from "./fake-go.ts";

test("builds the named modules only, and names their folder", async (t) => {
  const it = await machine(t);
  const { code, output } = await it.build({}, "etcd", "kubernetes");
  t.is(code, 0, output);
  const { bin, etcd, rehearsal } = toolchainPaths(it.env);
  t.true(output.endsWith(`toolchain: ready in ${bin}`), output);
  t.is(rehearsal, bin);
  t.is((await it.built()).length, 2);
  t.deepEqual((await readdir(join(bin, "..", ".built"))).sort(), ["etcd", "kubernetes"]);
  t.true((await readdir(dirname(etcd))).includes("etcd"));
  await it.build({}, "etcd");
  t.is((await it.built()).length, 2);
});

test("a name that is not in the table is one line with the names, and exit code 2", async (t) => {
  const it = await machine(t);
  const { code, output } = await it.build({}, "etcd", "kubectl", "k3s");
  t.is(code, 2);
  const known = MODULES.map(({ name }) => name).join(", ");
  t.is(output, `toolchain: got module "kubectl", "k3s", want ${known}`);
  t.is((await it.built()).length, 0);
});

test("who needs one module does not wait for all that another run builds", async (t) => {
  const it = await machine(t);
  const slow = { FAKE_GO_SECONDS: "0.7" };
  const all = it.build(slow);
  let allEnded = false;
  void all.then(() => (allEnded = true));
  const one = await it.build(slow, "etcd");
  t.is(one.code, 0, one.output);
  t.false(allEnded);
  const { code, output } = await all;
  t.is(code, 0, output);
  const mains = await it.built();
  t.is(new Set(mains.filter((main) => main.includes("etcd"))).size, 1);
  t.is(mains.filter((main) => main.includes("etcd")).length, 1);
});

/** Makes the machine's Pulumi an official install with these plugins. */
async function official(it: Machine, plugins: Readonly<Record<string, string>>) {
  const list = Object.entries(plugins).map(([name, version]) => ({
    kind: "resource",
    name,
    version,
  }));
  const pulumi = join(dirname(it.cache), "bin/pulumi");
  await writeFile(
    pulumi,
    `#!/bin/sh\n[ "$1" = version ] && echo v3.274.1 || echo '${JSON.stringify(list)}'\n`,
  );
  await chmod(pulumi, 0o755);
  return { AES_ESTATE_PULUMI: "official" };
}

test("beside an official install only what the rehearsal adds is built", async (t) => {
  const it = await machine(t);
  const env = await official(it, PINS.plugins);
  const { code, output } = await it.build(env);
  t.is(code, 0, output);
  const paths = toolchainPaths({ ...it.env, ...env });
  t.true(output.endsWith(`toolchain: ready in ${paths.bin}`), output);
  t.is(paths.bin, join(dirname(it.cache), "bin"));
  t.deepEqual((await readdir(paths.rehearsal)).sort(), [
    "etcd",
    "kube-apiserver",
    "kube-controller-manager",
    "kube-scheduler",
    "kubectl",
    "kubernetes",
  ]);
  const named = await it.build(env, "kubernetes");
  t.is(named.output, `toolchain: ready in ${paths.rehearsal}`);
  // Without the official install, nothing of it is built again.
  await it.build();
  t.is((await it.built()).filter((main) => main.includes("etcd")).length, 1);
});

test("what an official install lacks matters to who asks for the engine", async (t) => {
  const it = await machine(t);
  const env = await official(it, { openstack: PINS.plugins.openstack });
  const { code, output } = await it.build(env, "cli");
  t.is(code, 1);
  t.regex(output, /lacks plugins of the estate; run: pulumi plugin install resource kubernetes /);
  t.is((await it.build(env, "etcd")).code, 0);
});

test("without a compiler, an official install is not given as the way out twice", async (t) => {
  const it = await machine(t, null);
  const { code, output } = await it.build(await official(it, PINS.plugins), "etcd");
  t.is(code, 1);
  t.is(
    output,
    `toolchain: the Go compiler is not on PATH: install Go ${PINS.go} or later: the rehearsal's etcd and Kubernetes are built even with an official Pulumi install`,
  );
});
