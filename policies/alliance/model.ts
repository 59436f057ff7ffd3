/**
 * The alliance's registry: members, sites, classes of data, contracts, offices. Written in `stacks/alliance.yaml`,
 * closed and fail-closed.
 */
import { z } from "zod";

export const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}[a-z0-9]$/)
  .describe("Lower-case key: letters, digits, hyphens; 3 to 32 characters.");
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .describe("ISO 3166-1 alpha-2 country code.");
const words = z.string().regex(/\p{L}/u);
/** One text for people, in both languages; each needs at least one letter. */
export const text = z.strictObject({ fr: words, en: words });
/** The same, or one text that both languages use, as a name that was written before it had two. */
const name = z.preprocess(
  (written) => (typeof written === "string" ? { fr: written, en: written } : written),
  text,
);

/** An office's attestation of something that no file can show. It holds for three years, and every report shows it. */
export const attestation = z.strictObject({
  by: key.describe("Office of the registry that attests it."),
  date: z.iso.date().describe("Day (UTC) on which it was examined; it counts for 1096 days."),
  why: text.describe("The evidence that was examined, and why it is reliable."),
});
const countries = z.array(country).min(1).describe("Countries allowed; never empty.");
const byOwner = z
  .record(country, countries)
  .describe("Owner country → countries where data of this class may be.");

/** Services by the provider's module that creates their resources; `kubernetes` for objects in clusters. */
export const SERVICES = [
  "blockstorage",
  "compute",
  "containerinfra",
  "database",
  "dns",
  "firewall",
  "identity",
  "images",
  "keymanager",
  "kubernetes",
  "loadbalancer",
  "networking",
  "objectstorage",
  "orchestration",
  "sharedfilesystem",
  "vpnaas",
] as const;

/** The rules of one class of data. */
export const dataClass = z.strictObject({
  title: text,
  rank: z.int().min(0).describe("Higher is more sensitive."),
  reside: byOwner,
  process: byOwner,
  replicate: byOwner,
  operate: byOwner.describe("Owner country → countries whose staff may operate it."),
  encryption: z.enum(["optional", "required"]).describe("Encryption of volumes at rest."),
  egress: z
    .array(z.enum(["none", "government", "internet"]))
    .min(1)
    .describe("Gateways a segment of this class may have."),
  services: z
    .array(z.enum(SERVICES))
    .min(1)
    .optional()
    .describe("Services that may hold or process it, and no other; absent: all that are known."),
});

const names = (what: string) => z.array(z.string().min(1)).min(1).describe(what);

/** The workloads that may run in the clusters of one site; all others are denied. */
export const workloads = z.strictObject({
  registries: names("Image registries: host[:port][/path], under one of `domains`."),
  domains: names("Hosts of Ingresses, Gateways and routes end in one of these; no other site's."),
  storageClasses: names("StorageClasses whose volumes are attested and encrypted."),
  volumeTypes: names("Cinder volume types a StorageClass may name."),
  provisioners: names("Provisioners (CSI drivers) a StorageClass or volume may name."),
  api: z
    .array(z.union([z.cidrv4(), z.cidrv6()]))
    .min(1)
    .describe("Where the API servers of this site's clusters answer; inside its addresses."),
});

/** A name on the cloud: no path, no list, nothing that two readers read differently. */
const cloudName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/);
const offered = (what: string) => z.array(cloudName).min(1).optional().describe(what);

/** Names that one site's clouds offer; a name that is not here is denied. */
export const offers = z
  .strictObject({
    zones: offered("Availability zones."),
    hosts: offered("Hosts that an aggregate may hold."),
    flavors: offered("Sizes of servers, by the cloud's name or the key in site.yaml."),
    volumeTypes: offered(
      "Volume types beside those of `workloads`, by the cloud's name or the key in site.yaml.",
    ),
    backends: offered("Back ends of volumes (`volume_backend_name`)."),
    shareTypes: offered("Types of shared file systems (Manila)."),
    externalNetworks: offered("External networks that floating addresses are of."),
    storagePolicies: offered("Storage policies of object containers (Swift)."),
  })
  .describe(
    "What the site offers by name. Where a list is absent, only a resource that requests nothing by name is admitted.",
  );

/**
 * Where one site sends its logs, metrics, backups and other traffic, all inside it. Image registries are among its
 * `workloads`.
 */
