/** Servers, their flavors, keys and groups (Nova). */

import { at, items } from "../kubernetes/objects/read.ts";
import { secretsInText } from "../properties/attributes.ts";
import {
  copiedFrom,
  count,
  dangerous,
  denied,
  evaluated,
  flag,
  inert,
  isGiven,
  joins,
  map,
  named,
  object,
  oneOf,
  partOf,
  reference,
  refersWhereSeen,
  secret,
  shaped,
} from "../properties/entry.ts";
import { ended, type Rows, row } from "../properties/row.ts";
import { holdsNoData, labelled, nothing, partOf as within } from "../resources/classification.ts";
import { OPERATOR, OTHER_OWNER, otherWay } from "./denials.ts";
import {
  device,
  endedInput,
  flavor,
  isTrue,
  keyPair,
  label,
  limit,
  metadata,
  plainText,
  project,
  region,
  SECURITY_GROUP,
  tags,
  valueSpecs,
  volumeType,
  zone,
} from "./entries.ts";

const mac = shaped(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i, {
  fr: "une adresse matérielle",
  en: "a hardware address",
});

const privateAddress = inert(
  "the network gives it or rejects it: one of its own subnet's addresses",
);

/** The fields that name the network of one of a server's interfaces. */
const NETWORK_BY = ["port", "uuid", "name"];

const namesOne = (card: unknown): boolean =>
  typeof card !== "string" && NETWORK_BY.some((by) => isGiven(at(card, by)));

/** Whether each interface names its network; without one Nova takes any network that the project sees. */
const namesAll = (networks: unknown): boolean => {
  const cards = Array.isArray(networks) ? networks : [networks];
  return cards.length > 0 && cards.every(namesOne);
};

/** Flavor and placement on the site's own hosts, in Nova's own namespaces. */
const flavorSpecs = map(
  {
    prefixes: {
      "aes:": label,
      "aggregate_instance_extra_specs:": plainText,
      "hw:": plainText,
      "hw_rng:": plainText,
      "hw_video:": plainText,
      "os:": plainText,
      "quota:": plainText,
      "resources:": plainText,
      "scs:": plainText,
      "trait:": oneOf("required", "forbidden"),
    },
  },
  { is: "label", open: "map" },
);

/** Without a public key Nova generates both, and returns the private one into the state. */
const generated = ({ publicKey }: Readonly<Record<string, unknown>>) =>
  publicKey ? [] : [{ at: "publicKey", kind: "generated" as const }];

const personalities = (properties: Readonly<Record<string, unknown>>) =>
  items(properties, "personalities").flatMap((file, index) =>
    secretsInText(`personalities[${index}].content`, at(file, "content"), true),
  );

