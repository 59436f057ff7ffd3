/** Places that others can read: a secret there is open, also where the engine would keep it encrypted in its state. */
import type { SecretPlace } from "../../../sovereignty/facets/keeping.ts";
import { UNKNOWN } from "../../../sovereignty/facts.ts";
import { at, items, keys } from "../../../sovereignty/kubernetes/read.ts";
import { isSecretName, secretIn, secretNamed } from "../../../sovereignty/secrets.ts";
import type { Family, Properties, Reader } from "../reader.ts";

/** A place: `texts` are read as a whole, `maps` entry by entry, with their keys. */
interface Places {
  /** Texts that any process of a server may read: what is not known of them is a violation. */
  readonly handed?: readonly string[];
  readonly texts?: readonly string[];
  readonly maps?: readonly string[];
}

const open = ({ handed = [], texts = [], maps = [] }: Places, more?: Reader): Reader => ({
  reads: [...handed, ...texts, ...maps, ...(more?.reads ?? [])],
  facets: (properties, marked) => ({
    ...more?.facets(properties, marked),
    secrets: [
      ...(more?.facets(properties, marked).secrets ?? []),
      ...handed.flatMap((name) => inText(name, properties[name], true)),
      ...texts.flatMap((name) => inText(name, properties[name], false)),
      ...maps.flatMap((name) => inMap(name, properties[name])),
    ],
  }),
});

const METADATA = open({ maps: ["metadata"] });
const LABELS = open({ maps: ["labels"] });

const personalities: Reader = {
  reads: ["personalities"],
  facets: (properties) => ({
    secrets: items(properties, "personalities").flatMap((file, index) =>
      inText(`personalities[${index}].content`, at(file, "content"), true),
    ),
  }),
};

/** Without a public key Nova makes both, and the private one comes back into the state. */
const generated: Reader = {
  reads: ["publicKey"],
  facets: ({ publicKey }) => ({
    secrets: publicKey ? [] : [{ at: "publicKey", kind: "generated" }],
  }),
};

const records: Reader = {
  reads: ["records"],
  facets: (properties) => ({
    secrets: items(properties, "records").flatMap((text, index) =>
      inText(`records[${index}]`, text, false),
    ),
  }),
};

const configMap = (objects: (properties: Properties) => readonly unknown[]): Reader => ({
  reads: ["data", "binaryData", "items"],
  facets: (properties) => ({
    secrets: objects(properties).flatMap((object) => [
      ...inMap("data", at(object, "data")),
      ...inMap("binaryData", at(object, "binaryData")),
    ]),
  }),
});

export const openPlaces: Family = {
  "kubernetes:core/v1:ConfigMap": configMap((properties) => [properties]),
  "kubernetes:core/v1:ConfigMapList": configMap((properties) => items(properties, "items")),
  "kubernetes:core/v1:ConfigMapPatch": configMap((properties) => [properties]),
  "openstack:blockstorage/volume:Volume": METADATA,
  "openstack:blockstorage/volumeTypeV3:VolumeTypeV3": open({ maps: ["extraSpecs"] }),
  "openstack:compute/aggregateV2:AggregateV2": METADATA,
  "openstack:compute/flavor:Flavor": open({ maps: ["extraSpecs"] }),
  "openstack:compute/instance:Instance": open(
    { handed: ["userData"], maps: ["metadata"] },
    personalities,
  ),
  "openstack:compute/keypair:Keypair": open({ texts: ["publicKey"] }, generated),
  "openstack:containerinfra/cluster:Cluster": LABELS,
  "openstack:containerinfra/clusterTemplate:ClusterTemplate": open({
    texts: ["httpProxy", "httpsProxy"],
    maps: ["labels"],
  }),
  "openstack:containerinfra/nodeGroup:NodeGroup": LABELS,
  "openstack:dns/recordSet:RecordSet": records,
  "openstack:identity/user:User": open({ texts: ["description"], maps: ["extra"] }),
  "openstack:images/image:Image": open({ texts: ["imageSourceUrl"], maps: ["properties"] }),
  "openstack:keymanager/secretV1:SecretV1": METADATA,
  "openstack:objectstorage/container:Container": METADATA,
  "openstack:objectstorage/containerObject:ContainerObject": open({
    texts: ["content"],
    maps: ["metadata"],
  }),
  "openstack:sharedfilesystem/share:Share": METADATA,
};

function inText(place: string, value: unknown, handed: boolean): SecretPlace[] {
  if (value === UNKNOWN) return handed ? [{ at: place, kind: UNKNOWN }] : [];
  const kind = typeof value === "string" ? secretIn(value) : undefined;
  return kind === undefined ? [] : [{ at: place, kind }];
}

/** An entry that is not known yet is asked again in the update, unless its name says already what it is. */
function inMap(place: string, map: unknown): SecretPlace[] {
  return keys(map).flatMap((key): SecretPlace[] => {
    if (key === UNKNOWN) return [{ at: place, kind: UNKNOWN }];
    const value = at(map, key);
    if (value === UNKNOWN)
      return isSecretName(key) ? [{ at: `${place}.${key}`, kind: UNKNOWN }] : [];
    const kind = typeof value === "string" ? secretNamed(key, value) : undefined;
    return kind === undefined ? [] : [{ at: `${place}.${key}`, kind }];
  });
}
