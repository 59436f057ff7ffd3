/** The plugins' schemas against the npm packages that programs are written with. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import test from "ava";
import { PINS } from "../../toolchain/pins.ts";
import { openProject, type Project } from "./project.ts";

/** What is read of a package schema. */
interface Schema {
  readonly version: string;
  readonly resources: Record<
    string,
    {
      readonly inputProperties?: Record<string, unknown>;
      readonly requiredInputs?: string[];
      readonly properties: Record<string, { secret?: boolean }>;
    }
  >;
  readonly functions: Record<string, unknown>;
}

/**
 * Types of @pulumi/openstack 3.15.2 that left the Terraform provider since: the services are gone or renamed.
 * A program that uses one is refused by the plugin.
 */
const GONE = new Set(
  [
    "blockstorage/quoteSetV2:QuoteSetV2",
    "blockstorage/volumeAttachV2:VolumeAttachV2",
    "blockstorage/volumeV1:VolumeV1",
    "blockstorage/volumeV2:VolumeV2",
  ].map((token) => `openstack:${token}`),
);

let project: Project;
test.before(async () => {
  project = await openProject({});
});
test.after.always(() => project?.close());

async function schemaOf(name: keyof typeof PINS.plugins): Promise<Schema> {
  const plugin = `${name}@${PINS.plugins[name]}`;
  const { output } = await project.pulumi("package", "get-schema", plugin);
  return JSON.parse(output.slice(output.indexOf("{")));
}

/** The source of each type of an npm package by its token. */
function sdkTypes(name: string): Map<string, string> {
  const folder = dirname(new URL(import.meta.resolve(`@pulumi/${name}/package.json`)).pathname);
  const types = new Map<string, string>();
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".js") || file.includes("node_modules")) continue;
    const source = readFileSync(join(folder, file), "utf8");
    const token = /__pulumiType = '([^']+:[^']+)'/.exec(source)?.[1];
    if (token) types.set(token, source);
  }
  return types;
}

test("openstack: types", async (t) => {
  const schema = await schemaOf("openstack");
  const sdk = sdkTypes("openstack");
  console.log([...sdk.keys()].filter((x) => !schema.resources[x]));
  console.log(Object.keys(schema.resources).filter((x) => !sdk.has(x)));
  t.pass();
});
