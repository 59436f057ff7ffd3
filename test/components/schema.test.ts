/** The interface that programs in other languages see. A change of the golden file changes the package's interface. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { isGenerated } from "../generate/generated.ts";

const require = createRequire(import.meta.url);
const { Analyzer } = require("@pulumi/pulumi/provider/experimental/analyzer.js");
const { generateSchema } = require("@pulumi/pulumi/provider/experimental/schema.js");

const components = join(import.meta.dirname, "../../components");
const golden = join(import.meta.dirname, "golden/schema.json");
const manifest = require(join(components, "package.json"));
const root = require("../../package.json");

/** The schema as the engine would get it from the component package, which analyses itself the same way. */
function schema() {
  const names = new Set([
    "ClusterBaseline",
    "KubernetesCluster",
    "NetworkSegment",
    "ObjectContainer",
    "SiteFoundation",
    "SiteLink",
    "TenantProject",
  ]);
  const analyzer = new Analyzer(components, manifest.name, manifest, names);
  const { components: found, typeDefinitions, dependencies } = analyzer.analyze();
  const { name, version, description } = manifest;
  return generateSchema(name, version, description, found, typeDefinitions, dependencies);
}

test("the interface for other languages is the golden one (make generate writes it)", (t) => {
  const text = `${JSON.stringify(schema(), null, 2)}\n`;
  isGenerated(t, "test/components/golden/schema.json", text, JSON.parse);
});

test("limit 20: no part of the interface has the type any or needs another package's schema", (t) => {
  const text = readFileSync(golden, "utf8");
  t.false(text.includes("pulumi.json#/Any"));
  t.deepEqual(JSON.parse(text).dependencies, []);
});

test("the package requires the releases that the repository is tested with", (t) => {
  t.is(manifest.version, root.version);
  const tested = { ...root.devDependencies, ...root.dependencies };
  for (const [name, version] of Object.entries(manifest.peerDependencies)) {
    t.is(tested[name], version, name);
  }
});

test("the package starts under Pulumi's own runner, which puts a TypeScript compiler in front", async (t) => {
  const runner = require.resolve("@pulumi/pulumi/cmd/run-plugin/index.js");
  const engine = "127.0.0.1:1";
  const run = execa("node", [runner, "--pwd", components, "--engine", engine, components, engine], {
    reject: false,
    timeout: 120_000,
  });
  // It prints its port, and then waits for an engine that does not come.
  const printed = new Promise<string>((resolve) =>
    run.stdout.once("data", (data) => resolve(`${data}`)),
  );
  const first = await Promise.race([printed, run.then(({ stderr }) => stderr)]);
  run.kill();
  t.regex(first, /^\d+\s*$/);
});
