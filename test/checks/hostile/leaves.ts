/**
 * How each text of the estate's files is checked: compared with something, restricted by its shape, or read only by
 * people.
 */
import { schemaFiles } from "../../../estate/model/json-schemas.ts";

/** Compared with a declaration in the registry or a file, or with a location: another value is an issue. */
export const COMPARED = [
  "member",
  "site",
  "class",
  "office",
  "contract",
  "person",
  "zone",
  "flavor",
  "volumeType",
  "network",
  "segment",
  "group",
  "quotaClass",
  "qos",
  "tenant",
  "platform",
  "equipment",
  "container",
  "version",
  "rule",
  "attested",
  "address",
  "place",
  "domain",
  "mailbox",
  "store",
] as const;

/** Restricted only by the shape: one of some words, a day, a port, a digest, or an existing country. */
export const SHAPED = ["word", "day", "port", "digest", "country"] as const;

/** Declared only here: the declaration itself defines the target, in this shape. */
export const DECLARED = ["own", "cloud"] as const;

/** Read only by people. */
export const FREE = ["text"] as const;

export type LeafKind =
  | (typeof COMPARED)[number]
  | (typeof SHAPED)[number]
  | (typeof DECLARED)[number]
  | (typeof FREE)[number];

type Leaves = Partial<Record<LeafKind, string>>;

/**
 * By the file's schema, and by kind: paths with `*` for any key, `{key}` for the key itself, `[]` for each of a list.
 */
