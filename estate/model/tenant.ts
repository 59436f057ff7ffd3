/** `stacks/<site>/tenants/<tenant>.yaml`: one file a tenant, so that a ministry owns its file in review. */
import { z } from "zod";
import { ROLES } from "../../policies/openstack/roles.ts";
import { cluster } from "./cluster.ts";
import {
  allowList,
  country,
  ipv4,
  ipv4Prefix,
  ipv6,
  ipv6Prefix,
  key,
  nonEmptyMap,
  ports,
  prefix,
  schemaVersion,
  set,
  title,
} from "./primitives.ts";
import { quota } from "./quota.ts";
import type { DeepReadonly } from "./readonly.ts";
import { retirement } from "./retirement.ts";

/** Flow ends that are not segments of the tenant; reserved as segment names. */
export const PLACES = ["government", "internet", "proxy", "dns"] as const;
export type Place = (typeof PLACES)[number];

const roles = allowList(z.enum(ROLES, { error: "role" })).describe("Roles on the project.");

const percent = { error: "availability" };
const positive = { error: "positive" };

const segment = z.strictObject({
  ipv4: ipv4Prefix,
  ipv6: ipv6Prefix.describe("IPv6 prefix, always a /64."),
  router: z
    .strictObject({
      gateway: key.optional().describe("External network of the site; absent: no way out."),
      sharedWith: key
        .optional()
        .describe("Segment whose router this one joins instead of its own."),
    })
    .optional()
    .describe("Absent: an isolated segment without any router."),
  qos: key.optional().describe("Bandwidth class of the site; absent: unlimited."),
  renamedFrom: key
    .optional()
    .describe(
      "Key it had before: what stands is renamed, nothing of it is replaced. May be removed once it is.",
    ),
});

const linkEnd = z.strictObject({ ipv4, ipv6 });

const flowEnd = z
  .union([z.string().min(1), z.strictObject({ cidr: prefix })], { error: "flowEnd" })
  .describe("A segment of the tenant, government, internet, proxy, dns, or { cidr: prefix }.");

const flow = z.strictObject({
  from: flowEnd,
  to: flowEnd,
  protocol: z.enum(["tcp", "udp", "icmp"]),
  ports: ports.optional().describe("Destination port `n` or range `n-m`; absent for icmp."),
});

export const tenantSchema = z
  .strictObject({
    schemaVersion: schemaVersion(2),
    tenant: key.describe("Key of the tenant; the file has the same name."),
    title,
    owner: country.describe("Member state that owns the data."),
    dataClass: key.describe("Class of the data, a key of `classes` in alliance.yaml."),
    contact: z
      .email({ error: "email" })
      .max(254, { error: "shortEmail" })
      .describe("Mailbox of those who answer for the tenant."),
    quota: z.strictObject({
      class: key.describe("Quota class of the site."),
      override: quota.partial().default({}).describe("Single fields that differ from the class."),
    }),
    availability: z
      .number(percent)
      .min(90, percent)
      .lt(100, percent)
      .optional()
      .describe(
        "Part of the year that its services must be there, %, e.g. 99.95; the check rejects a figure that the ordered cluster cannot reach.",
      ),
    continuity: z
      .strictObject({
        standby: key.describe("Site that carries the tenant when its own is lost."),
        contract: key.describe("Contract of alliance.yaml under which its copies go there."),
        copyEveryMinutes: z
          .int(positive)
          .min(1, positive)
          .max(10_000, positive)
          .describe("Longest time between two copies, minutes: what is newer may be lost."),
        segments: z
          .record(
            key,
            z.strictObject({
              ipv4: ipv4Prefix,
              ipv6: ipv6Prefix.describe("IPv6 prefix, always a /64."),
            }),
          )
          .default({})
          .describe("Addresses of each of its segments there, cut from that site's pools."),
        containers: set(key)
          .default([])
          .describe("Which of its containers are copied to the standby site."),
        apiAccess: allowList(ipv4Prefix)
          .optional()
          .describe(
            "Who reaches its clusters' API there: networks from which people of a country that may operate the data administer. Absent: as at home.",
          ),
        link: z
          .strictObject({
            home: linkEnd.describe("Addresses of its router's gateway at home."),
            standby: linkEnd.describe("Addresses of its router's gateway at the standby site."),
          })
          .optional()
          .describe(
            "A VPN between its routers at both sites, for all segments behind them. The addresses are of each site's plan, outside its pools. Absent: none.",
          ),
      })
      .optional()
      .describe("Present for a critical tenant: its network stands ready at the standby site."),
    movesTo: key
      .optional()
      .describe(
        "Site the tenant moves to: until `estate move` has finished, it is made there as well, at the same place of that site's plan.",
      ),
    renamedFrom: key
      .optional()
      .describe(
        "Key it had before: its project and network are renamed, nothing of them is replaced. May be removed once they are.",
      ),
    retire: retirement.optional(),
    groups: nonEmptyMap(z.strictObject({ roles })).describe("Groups of people and their roles."),
    serviceAccount: z
      .strictObject({
        roles,
        applicationCredential: z.boolean().default(false).describe("Also make a restricted one."),
      })
      .optional()
      .describe("User for automation, made with the tenant."),
    flavors: allowList(key).describe("Flavors granted."),
    volumeTypes: allowList(key).describe("Volume types granted; the others get no quota."),
    segments: z.record(key, segment).default({}).describe("Networks of the tenant."),
    flows: z
      .record(key, flow)
      .default({})
      .describe("Traffic that may pass; all else is denied, in both directions."),
    containers: z
      .record(
        key,
        z.strictObject({
          maxGiB: z
            .int(positive)
            .min(1, positive)
            .max(1_000_000, positive)
            .describe("Capacity for all of its objects together, GiB."),
          retire: retirement.optional(),
        }),
      )
      .default({})
      .describe(
        "Containers of objects in the tenant's own account; its service account makes them.",
      ),
    clusters: z.record(key, cluster).default({}).describe("Kubernetes clusters of the tenant."),
  })
  .describe("One tenant of a site.");

export type Tenant = DeepReadonly<z.output<typeof tenantSchema>>;
export type LinkEnd = DeepReadonly<z.output<typeof linkEnd>>;
export type Segment = DeepReadonly<z.output<typeof segment>>;
export type Flow = DeepReadonly<z.output<typeof flow>>;
export type FlowEnd = DeepReadonly<z.output<typeof flowEnd>>;
