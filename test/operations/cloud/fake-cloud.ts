/** A control plane that answers as OpenStack 2026.1 does, from a given observation. Answers have the recorded shape. */
import { mkdir, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { dirname } from "node:path";
import type { Quota } from "../../../estate/model/index.ts";
import type {
  Observation,
  ObservedHost,
  ObservedProject,
  Resource,
} from "../../../operations/capacity/observed.ts";
import { QUOTA_FIELDS } from "../../../operations/capacity/quotas.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import { listenHere } from "../../helpers/listen.ts";

/** Answers by `<service> <path>`; a number is an error status. */
export type Answers = Record<string, unknown>;

/** As in catalogues of real clouds: under an older name, with or without the version. */
const CATALOGUE = {
  identity: ["identity", ""],
  compute: ["compute", "/v2.1"],
  placement: ["placement", ""],
  volumev3: ["block-storage", "/v3"],
  network: ["network", "/v2.0/"],
  "load-balancer": ["load-balancer", ""],
} as const;

export interface FakeCloud {
  /** Address of its identity service. */
  readonly url: string;
  close(): void;
}

/** The administrator's entry of clouds.yaml for bamako; `more` are additional fields, each preceded by a comma. */
export function entry(url: string, more = ""): string {
  const auth = `{ auth_url: "${url}", username: admin, password: a-password, project_name: admin }`;
  return `clouds: { bamako: { auth: ${auth}, region_name: bamako-1${more} } }\n`;
}

/** Writes the entry where a rehearsal's is, or elsewhere, and returns the path. */
export async function placeEntry(
  text: string,
  file = sitePlaces("bamako").clouds,
): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}

