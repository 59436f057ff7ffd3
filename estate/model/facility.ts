/** `stacks/<site>/facility.yaml`: the equipment of a site's building, maintained by its operators. */
import { z } from "zod";
import { energy } from "./energy.ts";
import { topology } from "./facility-topology.ts";
import { allowList, count, key, nonEmptyMap, schemaVersion } from "./primitives.ts";
import type { DeepReadonly } from "./readonly.ts";

const positive = { error: "positive" };
const ratio = z
  .number({ error: "ratio" })
  .min(1, { error: "ratio" })
  .max(32, { error: "ratio" })
  .default(1);

const hypervisorClass = z
  .strictObject({
    cores: count.min(1, positive).describe("Hardware threads of one host, as Nova counts them."),
    ramGiB: count.min(1, positive).describe("Memory of one host, GiB."),
    diskGiB: count.min(1, positive).describe("Local disk of one host for servers, GiB."),
    reserved: z
      .strictObject({
        cores: count.default(0),
        ramGiB: count.default(0),
        diskGiB: count.default(0),
      })
      .prefault({})
      .describe("Kept for the host itself (Nova's reserved_host_*). Default nothing."),
    overcommit: z
      .strictObject({ cores: ratio, ram: ratio, disk: ratio })
      .prefault({})
      .describe("Promised for each one there is (Nova's *_allocation_ratio), 1 to 32. Default 1."),
  })
  .describe("One kind of host.");

const zone = z.strictObject({
  hypervisors: nonEmptyMap(count).describe("Hosts of each class in the zone."),
});

const store = z.strictObject({
  usableGiB: count
    .min(1, positive)
    .describe("What can be promised, all replicas counted once, GiB."),
  replicas: z
    .int(positive)
    .min(1, positive)
    .max(16, positive)
    .describe("Copies of each block or object."),
  zones: allowList(key).describe("Zones the copies are spread over."),
});

const storagePool = store.extend({
  volumeTypes: allowList(key).describe("Volume types of the site that live in it."),
});

export const facilitySchema = z
  .strictObject({
    schemaVersion: schemaVersion(1),
    site: key.describe("Key of the site in alliance.yaml; the folder has the same name."),
    hypervisorClasses: nonEmptyMap(hypervisorClass),
    zones: nonEmptyMap(zone).describe("Every zone of site.yaml, and no other."),
    storagePools: nonEmptyMap(storagePool),
    objectStore: store
      .optional()
      .describe("What Swift keeps objects in. Without it no container can be ordered."),
    externalAddresses: z
      .record(key, count)
      .describe("IPv4 addresses that can be given out, by external network of site.yaml."),
    reserve: z
      .strictObject({
        hostsPerZone: count.describe("Hosts whose loss in each zone the promises survive."),
        zones: count.describe("Zones whose loss together the promises survive."),
      })
      .describe("What is kept back from the promises."),
    energy: energy.optional(),
    topology: topology.optional(),
  })
  .describe("Equipment in the building of one national site.");

export type Facility = DeepReadonly<z.output<typeof facilitySchema>>;
export type HypervisorClass = DeepReadonly<z.output<typeof hypervisorClass>>;