export const LEAVES: Readonly<Record<string, Leaves>> = {
  alliance: {
    text: `name.fr name.en members.*.title.fr members.*.title.en members.*.addresses.*.why.fr members.*.addresses.*.why.en
      sites.*.title.fr sites.*.title.en sites.*.attested.*.why.fr sites.*.attested.*.why.en classes.*.title.fr
      classes.*.title.en contracts.*.purpose.fr contracts.*.purpose.en packages.*.why.fr packages.*.why.en
      offices.*.title.fr offices.*.title.en`,
    member: `members.{key} members.*.aliases[] sites.*.country sites.*.administration.*.country classes.*.reside.{key}
      classes.*.reside.*[] classes.*.process.{key} classes.*.process.*[] classes.*.replicate.{key} classes.*.replicate.*[]
      classes.*.operate.{key} classes.*.operate.*[] contracts.*.owners[] contracts.*.signatories.{key} shares.*.{key}
      offices.*.country`,
    site: "stateCopies.{key} stateCopies.* contracts.*.from contracts.*.to shares.{key}",
    class: "sites.*.keys.*.classes[] contracts.*.classes[]",
    office: "members.*.addresses.*.by sites.*.attested.*.by packages.*.by",
    // In one script and unique: the signatory of a contract is countersigned with its terms.
    person: "contracts.*.signatories.*[] offices.*.people[]",
    // In no other list of the registry, or not present at all.
    attested: "sites.*.attested.{key} packages.{key}",
    address: `members.*.addresses.{key} sites.*.addresses.ipv4[] sites.*.addresses.ipv6[] sites.*.workloads.api[]
      sites.*.administration.*.prefixes[]`,
    domain: "sites.*.workloads.domains[]",
    place: `sites.*.endpoints.identity[] sites.*.workloads.registries[] sites.*.destinations.logs[] sites.*.destinations.metrics[]
      sites.*.destinations.traces[] sites.*.destinations.backups[] sites.*.destinations.images[] sites.*.destinations.dns[] sites.*.destinations.ntp[]
      sites.*.destinations.proxy[] sites.*.destinations.support[] sites.*.keys.*.url contracts.*.endpoints[]`,
    store: "sites.*.state.backends[] sites.*.state.secretsProviders[]",
    // Encrypted types of site.yaml; other drivers than Cinder's need an office's attestation.
    volumeType: "sites.*.workloads.volumeTypes[]",
    equipment: "sites.*.workloads.provisioners[]",
    // Compared with site.yaml, the only source of offers.
    zone: "sites.*.offers.zones[]",
    flavor: "sites.*.offers.flavors[]",
    cloud: `sites.*.region sites.*.workloads.storageClasses[] sites.*.offers.hosts[] sites.*.offers.volumeTypes[]
      sites.*.offers.backends[] sites.*.offers.shareTypes[] sites.*.offers.externalNetworks[] sites.*.offers.storagePolicies[] syncRealm`,
    own: "sites.{key} sites.*.keys.{key} sites.*.administration.{key} classes.{key} contracts.{key} offices.{key} offices.*.signers.{key}",
    word: `sites.*.status sites.*.tier.level sites.*.keys.*.service classes.*.encryption classes.*.egress[] classes.*.services[]
      credentials.{key}`,
    day: `members.*.addresses.*.date sites.*.attested.*.date contracts.*.start contracts.*.end packages.*.date
      offices.*.signers.*.start offices.*.signers.*.end offices.*.signers.*.revoked`,
    digest: "offices.*.signers.*.key",
  },
  site: {
    site: "site activeStandbyFor[]",
    zone: "zones.{key}",
    flavor: "flavors.{key}",
    volumeType: "volumeTypes.{key} volumeTypes.*.attestation.about kubernetes.volume.type",
    network: "kubernetes.apiNetwork",
    office: "volumeTypes.*.attestation.by",
    contract: "contracts.{key}",
    person: "contracts.*.by",
    address: `externalNetworks.*.prefixes.ipv4[] externalNetworks.*.prefixes.ipv6[] services.dns[] services.proxy[]
      services.ntp[] addressPools.ipv4[] addressPools.ipv6[]`,
    place: "kubernetes.registry kubernetes.oidc.issuer",
    cloud: `externalNetworks.*.name volumeTypes.*.name kubernetes.versions.*.image kubernetes.oidc.clientId
      kubernetes.chartVersion kubernetes.podSecurityVersion kubernetes.versions.{key}`,
    own: "externalNetworks.{key} quotaClasses.{key} qos.{key}",
    word: "externalNetworks.*.reach volumeTypes.*.attestation kubernetes.backend kubernetes.driver",
    day: "volumeTypes.*.attestation.date contracts.*.signed",
    digest: "contracts.*.terms contracts.*.signature",
    text: "volumeTypes.*.attestation.why.fr volumeTypes.*.attestation.why.en volumeTypes.*.description",
  },
  facility: {
    site: "site",
    zone: "zones.{key} storagePools.*.zones[] objectStore.zones[] topology.zones.{key}",
    volumeType: "storagePools.*.volumeTypes[]",
    network: "externalAddresses.{key}",
    equipment: `zones.*.hypervisors.{key} energy.hypervisorClasses.{key} energy.storagePools.{key} topology.elements.*.needs[]
      topology.groups.*.of[] topology.causes.*.takes[] topology.zones.*[] topology.service[] topology.hosts.{key}
      topology.storage.{key}`,
    own: "hypervisorClasses.{key} storagePools.{key} topology.elements.{key} topology.groups.{key} topology.causes.{key}",
    text: "energy.source topology.apart.attestation",
  },
  tenant: {
    tenant: "tenant",
    text: "title.fr title.en",
    member: "owner",
    class: "dataClass",
    mailbox: "contact",
    quotaClass: "quota.class",
    site: "continuity.standby movesTo",
    contract: "continuity.contract",
    container: "continuity.containers[]",
    person:
      "retire.approvedBy.name clusters.*.retire.approvedBy.name containers.*.retire.approvedBy.name",
    office:
      "retire.approvedBy.office clusters.*.retire.approvedBy.office containers.*.retire.approvedBy.office",
    day: "retire.after clusters.*.retire.after containers.*.retire.after",
    segment: `continuity.segments.{key} segments.*.router.sharedWith flows.*.from flows.*.to clusters.*.segment
      clusters.*.namespaces.*.flows.*.from.segment clusters.*.namespaces.*.flows.*.to.segment
      clusters.*.namespaces.*.flows.*.from clusters.*.namespaces.*.flows.*.to`,
    network: "segments.*.router.gateway",
    qos: "segments.*.qos",
    flavor: "flavors[] clusters.*.controlPlane.flavor clusters.*.pools.*.flavor",
    volumeType: "volumeTypes[]",
    zone: "clusters.*.pools.*.zone",
    version: "clusters.*.version",
    group: "clusters.*.namespaces.*.access.{key}",
    address: `continuity.segments.*.ipv4 continuity.segments.*.ipv6 continuity.apiAccess[] continuity.link.home.ipv4
      continuity.link.home.ipv6 continuity.link.standby.ipv4 continuity.link.standby.ipv6 segments.*.ipv4 segments.*.ipv6
      flows.*.from.cidr flows.*.to.cidr clusters.*.apiAccess[] clusters.*.namespaces.*.flows.*.from.cidr
      clusters.*.namespaces.*.flows.*.to.cidr`,
    // A former name selects a recorded resource and does not decide where data goes.
    own: `renamedFrom segments.*.renamedFrom groups.{key} segments.{key} flows.{key} containers.{key} clusters.{key} clusters.*.pools.{key}
      clusters.*.namespaces.{key} clusters.*.namespaces.*.flows.{key}`,
    word: `groups.*.roles[] serviceAccount.roles[] flows.*.protocol clusters.*.namespaces.*.podSecurity
      clusters.*.namespaces.*.access.* clusters.*.namespaces.*.flows.*.from.place clusters.*.namespaces.*.flows.*.to.place
      clusters.*.namespaces.*.flows.*.protocol`,
    port: "flows.*.ports clusters.*.namespaces.*.flows.*.ports",
  },
  repatriation: {
    member: "teams.{key} platforms.*.owner",
    class: "platforms.*.dataClass",
    // The country is abroad by definition: compared with where the platform's data may be.
    country: "platforms.*.hosted.country",
    site: "additions.*.site platforms.*.target.site",
    tenant: "additions.*.tenant platforms.*.target.tenant",
    platform: "platforms.*.dependsOn.{key}",
    own: "additions.{key} platforms.{key}",
    word: "platforms.*.hosted.kind platforms.*.status",
    day: "additions.*.from platforms.*.deadline platforms.*.moved",
    text: `platforms.*.title.fr platforms.*.title.en platforms.*.hosted.provider platforms.*.exitPlan.fr
      platforms.*.exitPlan.en`,
  },
  waivers: {
    own: "{key}",
    rule: "*.rule *.scope",
    person: "*.owner.name *.approver.name",
    office: "*.owner.office *.approver.office",
    day: "*.start *.expiry",
    text: "*.reason.fr *.reason.en *.ticket *.compensating.fr *.compensating.en",
  },
};

