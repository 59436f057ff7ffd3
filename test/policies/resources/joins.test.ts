/** Which inputs join one thing to another, and the target that the engine reports for them. */
import test from "ava";
import { UNKNOWN } from "../../../policies/facts/fact.ts";
import { withRelations } from "../../../policies/properties/relations.ts";
import { kindsOf, Targets } from "../../../policies/properties/targets.ts";
import { ROWS } from "../../../policies/resources/index.ts";
import { toFact } from "../../../policies/resources/to-fact.ts";

const INSTANCE = "openstack:compute/instance:Instance";
const net = "urn:pulumi:s::p::openstack:networking/network:Network::net";
const port = "urn:pulumi:s::p::openstack:networking/port:Port::port";
const image = "urn:pulumi:s::p::openstack:images/image:Image::image";
const volume = "urn:pulumi:s::p::openstack:blockstorage/volume:Volume::volume";

const made = "urn:pulumi:s::p::openstack:networking/routerInterface:RouterInterface::i";
const address = "urn:pulumi:s::p::openstack:networking/floatingIp:FloatingIp::a";
const container = "urn:pulumi:s::p::openstack:objectstorage/container:Container::c";

/** The stack's contents, by type, the property that identifies each, and its value. */
const targets = new Targets();
for (const [urn, by, name] of [
  [net, "id", "n"],
  [net, "name", "front"],
  [port, "id", "p"],
  [volume, "id", "v"],
  [address, "address", "10.32.0.9"],
  [container, "name", "receipts"],
] as const) {
  targets.enter(urn, urn.split("::")[2] ?? "", by, name);
}

type Dependencies = Record<string, string[] | null>;
const joinsOf = (type: string, properties: object, dependencies: Dependencies = {}) =>
  withRelations(toFact("s", type, { ...properties }, undefined), dependencies, targets).joins?.map(
    ({ at, to }) => [at, ...to],
  );

/** Type, properties, dependencies by input, and each join with where it leads. */
const read: [string, object, Dependencies, string[][] | undefined][] = [
  ["openstack:compute/flavor:Flavor", { networks: [{ uuid: "n" }] }, {}, undefined],
  [INSTANCE, {}, {}, []],
  [INSTANCE, { networks: [], blockDevices: null }, {}, []],
  [INSTANCE, { networks: [{ uuid: "n" }] }, {}, [["networks", net]]],
  [INSTANCE, { networks: [{ name: "n", uuid: "" }] }, { networks: null }, [["networks"]]],
  [INSTANCE, { networks: [{ name: "front" }] }, { networks: null }, [["networks"]]],
  // A known value counts by itself: its dependencies do not matter.
  [INSTANCE, { networks: [{ uuid: "foreign" }] }, { networks: [net] }, [["networks"]]],
  [
    INSTANCE,
    { networks: [{ uuid: "n" }, { port: "foreign" }] },
    { networks: [net, port] },
    [["networks", net], ["networks"]],
  ],
  // Nor does an id of another kind, which may be a text of the program's.
  [INSTANCE, { networks: [{ uuid: "receipts" }] }, { networks: [container] }, [["networks"]]],
  [INSTANCE, { networks: [{ port: "n" }] }, { networks: [net] }, [["networks"]]],
  [INSTANCE, { networks: UNKNOWN }, { networks: [net] }, [["networks", net]]],
  [INSTANCE, { networks: [{ uuid: "n", port: "p" }] }, { networks: [port] }, [["networks", port]]],
  [
    INSTANCE,
    { networks: [{ uuid: "n" }, { uuid: "n", fixedIpV4: "10.32.1.2" }] },
    { networks: [net] },
    [["networks", net]],
  ],
  [
    INSTANCE,
    { networks: [{ uuid: UNKNOWN }, { uuid: "foreign" }] },
    { networks: [net] },
    [["networks"], ["networks", net]],
  ],
  [
    INSTANCE,
    { networks: [{ uuid: "n" }, { port: UNKNOWN }] },
    { networks: [net, port] },
    [
      ["networks", net],
      ["networks", port],
    ],
  ],
  [
    INSTANCE,
    { blockDevices: [{ sourceType: "image", uuid: UNKNOWN }, { sourceType: "blank" }] },
    { blockDevices: [image] },
    [["blockDevices.image", image]],
  ],
  [
    INSTANCE,
    {
      blockDevices: [
        { sourceType: "image", uuid: "i" },
        { sourceType: "volume", uuid: "v" },
      ],
    },
    { blockDevices: [image, volume] },
    [["blockDevices.image"], ["blockDevices", volume]],
  ],
  [
    INSTANCE,
    { blockDevices: [{ sourceType: UNKNOWN, uuid: "i" }] },
    { blockDevices: [image] },
    [["blockDevices"]],
  ],
  [
    "openstack:compute/volumeAttach:VolumeAttach",
    { instanceId: "i", volumeId: UNKNOWN },
    { volumeId: [volume], instanceId: null },
    [["instanceId"], ["volumeId", volume]],
  ],
  [
    "openstack:loadbalancer/members:Members",
    { poolId: "p", members: [{ subnetId: "a" }, { subnetId: "a" }, { address: "10.32.1.2" }] },
    { members: [net] },
    [["members"], ["poolId"]],
  ],
  [
    "openstack:networking/routerInterface:RouterInterface",
    { routerId: UNKNOWN, subnetId: 7 },
    { routerId: [made], subnetId: [net] },
    [["routerId", made], ["subnetId"]],
  ],
  [
    "openstack:networking/floatingIpAssociate:FloatingIpAssociate",
    { floatingIp: "10.32.0.9", portId: "p" },
    {},
    [
      ["floatingIp", address],
      ["portId", port],
    ],
  ],
  [
    "openstack:objectstorage/containerObject:ContainerObject",
    { containerName: "receipts" },
    {},
    [["containerName", container]],
  ],
];

for (const [type, properties, dependencies, expected] of read) {
  const shown = JSON.stringify(properties, (_, value) => (value === UNKNOWN ? "?" : value));
  test(`${type} ${shown} from ${Object.keys(dependencies)}`, (t) => {
    t.deepEqual(joinsOf(type, properties, dependencies), expected);
  });
}

test("parts and rules follow the value too", (t) => {
  const related = (type: string, at: string, value: unknown) => {
    const from = { [at]: [net] };
    return withRelations(toFact("s", type, { [at]: value }, undefined), from, targets);
  };
  const attached = "openstack:compute/volumeAttach:VolumeAttach";
  t.deepEqual(related(attached, "volumeId", "v").partOf, [volume]);
  t.deepEqual(related(attached, "volumeId", "foreign").partOf, []);
  t.deepEqual(related(attached, "volumeId", UNKNOWN).partOf, [net]);
  const rule = "openstack:networking/secGroupRule:SecGroupRule";
  t.deepEqual(related(rule, "securityGroupId", "foreign").opensIn?.to, []);
  t.deepEqual(related(rule, "securityGroupId", UNKNOWN).opensIn?.to, [net]);
});

test("every input that names another resource lists the kinds that it may name", (t) => {
  for (const [type, { properties }] of Object.entries(ROWS)) {
    for (const [name, { joins: fields }] of Object.entries(properties)) {
      if (fields === undefined) continue;
      const named = fields.length === 0 ? [name] : fields.map((field) => `${name}.${field}`);
      for (const as of named) {
        t.true(
          (kindsOf(as) ?? []).every(([kind]) => Object.hasOwn(ROWS, kind)),
          as,
        );
        t.not(kindsOf(as), undefined, `${type} ${as}`);
      }
    }
  }
});