export const destinations = z
  .strictObject({
    logs: names("Stores of logs."),
    metrics: names("Stores of metrics."),
    traces: names("Stores of traces."),
    backups: names("Where copies may land: the site's own, and those that a contract brings here."),
    images: names("Sources of images of servers."),
    dns: names("Resolvers and name servers."),
    ntp: names("Time servers."),
    proxy: names("Web proxies."),
    support: names("Bastions through which support reaches the systems of tenants."),
  })
  .describe(
    "Where the site's own traffic may go: an address, a prefix, host[:port] or https://host[:port][/path], all of this site.",
  );

/** One service that keeps keys and secrets. */
export const keyManager = z.strictObject({
  service: z.enum(["barbican", "vault"]),
  url: z.url({ protocol: /^https$/ }).describe("Where it answers; a host of this site."),
  classes: z.array(key).min(1).describe("Classes of data whose keys it may keep."),
});

/** One network of administrators. */
export const administrators = z.strictObject({
  country: country.describe("Where they sit."),
  prefixes: z.array(z.union([z.cidrv4(), z.cidrv6()])).min(1),
});

/** One country's data copied to another site, for as long and as far as both have signed. */
export const contract = z.strictObject({
  from: key.describe("Site the data leaves."),
  to: key.describe("Site that gets the copy; the same site for a backup beside the original."),
  classes: z.array(key).min(1).describe("Classes of data it covers."),
  owners: z.array(country).min(1).describe("Owner countries whose data it covers."),
  endpoints: names("Where the copy goes: host[:port], or https://host[:port][/path]."),
  start: z.iso.date().describe("First day (UTC)."),
  end: z.iso.date().describe("Last day (UTC)."),
  purpose: text,
  signatories: z
    .record(country, names("Who signs for this country."))
    .describe(
      "Country → who signs for it: both sites' countries, and at least two persons or offices.",
    ),
});

/** One site's countersignature, in its own file: it knows a contract's terms and keeps them. */
export const countersignature = z.strictObject({
  by: z.string().min(1).describe("One of those who sign the contract for this site's country."),
  signed: z.iso.date().describe("Day (UTC), not after the contract's first."),
  terms: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .describe("Digest of the terms that were signed; `estate check` prints it."),
  signature: z
    .string()
    .min(1)
    .optional()
    .describe(
      "SSH signature that `estate sign` makes; required as soon as an office of the site's country has a key.",
    ),
});

/** One SSH key that signs for an office. */
export const signer = z
  .strictObject({
    key: z
      .string()
      .regex(/^\S+ [A-Za-z0-9+/]+=*$/)
      .describe("Public key as `ssh-keygen` writes it, without the comment: `ssh-ed25519 AAAA…`."),
    start: z.iso.date().describe("First day (UTC) of its signatures."),
    end: z.iso.date().describe("Last day (UTC) of its signatures."),
    revoked: z.iso
      .date()
      .optional()
      .describe(
        "Day (UTC) on which it was revoked: no signature of it counts any more, of any day.",
      ),
  })
  .describe("A key that signs evidence and contracts for the office.");

/** One office of one member, and the people who speak for it; offices own and approve waivers. */
export const office = z.strictObject({
  title: text,
  country,
  people: names("Who speaks for it, by role or name; no one speaks for two offices."),
  signers: z
    .record(key, signer)
    .optional()
    .describe("SSH keys that sign for it; absent: it signs neither evidence nor contracts."),
});

/** Kinds of credentials that a site has; each belongs to a program, an administrator or two sites together. */
export const CREDENTIALS = [
  "service-account",
  "application-credential",
  "state-key",
  "state-account",
  "state-copy-key",
  "administrator",
  "passphrase",
  "link-key",
  "copy-key",
  "kubeconfig",
  "ec2-key",
  "pipeline",
] as const;

const amounts = z.strictObject({
  cores: z.int().min(0).describe("Virtual CPUs."),
  ramGiB: z.int().min(0).describe("Memory of servers, GiB."),
  volumeGiB: z.int().min(0).describe("Volumes and snapshots, GiB."),
  floatingIps: z.int().min(0).describe("Floating addresses."),
});

/** The part of one site that one member may use. */
export const share = z.strictObject({
  guaranteed: amounts.describe("Always there for this member."),
  burst: amounts.describe("In addition, as long as no other member needs it."),
});