/** The kind of each classified text of one schema, by path. */
export function classified(file: string): Map<string, LeafKind> {
  return new Map(
    Object.entries(LEAVES[file] ?? {}).flatMap(([kind, paths]) =>
      paths.split(/\s+/).map((path): [string, LeafKind] => [path, kind as LeafKind]),
    ),
  );
}

type Schema = {
  readonly [part in "anyOf" | "oneOf" | "allOf"]?: readonly Schema[];
} & {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
};

/** Every text of every schema, by path: editors are given the same schema that the check reads. */
export function leaves(): Map<string, string[]> {
  return new Map(
    Object.entries(schemaFiles()).map(([name, text]) => {
      const file = name.replace(".schema.json", "");
      return [file, [...new Set(below(JSON.parse(text) as Schema, ""))].sort()];
    }),
  );
}

function below(schema: Schema, path: string): string[] {
  const { anyOf = [], oneOf = [], allOf = [], properties = {}, additionalProperties } = schema;
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const says = schema.type === "string" || typeof schema.const === "string";
  const map = typeof additionalProperties === "object" ? additionalProperties : undefined;
  return [
    ...(says ? [path] : []),
    ...[...anyOf, ...oneOf, ...allOf].flatMap((part) => below(part, path)),
    ...Object.entries(properties).flatMap(([name, part]) => below(part, at(name))),
    ...(map === undefined ? [] : [at("{key}"), ...below(map, at("*"))]),
    ...(schema.items === undefined ? [] : below(schema.items, `${path}[]`)),
  ];
}