export const compute: Rows = {
  "openstack:compute/aggregateV2:AggregateV2": row(nothing("a grouping of hosts", "metadata"), {
    // Nova accepts any host that runs its agent: the site declares its own hosts.
    hosts: evaluated("place", { offer: "hosts" }),
    metadata: {
      ...metadata,
      keys: { ...metadata.keys, prefixes: { ...metadata.keys?.prefixes, "trait:": plainText } },
    },
    name: named,
    region,
    zone,
  }),
  "openstack:compute/flavor:Flavor": row(nothing("a size of server", "extraSpecs"), {
    description: named,
    disk: count,
    ephemeral: count,
    extraSpecs: flavorSpecs,
    // The flavor that it creates: its users name it.
    flavorId: reference("the id of a size of server that is made here"),
    isPublic: flag,
    name: named,
    ram: count,
    region,
    rxTxFactor: shaped(/^\d+(\.\d+)?$/, { fr: "un nombre", en: "a number" }),
    swap: count,
    vcpus: count,
  }),
  "openstack:compute/flavorAccess:FlavorAccess": row(holdsNoData("grants"), {
    flavorId: reference("a size of server: its users name it"),
    region,
    tenantId: evaluated("opens"),
  }),
  "openstack:compute/floatingIp:FloatingIp": ended(holdsNoData("exposes"), "networking.FloatingIp"),
  "openstack:compute/floatingIpAssociate:FloatingIpAssociate": ended(
    holdsNoData("exposes"),
    "networking.FloatingIpAssociate",
  ),
  "openstack:compute/instance:Instance": row(
    labelled("metadata", "stores", "processes"),
    {
      accessIpV4: privateAddress,
      accessIpV6: privateAddress,
      adminPass: secret(),
      availabilityZone: zone,
      availabilityZoneHints: zone,
      blockDevices: object(
        {
          bootIndex: count,
          deleteOnTermination: flag,
          destinationType: oneOf("volume", "local"),
          deviceType: oneOf("disk", "cdrom", "floppy", "lun"),
          diskBus: oneOf("virtio", "scsi", "ide", "sata", "usb", "fdc"),
          guestFormat: oneOf("ext2", "ext3", "ext4", "xfs", "swap", "ephemeral"),
          multiattach: flag,
          sourceType: oneOf("blank", "image", "volume", "snapshot"),
          uuid: inert("the source of a copy, or the target of a join: evaluated as a join"),
          volumeSize: count,
          volumeType,
        },
        { is: "storage", joins: ["uuid"] },
      ),
      configDrive: flag,
      flavorId: flavor,
      flavorName: flavor,
      floatingIp: endedInput(evaluated("opens"), "networking.FloatingIpAssociate"),
      forceDelete: dangerous(flag, "destroys", isTrue),
      imageId: copiedFrom("an image of the site; its own row shows the source"),
      imageName: copiedFrom("an image of the site by its name; its own row shows the source"),
      keyPair,
      metadata,
      name: named,
      networkMode: dangerous(
        { ...oneOf("auto", "none"), is: "opens" },
        "guessed",
        (mode) => mode === "auto",
      ),
      networks: dangerous(
        object(
          {
            accessNetwork: flag,
            fixedIpV4: privateAddress,
            fixedIpV6: privateAddress,
            floatingIp: denied(otherWay("networking.FloatingIpAssociate")),
            mac,
            name: inert("a network by its name: evaluated as a join"),
            port: inert("a port by its id: evaluated as a join"),
            uuid: inert("a network by its id: evaluated as a join"),
          },
          { is: "opens", joins: NETWORK_BY },
        ),
        "guessed",
        (networks, { networkMode }) => networkMode !== "none" && !namesAll(networks),
      ),
      personalities: object(
        {
          content: inert("a file of the server; rule plain-secret denies a secret in it"),
          file: {
            ...shaped(/^\/[\w./-]{1,254}$/, { fr: "un chemin absolu", en: "an absolute path" }),
            why: "a path inside the server",
          },
        },
        { is: "secret" },
      ),
      powerState: oneOf("active", "shutoff", "paused", "shelved_offloaded"),
      region,
      schedulerHints: object({
        additionalProperties: denied(OPERATOR),
        buildNearHostIp: denied(OPERATOR),
        differentCells: denied(OPERATOR),
        differentHosts: reference("a server of the same project to stay away from"),
        group: reference("a rule of placement inside the site"),
        queries: denied(OPERATOR),
        sameHosts: reference("a server of the same project to be near to"),
        targetCell: denied(OPERATOR),
      }),
      // By an id or a name.
      securityGroups: {
        ...refersWhereSeen(
          "one that the stack does not show is of the caller's own project: Nova looks in no other",
          SECURITY_GROUP,
        ),
        is: "opens",
      },
      stopBeforeDestroy: flag,
      tags,
      userData: {
        ...inert("runs inside the server, behind the segment's rules; no secret may be in it"),
        open: "handed",
      },
      vendorOptions: object({
        detachPortsBeforeDestroy: flag,
        ignoreResizeConfirmation: flag,
      }),
      volumes: endedInput(joins("volumeId"), "blockDevices"),
    },
    { secrets: personalities },
  ),
  "openstack:compute/interfaceAttach:InterfaceAttach": row(within("its server", "moves"), {
    fixedIp: privateAddress,
    instanceId: partOf(),
    networkId: joins(),
    portId: evaluated("opens", { joins: [] }),
    region,
  }),
  "openstack:compute/keypair:Keypair": row(
    holdsNoData("grants"),
    {
      name: named,
      publicKey: {
        ...shaped(/^(ssh-|ecdsa-|sk-|-----BEGIN )/, {
          fr: "une clé publique OpenSSH",
          en: "an OpenSSH public key",
        }),
        open: "text",
      },
      region,
      userId: denied(OTHER_OWNER),
      valueSpecs,
    },
    { secrets: generated },
  ),
  "openstack:compute/quotaSetV2:QuotaSetV2": row(holdsNoData("grants"), {
    cores: limit,
    // Limits of nova-network, which is gone from all clouds: Neutron's are in its own quota.
    fixedIps: count,
    floatingIps: count,
    injectedFileContentBytes: limit,
    injectedFilePathBytes: limit,
    injectedFiles: limit,
    instances: limit,
    keyPairs: limit,
    metadataItems: limit,
    projectId: project,
    ram: limit,
    region,
    securityGroupRules: count,
    securityGroups: count,
    serverGroupMembers: limit,
    serverGroups: limit,
  }),
  "openstack:compute/secGroup:SecGroup": ended(holdsNoData("exposes"), "networking.SecGroup"),
  "openstack:compute/serverGroup:ServerGroup": row(nothing("a rule of placement inside the site"), {
    name: named,
    policies: oneOf("affinity", "anti-affinity", "soft-affinity", "soft-anti-affinity"),
    region,
    rules: object({ maxServerPerHost: count }),
    valueSpecs,
  }),
  "openstack:compute/volumeAttach:VolumeAttach": row(within("its volume", "moves"), {
    device,
    instanceId: joins(),
    multiattach: flag,
    region,
    vendorOptions: object({ ignoreVolumeConfirmation: flag }),
    volumeId: partOf(),
  }),
};
