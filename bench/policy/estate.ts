/**
 * An estate of any size with its violations: one description, written as a recorded Pulumi state (`recorded.ts`)
 * and as a Terraform plan (`plan.ts`), and created by a Pulumi program (`program/`). It is compliant at Bamako under
 * `stacks/alliance.yaml`; `plant.ts` adds violations.
 */
import { type Labels, toHeaders, toMetadata, toTags } from "../../policies/labels/labels.ts";

/** The id of another resource of the estate, by its name. */
export interface Reference {
  readonly idOf: string;
}

export type Value =
  | string
  | number
  | boolean
  | Reference
  | readonly Value[]
  | { readonly [key: string]: Value };

export function isReference(value: Value): value is Reference {
  return typeof value === "object" && "idOf" in value;
}

/** One OpenStack resource. */
export interface EstateResource {
  /** Unique in the estate; letters, digits and hyphens. */
  readonly name: string;
  /** Pulumi's type token. */
  readonly type: string;
  /** Inputs by the names of `@pulumi/openstack`. */
  readonly inputs: Readonly<Record<string, Value>>;
  /** Name of the connection that creates it. */
  readonly connection: string;
}

/** A connection to a cloud. */
export interface EstateConnection {
  readonly name: string;
  readonly authUrl: string;
  readonly region: string;
}

/** One violation that an evaluator must report: the rule, and the resource or connection. */
export interface Breach {
  readonly name: string;
  readonly rule: string;
}

export interface Estate {
  readonly connections: readonly EstateConnection[];
  readonly resources: readonly EstateResource[];
  /** The planted violations; empty for a compliant estate. */
  readonly breaches: readonly Breach[];
}

export const SITE = "bamako";

export const HOME: EstateConnection = {
  name: "site",
  authUrl: "https://identity.bamako.aes.example/v3",
  region: "bamako-1",
};

/** Classes and owners that Bamako may host, used in turn. */
const DATA = [
  { dataClass: "citizen", owner: "ML" },
  { dataClass: "administrative", owner: "BF" },
  { dataClass: "citizen", owner: "NE" },
  { dataClass: "administrative", owner: "ML" },
  { dataClass: "public", owner: "BF" },
] as const;

/** A compliant estate of `size` resources, not counting connections and the stack itself. */
export function estate(size: number): Estate {
  const resources: EstateResource[] = [];
  for (let tenant = 0; resources.length < size; tenant += 1) resources.push(...tenantOf(tenant));
  return { connections: [HOME], resources: resources.slice(0, size), breaches: [] };
}

/** One tenant: its project and limits, a segment that denies traffic by default, volumes, a container: 20 resources. */
function tenantOf(index: number): EstateResource[] {
  const tenant = `t${String(index).padStart(4, "0")}`;
  const data = DATA[index % DATA.length] as (typeof DATA)[number];
  const labels: Labels = { ...data, tenant, site: SITE, rehearsal: false };
  const [tags, metadata] = [toTags(labels), toMetadata(labels)];
  const headers = toHeaders(labels);
  const name = (part: string) => `${tenant}-${part}`;
  const common = (part: string) => ({
    name: `${SITE}-${tenant}-${part}`,
    description: `${part} of ${tenant}`,
  });
  const made = (part: string, type: string, inputs: EstateResource["inputs"]): EstateResource => {
    return { name: name(part), type: `openstack:${type}`, inputs, connection: HOME.name };
  };
  const project: Reference = { idOf: name("project") };
  const network: Reference = { idOf: name("network") };
  const owned = { tenantId: project, tags };
  const cidr = {
    4: `10.${32 + (index >> 8)}.${index & 255}.0/24`,
    6: `fd5a:e500:1:${index.toString(16)}::/64`,
  } as const;
  const subnet = (family: 4 | 6) =>
    made(`subnet-ipv${family}`, "networking/subnet:Subnet", {
      ...common(`apps-ipv${family}`),
      ...owned,
      networkId: network,
      ipVersion: family,
      cidr: cidr[family],
      enableDhcp: true,
      noGateway: true,
      dnsNameservers: [family === 4 ? "10.32.0.53" : "fd5a:e500:1::53"],
    });
  const rule = (part: string, family: 4 | 6, direction: string, port: number) =>
    made(`rule-${part}-ipv${family}`, "networking/secGroupRule:SecGroupRule", {
      tenantId: project,
      securityGroupId: { idOf: name("group") },
      description: part,
      direction,
      ethertype: `IPv${family}`,
      protocol: "tcp",
      portRangeMin: port,
      portRangeMax: port,
      remoteIpPrefix: cidr[family],
    });
  const volume = (part: string, size: number) =>
    made(part, "blockstorage/volume:Volume", {
      ...common(part),
      size,
      volumeType: "encrypted",
      metadata,
    });
  return [
    made("project", "identity/project:Project", {
      ...common("project"),
      domainId: "default",
      enabled: true,
      isDomain: false,
      tags,
    }),
    made("compute-quota", "compute/quotaSetV2:QuotaSetV2", {
      projectId: project,
      instances: 10,
      cores: 40,
      ram: 81920,
      keyPairs: 10,
      metadataItems: 64,
      serverGroups: 5,
      serverGroupMembers: 10,
      injectedFiles: 0,
      injectedFileContentBytes: 0,
      injectedFilePathBytes: 0,
    }),
    made("volume-quota", "blockstorage/quoteSetV3:QuoteSetV3", {
      projectId: project,
      volumes: 20,
      gigabytes: 2000,
      snapshots: 20,
      backups: 10,
      backupGigabytes: 1000,
      perVolumeGigabytes: 500,
      groups: 0,
      volumeTypeQuota: {
        volumes_encrypted: 20,
        gigabytes_encrypted: 2000,
        snapshots_encrypted: 20,
      },
    }),
    made("load-balancer-quota", "loadbalancer/quota:Quota", {
      projectId: project,
      loadbalancer: 2,
      listener: 4,
      pool: 4,
      member: 20,
      healthMonitor: 4,
      l7Policy: 0,
      l7Rule: 0,
    }),
    made("network-quota", "networking/quotaV2:QuotaV2", {
      projectId: project,
      network: 2,
      subnet: 4,
      subnetpool: 0,
      router: 1,
      port: 100,
      floatingip: 0,
      securityGroup: 4,
      securityGroupRule: 60,
      rbacPolicy: 0,
    }),
    made("network", "networking/network:Network", {
      ...common("apps"),
      ...owned,
      adminStateUp: true,
      shared: false,
      external: false,
      portSecurityEnabled: true,
    }),
    subnet(4),
    subnet(6),
    made("group", "networking/secGroup:SecGroup", {
      ...common("apps"),
      ...owned,
      deleteDefaultRules: true,
    }),
    rule("web", 4, "ingress", 443),
    rule("web", 6, "ingress", 443),
    rule("database", 4, "ingress", 5432),
    rule("database", 6, "ingress", 5432),
    rule("calls", 4, "egress", 443),
    rule("calls", 6, "egress", 443),
    made("people", "identity/groupV3:GroupV3", { ...common("people"), domainId: "default" }),
    made("people-member", "identity/roleAssignment:RoleAssignment", {
      projectId: project,
      groupId: { idOf: name("people") },
      roleId: "offline:role/member",
    }),
    volume("records", 100),
    volume("journal", 50),
    made("archive", "objectstorage/container:Container", {
      name: `${SITE}-${tenant}-archive`,
      metadata: headers,
    }),
  ];
}