/** Starts it on a port of this machine; services in `without` are not in its catalogue. */
export async function fakeCloud(
  answers: Answers,
  { without = [], tls }: { without?: readonly string[]; tls?: { key: string; cert: string } } = {},
): Promise<FakeCloud> {
  const server: Server = tls ? createSecureServer(tls) : createServer();
  let root = "";
  const catalog = () =>
    Object.entries(CATALOGUE).flatMap(([type, [name, path]]) => {
      const url = `${root}/${name}${path}`;
      const endpoints = [{ interface: "public", region: "bamako-1", url }];
      return without.includes(name) ? [] : [{ type, endpoints }];
    });
  server.on("request", (request, response) => {
    const [, service = "", path = ""] =
      /^\/([^/]+)(?:\/v2\.1|\/v3)?(\/.*)$/.exec(request.url ?? "") ?? [];
    const login = request.method === "POST" && path === "/auth/tokens";
    const token = { token: { catalog: catalog(), user: { id: "administrator" } } };
    const answer = login ? token : answers[`${service} ${path}`];
    const failure = typeof answer === "number" ? answer : 404;
    response.writeHead(login ? 201 : typeof answer === "object" ? 200 : failure, {
      "content-type": "application/json",
      "x-subject-token": "a-token",
    });
    response.end(typeof answer === "object" ? JSON.stringify(answer) : "{}");
  });
  const port = await listenHere(server);
  root = tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
  return {
    url: `${root}/identity/v3`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The answers of such a cloud. */
export function answersOf({
  hosts = [],
  pools = [],
  volumeTypes = [],
  externalNetworks = [],
  projects,
}: Observation): Answers {
  return {
    "compute /os-hypervisors/detail": {
      hypervisors: hosts.map(({ name, ready }, id) => ({
        id,
        hypervisor_hostname: name,
        state: ready ? "up" : "down",
        status: "enabled",
        service: { id, host: `${name}.service`, disabled_reason: null },
      })),
    },
    "compute /os-services?binary=nova-compute": {
      services: hosts.map(({ name, zone }, id) => ({ id, host: `${name}.service`, zone })),
    },
    "placement /resource_providers": {
      resource_providers: hosts.map(({ name }) => ({ uuid: `rp-${name}`, name, generation: 3 })),
    },
    ...Object.assign({}, ...hosts.map(providerAnswers)),
    "block-storage /scheduler-stats/get_pools?detail=true": {
      pools: pools.map((pool) => ({
        name: pool.name,
        capabilities: {
          volume_backend_name: pool.backend,
          total_capacity_gb: pool.usableGiB,
          free_capacity_gb: pool.freeGiB,
          provisioned_capacity_gb: pool.provisionedGiB,
          allocated_capacity_gb: pool.allocatedGiB,
          reserved_percentage: 0,
          thin_provisioning_support: true,
        },
      })),
    },
    "block-storage /types?is_public=None": {
      volume_types: volumeTypes.map(({ name, backend }) => ({
        id: `type-${name}`,
        name,
        extra_specs: backend === undefined ? {} : { volume_backend_name: backend },
      })),
    },
    "network /v2.0/networks?router:external=True": {
      networks: externalNetworks.map(({ name }) => ({ id: `network-${name}`, name })),
    },
    ...Object.fromEntries(
      externalNetworks.map(({ name, total, used }) => [
        `network /v2.0/network-ip-availabilities/network-${name}`,
        {
          network_ip_availability: {
            network_name: name,
            used_ips: used,
            total_ips: 2 ** 64,
            subnet_ip_availability: [
              { ip_version: 6, used_ips: 3, total_ips: 2 ** 64 },
              { ip_version: 4, used_ips: used, total_ips: total },
            ],
          },
        },
      ]),
    ),
    "identity /projects": {
      projects: [{ name: "admin" }, { name: "service" }, ...projects].map((project) => {
        const { name, owner } = project as ObservedProject;
        return { id: `id-${name}`, name, tags: owner === undefined ? [] : [`aes:owner=${owner}`] };
      }),
      links: { next: null },
    },
    ...Object.assign({}, balancerAnswers(projects), ...projects.map(quotaAnswers)),
  };
}

function providerAnswers({ name, cores, ramGiB, diskGiB }: ObservedHost): Answers {
  const at = `placement /resource_providers/rp-${name}`;
  const inventory = ({ total, reserved, ratio }: Resource, unit = 1) => ({
    total: total * unit,
    reserved: reserved * unit,
    allocation_ratio: ratio,
    min_unit: 1,
    max_unit: total * unit,
    step_size: 1,
  });
  return {
    [`${at}/inventories`]: {
      inventories: {
        VCPU: inventory(cores),
        MEMORY_MB: inventory(ramGiB, 1024),
        DISK_GB: inventory(diskGiB),
      },
    },
    [`${at}/usages`]: {
      usages: { VCPU: cores.used, MEMORY_MB: ramGiB.used * 1024, DISK_GB: diskGiB.used },
    },
  };
}

function quotaAnswers({ name, limits, volumeTypes }: ObservedProject): Answers {
  const id = `id-${name}`;
  const of = (service: string, word: "in_use" | "used") =>
    Object.fromEntries(
      (Object.keys(QUOTA_FIELDS) as (keyof Quota)[])
        .filter((field) => QUOTA_FIELDS[field].service === service)
        .map((field) => [
          QUOTA_FIELDS[field].name,
          given(limits[field], word, QUOTA_FIELDS[field].unit),
        ]),
    );
  const types = Object.entries(volumeTypes).flatMap(([type, all]) => [
    [`volumes_${type}`, given(all.volumes, "in_use")],
    [`gigabytes_${type}`, given(all.volumeGiB, "in_use")],
    [`snapshots_${type}`, given(all.snapshots, "in_use")],
  ]);
  return {
    [`compute /os-quota-sets/${id}/detail`]: { quota_set: { id, ...of("compute", "in_use") } },
    [`block-storage /os-quota-sets/${id}?usage=true`]: {
      quota_set: { id, ...of("block-storage", "in_use"), ...Object.fromEntries(types) },
    },
    [`network /v2.0/quotas/${id}/details`]: { quota: of("network", "used") },
  };
}

/** Nova reports zero even for limits without a count. */
function given(limit: ObservedProject["limits"]["cores"], word: string, unit = 1) {
  const { limit: amount = "unlimited", used = 0 } = limit ?? {};
  const number = typeof amount === "number" ? amount * unit : -1;
  return { limit: number, [word]: used * unit, reserved: 0 };
}

/** Octavia reports no counts: its lists have as many items as are used. */
function balancerAnswers(projects: readonly ObservedProject[]): Answers {
  const kinds = [
    ["loadbalancers", "loadBalancers"],
    ["listeners", "listeners"],
    ["pools", "pools"],
    ["healthmonitors", "healthMonitors"],
  ] as const;
  const fields = (Object.keys(QUOTA_FIELDS) as (keyof Quota)[]).filter(
    (field) => QUOTA_FIELDS[field].service === "load-balancer",
  );
  const limitsOf = ({ limits }: ObservedProject) =>
    Object.fromEntries(
      fields.map((field) => [QUOTA_FIELDS[field].name, given(limits[field], "used").limit]),
    );
  const counted = Object.fromEntries(
    kinds.map(([key, field]) => [
      `load-balancer /v2.0/lbaas/${key}`,
      {
        [key]: projects.flatMap(({ name, limits }) =>
          Array.from({ length: limits[field]?.used ?? 0 }, (_, index) => ({
            id: `${key}-${name}-${index}`,
            project_id: `id-${name}`,
            // All members are in the first pool.
            members:
              key === "pools" && index === 0 ? Array(limits.members?.used ?? 0).fill({}) : [],
          })),
        ),
        [`${key}_links`]: [],
      },
    ]),
  );
  return {
    ...counted,
    "load-balancer /v2.0/lbaas/quotas": {
      quotas: projects.map((project) => ({
        project_id: `id-${project.name}`,
        ...limitsOf(project),
        l7policy: 0,
        l7rule: 0,
      })),
      quotas_links: [],
    },
  };
}
