/** `kubernetes` in a site's file: the clusters a site offers, and where their API, charts, images and logins are. */
import { z } from "zod";
import { cloudName, count, key } from "./primitives.ts";

const version = z
  .string()
  .regex(/^1\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$/, { error: "kubernetesVersion" })
  .describe('Kubernetes version, e.g. "1.35.2".');

const REGISTRY = /^[a-z0-9][a-z0-9.-]*(:[1-9]\d{0,4})?(\/[a-z0-9._-]+)*$/;

const chartVersion = z
  .string()
  .regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/, { error: "chartVersion" })
  .describe("Release of the site's own chart, which brings its mirrors to the clusters.");

const offer = {
  versions: z
    .record(
      version,
      z.strictObject({ image: cloudName.describe("Name of the nodes' image on the cloud.") }),
    )
    .refine((map) => Object.keys(map).length > 0, { error: "nonEmpty" })
    .meta({ minProperties: 1 })
    .describe("Versions on offer; a tenant's cluster names one."),
  podSecurityVersion: z
    .string()
    .regex(/^1\.(0|[1-9]\d{0,2})$/, { error: "podSecurityVersion" })
    .describe(
      'Release whose pod security standards hold in every cluster, e.g. "1.34"; apart from the clusters\' own versions, so that an upgrade of one changes no rule.',
    ),
  apiNetwork: key.describe(
    "External network that leads to the clusters' API servers; never one that reaches the internet.",
  ),
  volume: z
    .strictObject({
      type: key.describe("Volume type; an encrypted one that clusters may use."),
      sizeGiB: count.min(1).default(40).describe("Root volume of each server, GiB. Default 40."),
      etcdGiB: count.min(1).default(10).describe("etcd's volume on each server of it. Default 10."),
    })
    .describe("Disks of the clusters' servers."),
  registry: z
    .string()
    .regex(REGISTRY, { error: "registry" })
    .describe("Registry the servers pull from, host[:port][/path]; inside the country."),
  oidc: z
    .strictObject({
      issuer: z
        .url({ protocol: /^https$/ })
        .describe("Identity provider of people; its groups are the tenants' groups."),
      clientId: z
        .string({ error: "clientId" })
        .regex(/^[A-Za-z0-9][\w.-]{0,63}$/, { error: "clientId" })
        .describe("A public client: it has no secret."),
    })
    .describe("How people log in to the clusters."),
};

const magnum = { backend: z.literal("magnum"), ...offer };

export const kubernetes = z
  .discriminatedUnion("driver", [
    z.strictObject({ ...magnum, driver: z.literal("k8s_capi_helm"), chartVersion }),
    z.strictObject({ ...magnum, driver: z.literal("k8s_cluster_api") }),
  ])
  .describe("Kubernetes clusters the site offers, and by which Magnum driver; absent: no cluster.");