/** One national site. */
export const site = z.strictObject({
  title: text,
  country,
  status: z.enum(["open", "planned"]),
  tier: z.strictObject({
    level: z.enum(["II", "III", "IV"]),
    availability: z.number().gt(90).lt(100),
  }),
  region: key.describe("OpenStack region name; unique in the alliance."),
  endpoints: z.strictObject({
    identity: z
      .array(z.url({ protocol: /^https$/ }))
      .min(1)
      .describe("Keystone URLs of this site."),
  }),
  addresses: z.strictObject({
    ipv4: z.array(z.cidrv4()).min(1),
    ipv6: z.array(z.cidrv6()).min(1),
  }),
  attested: z
    .record(z.string().min(1), attestation)
    .optional()
    .describe(
      "Entry of this site, exactly as it is written → the office's attestation of it: a domain of `workloads` that is a public suffix, a provisioner that is not Cinder's, or a URL of `endpoints`, `state` or `keys` under none of its domains.",
    ),
  state: z.strictObject({
    backends: z.array(z.string().min(1)).min(1).describe("Pulumi backend URL prefixes allowed."),
    secretsProviders: z
      .array(z.string().min(1))
      .min(1)
      .describe("Pulumi secrets provider prefixes allowed."),
  }),
  workloads,
  offers: offers.optional(),
  destinations,
  keys: z.record(key, keyManager).describe("Key managers of the site; keys are kept nowhere else."),
  administration: z
    .record(key, administrators)
    .describe("Networks from which administration may reach the systems of the site."),
  rehearsal: z.strictObject({
    firstPort: z
      .int()
      .min(1024)
      .max(32000)
      .describe("First of 100 loopback ports of the rehearsal cloud."),
  }),
});

/** The version of `alliance.yaml` that is read; `estate migrate` brings older files to it. */
export const ALLIANCE_VERSION = 2;

export const allianceSchema = z
  .strictObject({
    schemaVersion: z.literal(ALLIANCE_VERSION),
    name: name.describe("For people, in each language; one text is read as both."),
    members: z.record(
      country,
      z.strictObject({
        title: text,
        aliases: z
          .array(z.string())
          .default([])
          .describe("Its alpha-3 code, and its name in lower case with hyphens: no other's."),
        addresses: z
          .record(z.union([z.cidrv4(), z.cidrv6()]), attestation)
          .optional()
          .describe(
            "Public prefix that is registered to this member → the office's attestation of it; without one its networks are private.",
          ),
      }),
    ),
    sites: z.record(key, site),
    classes: z.record(key, dataClass),
    syncRealm: key
      .optional()
      .describe(
        "Realm of Swift's container sync whose clusters are the sites, by their keys; absent: no container is copied by realm.",
      ),
    stateCopies: z
      .record(key, key)
      .default({})
      .describe(
        "Site → site whose object store holds a copy of its state, in the realm; without an entry there is none.",
      ),
    contracts: z
      .record(key, contract)
      .default({})
      .describe("Contracts on copies of data; without one in force no copy has a target."),
    shares: z
      .record(key, z.record(country, share))
      .default({})
      .describe(
        "Site → member state → its share of that site. A site named here describes its building (facility.yaml), and its quotas stay within the shares.",
      ),
    packages: z
      .record(
        z.string().regex(/^[a-z][a-z0-9-]*$/),
        attestation
          .partial({ by: true, date: true })
          .describe("Its purpose, and why it does nothing with data: an office's attestation."),
      )
      .default({})
      .describe(
        "Pulumi packages beside those that the policies classify; all their types are taken to do nothing with data.",
      ),
    credentials: z
      .partialRecord(z.enum(CREDENTIALS), z.int().min(1).max(3650))
      .optional()
      .describe(
        "Kind of credential → most days until it is replaced; the age of the others is not assessed.",
      ),
    offices: z
      .record(key, office)
      .default({})
      .describe("Offices whose people own and approve waivers; without two of them none is valid."),
  })
  .describe("The alliance: its member states, its sites, and where data of each class may go.");

export type Alliance = z.output<typeof allianceSchema>;
export type Attestation = z.output<typeof attestation>;
export type Workloads = z.output<typeof workloads>;
export type Offers = z.output<typeof offers>;
export type Destinations = z.output<typeof destinations>;
export type KeyManager = z.output<typeof keyManager>;
export type Administrators = z.output<typeof administrators>;
export type Countersignature = z.output<typeof countersignature>;
export type Contract = z.output<typeof contract>;
export type Amounts = z.output<typeof amounts>;
export type Share = z.output<typeof share>;
export type Office = z.output<typeof office>;
export type CredentialKind = (typeof CREDENTIALS)[number];
export type Signer = z.output<typeof signer>;
export type Site = z.output<typeof site>;
export type DataClass = z.output<typeof dataClass>;
