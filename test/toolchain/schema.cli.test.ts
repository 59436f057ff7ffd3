/** The plugins' schemas against the npm packages that programs are written with. */
import test from "ava";
import { PINS } from "../../toolchain/pins.ts";
import { openProject, type Project } from "./project.ts";
import { type Offer, readSdk } from "./sdk.ts";

/** The part of a package schema that is read. */
interface Schema {
  readonly version: string;
  readonly resources: Record<
    string,
    {
      readonly inputProperties?: Record<string, unknown>;
      readonly requiredInputs?: string[];
      readonly properties: Record<string, { readonly secret?: boolean }>;
    }
  >;
  readonly functions?: Record<string, { readonly inputs?: { properties?: object } }>;
}

/** Resource types of @pulumi/openstack that the plugin's release no longer has: a program that uses one fails. */
const GONE_TYPES = [
  "blockstorage/quoteSetV2:QuoteSetV2",
  "blockstorage/volumeAttachV2:VolumeAttachV2",
  "blockstorage/volumeV1:VolumeV1",
  "blockstorage/volumeV2:VolumeV2",
  "compute/floatingIp:FloatingIp",
  "compute/floatingIpAssociate:FloatingIpAssociate",
  "compute/secGroup:SecGroup",
  "firewall/firewall:Firewall",
  "firewall/policy:Policy",
  "firewall/rule:Rule",
  "loadbalancer/memberV1:MemberV1",
  "loadbalancer/monitorV1:MonitorV1",
  "loadbalancer/poolV1:PoolV1",
  "loadbalancer/vip:Vip",
];

/** Inputs that it rejects, by type. */
const GONE_INPUTS = [
  "blockstorage/volume:Volume.multiattach",
  "compute/instance:Instance.accessIpV4",
  "compute/instance:Instance.accessIpV6",
  "compute/instance:Instance.floatingIp",
  "compute/instance:Instance.volumes",
  "networking/router:Router.externalGateway",
  "networking/subnet:Subnet.allocationPoolsCollection",
  "networking/subnet:Subnet.hostRoutes",
  "orchestration/stackV1:StackV1.StackOutputs",
];

/** Functions and arguments of functions that it no longer has. */
const GONE_FUNCTIONS = [
  "blockstorage/getSnapshotV2:getSnapshotV2",
  "blockstorage/getVolumeV2:getVolumeV2",
  "firewall/getPolicy:getPolicy",
  "images/getImage:getImage.sortDirection",
  "images/getImage:getImage.sortKey",
  "images/getImageIds:getImageIds.sortDirection",
  "images/getImageIds:getImageIds.sortKey",
  "networking/getSubnet:getSubnet.dhcpDisabled",
];

/** Classes of @pulumi/kubernetes that are written by hand, so that they do not follow from the schema. */
const HANDWRITTEN = [
  "kubernetes:apiextensions.k8s.io:CustomResource",
  "kubernetes:apiextensions.k8s.io:CustomResourcePatch",
  "kubernetes:helm.sh/v3:Chart",
  "kubernetes:kustomize:Directory",
  "kubernetes:yaml:ConfigFile",
  "kubernetes:yaml:ConfigGroup",
];

let project: Project;
test.before(async () => {
  project = await openProject({});
});
test.after.always(() => project?.close());

async function schemaOf(name: keyof typeof PINS.plugins): Promise<Schema> {
  const plugin = `${name}@${PINS.plugins[name]}`;
  const { output } = await project.pulumi("package", "get-schema", plugin);
  const schema: Schema = JSON.parse(output.slice(output.indexOf("{")));
  return schema;
}

/** Members of an SDK that a schema lacks: `token` or `token.input`, without the package's name. */
function lacking(
  offers: ReadonlyMap<string, Offer>,
  inputsOf: (token: string) => object | undefined,
): string[] {
  const lost: string[] = [];
  for (const [token, { inputs }] of offers) {
    const short = token.slice(token.indexOf(":") + 1);
    const known = inputsOf(token);
    if (!known) lost.push(short);
    else for (const input of inputs) if (!(input in known)) lost.push(`${short}.${input}`);
  }
  return lost.sort();
}

test("openstack: the inputs of the SDK that the plugin rejects are listed, and nothing new is required", async (t) => {
  const schema = await schemaOf("openstack");
  const sdk = readSdk("openstack");
  t.is(schema.version, PINS.plugins.openstack);
  t.deepEqual(
    lacking(sdk.resources, (token) => {
      const resource = schema.resources[token];
      return resource && (resource.inputProperties ?? {});
    }),
    [...GONE_TYPES, ...GONE_INPUTS].sort(),
  );
  t.deepEqual(
    lacking(sdk.functions, (token) => {
      const found = schema.functions?.[token];
      return found && (found.inputs?.properties ?? {});
    }),
    GONE_FUNCTIONS,
  );
  for (const [token, { requiredInputs = [] }] of Object.entries(schema.resources)) {
    const offer = sdk.resources.get(token);
    if (!offer) continue;
    t.deepEqual(
      requiredInputs.filter((input) => !offer.inputs.has(input)),
      [],
      token,
    );
  }
});

test("random: the plugin offers exactly what the SDK does", async (t) => {
  const schema = await schemaOf("random");
  const sdk = readSdk("random");
  t.is(schema.version, PINS.plugins.random);
  t.deepEqual(Object.keys(schema.resources).sort(), [...sdk.resources.keys()].sort());
  for (const [token, { inputs, outputs }] of sdk.resources) {
    const { inputProperties = {}, properties } = schema.resources[token] ?? { properties: {} };
    t.deepEqual(Object.keys(inputProperties).sort(), [...inputs].sort(), token);
    t.deepEqual(Object.keys(properties).sort(), [...inputs, ...outputs].sort(), token);
  }
});

test("kubernetes: the plugin offers exactly what the SDK does", async (t) => {
  const schema = await schemaOf("kubernetes");
  const sdk = readSdk("kubernetes");
  t.is(schema.version, PINS.plugins.kubernetes);
  const generated = (tokens: Iterable<string>) =>
    [...tokens].filter((token) => !HANDWRITTEN.includes(token)).sort();
  t.deepEqual(generated(Object.keys(schema.resources)), generated(sdk.resources.keys()));
  for (const token of generated(sdk.resources.keys())) {
    const inputs = Object.keys(schema.resources[token]?.inputProperties ?? {}).sort();
    t.deepEqual(inputs, [...(sdk.resources.get(token)?.inputs ?? [])].sort(), token);
  }
});
