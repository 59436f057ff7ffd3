/**
 * Compares Cinder's pools with those of facility.yaml, and Neutron's external addresses with the declared ones. Pure.
 */

import type { Estate } from "../../estate/estate.ts";
import { type Building, sum } from "../../planning/capacity/building.ts";
import { compared, figure, foundIn, total } from "./figures.ts";
import type { ComparedAddresses, ComparedStorage } from "./model.ts";
import type { ObservedNetwork, ObservedPool, ObservedVolumeType } from "./observed.ts";

type Pools = Building["storagePools"];

/**
 * Declared pools and Cinder's pools share no names: they are matched by the volume types that may use them. Where the
 * cloud lets types of two declared pools use one Cinder pool, the pools are compared together.
 */
export function compareStorage(
  declared: Pools,
  /** Name of a volume type on the cloud, by its key in the files. */
  nameOf: (type: string) => string,
  pools: readonly ObservedPool[],
  types: readonly ObservedVolumeType[],
): ComparedStorage[] {
  const reached = (name: string) =>
    pools.filter(({ backend }) =>
      types.some((type) => type.name === name && (type.backend ?? backend) === backend),
    );
  let groups: { keys: string[]; cloud: ObservedPool[] }[] = [];
  for (const [key, { volumeTypes }] of Object.entries(declared)) {
    const cloud = pools.filter((pool) =>
      volumeTypes.some((type) => reached(nameOf(type)).includes(pool)),
    );
    const shared = groups.filter((group) => group.cloud.some((pool) => cloud.includes(pool)));
    const together = [...new Set([...shared.flatMap((group) => group.cloud), ...cloud])];
    const merged = { keys: [...shared.flatMap((group) => group.keys), key], cloud: together };
    groups = [...groups.filter((group) => !shared.includes(group)), merged];
  }
  const taken = new Set(groups.flatMap(({ cloud }) => cloud));
  const unknown = pools.filter((pool) => !taken.has(pool)).map((pool) => ({ cloud: [pool] }));
  return [
    ...groups.map(({ keys, cloud }) => storageRow(declared, keys, cloud)),
    ...unknown.map(({ cloud }) => storageRow(declared, [], cloud)),
  ];
}

function storageRow(
  declared: Pools,
  keys: readonly string[],
  cloud: readonly ObservedPool[],
): ComparedStorage {
  const want = sum(keys.map((key) => declared[key]?.usableGiB ?? 0));
  const there = cloud.length > 0;
  const got = (field: "usableGiB" | "freeGiB" | "provisionedGiB") =>
    there ? total(cloud.map((pool) => pool[field])) : undefined;
  const used = there ? sum(cloud.map(({ allocatedGiB }) => allocatedGiB)) : undefined;
  return {
    pools: keys,
    cloudPools: cloud.map(({ name }) => name),
    ...compared(foundIn(keys.length, cloud.length), {
      usableGiB: figure(keys.length > 0 ? want : undefined, got("usableGiB"), used),
      freeGiB: figure(undefined, got("freeGiB")),
      provisionedGiB: figure(undefined, got("provisionedGiB")),
    }),
  };
}

/** IPv4 addresses of each external network. */
export function compareAddresses(
  declared: Building["externalAddresses"],
  networks: Estate["site"]["externalNetworks"],
  observed: readonly ObservedNetwork[],
): ComparedAddresses[] {
  const wanted = new Map(
    Object.entries(declared).map(([key, count]) => [networks[key]?.name ?? key, count]),
  );
  const names = new Set([...wanted.keys(), ...observed.map(({ name }) => name)]);
  return [...names].map((network) => {
    const want = wanted.get(network);
    const got = observed.find(({ name }) => name === network);
    return {
      network,
      ...compared(foundIn(want === undefined ? 0 : 1, got ? 1 : 0), {
        addresses: figure(want, got?.total, got?.used),
      }),
    };
  });
}
