/** `stacks/<site>/site.yaml`: what one national site offers to its tenants. */
import { z } from "zod";
import { attestation, countersignature } from "../../policies/alliance/model.ts";
import { kubernetes } from "./kubernetes.ts";
import {
  address,
  allowList,
  cloudName,
  count,
  ipv4Prefix,
  ipv6Prefix,
  key,
  nonEmptyMap,
  prefix,
  schemaVersion,
  set,
} from "./primitives.ts";
import { capacity, quota } from "./quota.ts";
import type { DeepReadonly } from "./readonly.ts";

const prefixes = z.strictObject({ ipv4: allowList(ipv4Prefix), ipv6: allowList(ipv6Prefix) });

/** Reach of a gateway: the values of a class's `egress`, without `none`. */
export const REACHES = ["government", "internet"] as const;

const externalNetwork = z.strictObject({
  name: cloudName,
  reach: z.enum(REACHES).describe("How far it leads; compared with what a class may reach."),
  prefixes: prefixes.describe("Remote prefixes of flows to or from this reach."),
});

const flavor = z.strictObject({
  vcpus: count.min(1, { error: "positive" }),
  ramMiB: count.min(1, { error: "positive" }),
  diskGiB: count,
});

/** An office's attestation of a volume type: it includes the name on the cloud if that differs from the key. */
const volumeAttestation = attestation.extend({
  about: cloudName
    .optional()
    .describe("The volume type's name on the cloud; required where it is not the key."),
});

const volumeType = z.discriminatedUnion("encrypted", [
  z.strictObject({
    name: cloudName,
    encrypted: z.literal(true),
    attestation: z
      .union([volumeAttestation, z.string().regex(/^TODO\b/)], { error: "attestation" })
      .describe(
        "An office's attestation that it is encrypted. A text that begins with TODO until an office has checked it: enough for a rehearsal, never for a real site.",
      ),
  }),
  z.strictObject({
    encrypted: z.literal(false),
    description: z.string().regex(/\p{L}/u).describe("One line for people."),
  }),
]);

const qosClass = z.strictObject({
  maxKbps: count.min(1, { error: "positive" }).describe("Bandwidth, kbit/s, each direction."),
  maxBurstKbps: count.describe("Burst, kbit, each direction."),
});

export const siteSchema = z
  .strictObject({
    schemaVersion: schemaVersion(3),
    site: key.describe("Key of the site in alliance.yaml; the folder has the same name."),
    zones: nonEmptyMap(z.strictObject({})).describe("OpenStack availability zones."),
    capacity,
    externalNetworks: nonEmptyMap(externalNetwork).describe(
      "Networks out of the site, made by its operator. A segment's `gateway` names one.",
    ),
    services: z
      .strictObject({
        dns: allowList(address)
          .refine((all) => all.length === 0 || all.some((one) => !one.includes(":")), {
            error: "someIpv4",
          })
          .describe("Resolvers of the site, at least one of IPv4."),
        proxy: allowList(prefix).describe("Web proxy of the site, the only way to the web."),
        ntp: allowList(address).describe("Time servers of the site."),
      })
      .describe(
        "What the site serves to every tenant, inside its address plan, outside the pools.",
      ),
    flavors: nonEmptyMap(flavor).describe("Server sizes; private, granted tenant by tenant."),
    volumeTypes: nonEmptyMap(volumeType).describe(
      "Volume types. The encrypted ones are the operator's and attested; the others the estate makes itself, private.",
    ),
    quotaClasses: nonEmptyMap(quota).describe("Quotas by name; a tenant picks one."),
    qos: nonEmptyMap(qosClass).describe("Bandwidth classes of segments."),
    kubernetes: kubernetes.optional(),
    contracts: z
      .record(key, countersignature)
      .default({})
      .describe(
        "Contracts of alliance.yaml, by name, that this site countersigns; both sites do, or none is in force.",
      ),
    activeStandbyFor: set(key)
      .default([])
      .describe(
        "Sites that are lost now: their critical tenants get their whole quota and their clusters here. Empty on all other days.",
      ),
    addressPools: prefixes.describe("What tenants' segments are cut from, inside the site's plan."),
  })
  .describe("One national site: what it offers to its tenants.");

export type Kubernetes = DeepReadonly<z.output<typeof kubernetes>>;
export type SiteFile = DeepReadonly<z.output<typeof siteSchema>>;
