/** Which inputs join a thing to another, and to what the engine says they lead. */
import test from "ava";
import { toFact } from "../../policies/fact.ts";
import { withRelations } from "../../policies/properties/relations.ts";
import { UNKNOWN } from "../../sovereignty/index.ts";

const INSTANCE = "openstack:compute/instance:Instance";
const net = "urn:pulumi:s::p::openstack:networking/network:Network::net";
const port = "urn:pulumi:s::p::openstack:networking/port:Port::port";
const image = "urn:pulumi:s::p::openstack:images/image:Image::image";
const volume = "urn:pulumi:s::p::openstack:blockstorage/volume:Volume::volume";

type Dependencies = Record<string, string[] | null>;
const joinsOf = (type: string, properties: object, dependencies: Dependencies = {}) =>
  withRelations(toFact("s", type, { ...properties }, undefined), dependencies).joins?.map(
    ({ at, to }) => [at, ...to],
  );

/** Type, properties, dependencies by input, and each join with where it leads. */
const read: [string, object, Dependencies, string[][] | undefined][] = [
  ["openstack:compute/flavor:Flavor", { networks: [{ uuid: "n" }] }, {}, undefined],
  [INSTANCE, {}, {}, []],
  [INSTANCE, { networks: [], blockDevices: null }, {}, []],
  [INSTANCE, { networks: [{ uuid: "n" }] }, {}, [["networks"]]],
  [INSTANCE, { networks: [{ name: "n", uuid: "" }] }, { networks: null }, [["networks"]]],
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
    [["networks", net], ["networks"]],
  ],
  [
    INSTANCE,
    { blockDevices: [{ sourceType: "image", uuid: UNKNOWN }, { sourceType: "blank" }] },
    { blockDevices: [image] },
    [],
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
    [["blockDevices", volume]],
  ],
  [
    INSTANCE,
    { blockDevices: [{ sourceType: UNKNOWN, uuid: "v" }] },
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
    [["members", net], ["poolId"]],
  ],
];

for (const [type, properties, dependencies, expected] of read) {
  const shown = JSON.stringify(properties, (_, value) => (value === UNKNOWN ? "?" : value));
  test(`${type} ${shown} from ${Object.keys(dependencies)}`, (t) => {
    t.deepEqual(joinsOf(type, properties, dependencies), expected);
  });
}
