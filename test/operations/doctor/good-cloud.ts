/** A cloud that meets every prerequisite of the reference site Bamako, as answers; tests change some of them. */

import { HttpStatusError } from "../../../operations/cloud/http.ts";
import type { Outside } from "../../../operations/doctor/outside.ts";
import type { ReadableCloud } from "../../../operations/doctor/reader.ts";
import type { Answers } from "./answers.ts";
import { HOST, identityAnswers } from "./good-identity.ts";
import { networkAnswers, quotas } from "./good-network.ts";

/** A moment, in milliseconds since 1970: 2026-11-30T10:00:00.500Z. */
export const NOW = Date.UTC(2026, 10, 30, 10, 0, 0, 500);

const image = (name: string, more: Readonly<Record<string, string>>) => ({
  id: `id-${name}`,
  name,
  status: "active",
  visibility: "public",
  protected: true,
  image_source: "private",
  image_build_date: "2026-04-01",
  image_original_user: "root",
  os_version: "24.04",
  img_signature: "s",
  img_signature_hash_method: "SHA-256",
  img_signature_key_type: "RSA-PSS",
  img_signature_certificate_uuid: "c",
  ...more,
});

/** The administrator's answers. */
export function goodAnswers(): Answers {
  const kube = ["1.34.5", "1.35.2", "1.36.3"].map((version) =>
    image(`ubuntu-24.04-kube-v${version}`, {
      os_distro: "ubuntu",
      os_purpose: "k8snode",
      kube_version: `v${version}`,
    }),
  );
  return {
    ...identityAnswers(),
    "compute /": { version: { id: "v2.1", version: "2.96" } },
    "compute /os-availability-zone": {
      availabilityZoneInfo: ["az1", "az2", "internal"].map((zoneName) => {
        return { zoneName, zoneState: { available: true } };
      }),
    },
    "compute /os-aggregates": {
      aggregates: [
        { name: "az1", availability_zone: "az1", hosts: ["host-1", "host-2"] },
        { name: "az2", availability_zone: "az2", hosts: ["host-3"] },
      ],
    },
    "compute /os-services?binary=nova-compute": {
      services: ["host-1", "host-2", "host-3"].map((host) => {
        return { host, status: "enabled", state: "up" };
      }),
    },
    "compute /flavors/detail?is_public=None": {
      flavors: [
        flavor("operator.acceptance", 1, 256, 1),
        flavor("bamako-platform-small", 1, 2048, 20),
      ],
    },
    "compute /os-quota-sets/admin-project": { quota_set: quotas("compute") },
    "placement /": { versions: [{ id: "v1.0", max_version: "1.39" }] },
    "block-storage /": { versions: [{ id: "v3.0", version: "3.71" }] },
    "block-storage /types?is_public=None": {
      volume_types: [
        { id: "type-1", name: "encrypted", is_public: true },
        { id: "type-2", name: "bamako-platform-plain", is_public: false },
      ],
    },
    "block-storage /types/type-1/encryption": {
      provider: "luks",
      cipher: "aes-xts-plain64",
      key_size: 256,
      control_location: "front-end",
    },
    "block-storage /types/type-2/encryption": {},
    "block-storage /types/default": {
      volume_type: { id: "type-1", name: "encrypted", is_public: true },
    },
    "block-storage /os-quota-sets/admin-project": { quota_set: quotas("block-storage") },
    ...networkAnswers(),
    "image /v2/images?visibility=public": {
      images: [image("debian-12", { os_distro: "debian" }), ...kube],
    },
    "image /v2/info/import": { "import-methods": { value: ["glance-direct"] } },
    "load-balancer /": { versions: [{ id: "v2.0" }, { id: "v2.30" }, { id: "v2.9" }] },
    "load-balancer /v2.0/lbaas/quotas/admin-project": { quota: quotas("load-balancer") },
    "object-store /../../info": {
      swift: { version: "2.37.0" },
      s3api: { max_bucket_listing: 1000 },
      container_sync: {
        realms: { AES: { clusters: { BAMAKO: { current: true }, OUAGADOUGOU: {}, NIAMEY: {} } } },
      },
    },
    "container-infra /mservices": {
      mservices: [{ binary: "magnum-conductor", host: "h", state: "up", disabled: false }],
    },
    "container-infra /clustertemplates/detail": {
      clustertemplates: [{ name: "lab", driver: "sandbox" }],
    },
  };
}

function flavor(name: string, vcpus: number, ram: number, disk: number) {
  return { id: `id-${name}`, name, vcpus, ram, disk, "os-flavor-access:is_public": false };
}

/** The answers to the user who keeps the state. */
export function keeperAnswers(): Answers {
  return {
    "network /v2.0/networks?router:external=True": { networks: [] },
    "object-store /aes-bamako-state": {},
  };
}

/** A cloud with these answers: what it does not know, it denies to the keeper, and lacks for the administrator. */
export function scripted(
  answers: Answers,
  otherwise = 404,
  headers: Readonly<Record<string, string>> = {},
): ReadableCloud {
  const answerTo = (service: string, path: string) => answers[`${service} ${path}`] ?? otherwise;
  const dated = { date: new Date(Math.floor(NOW / 1000) * 1000).toUTCString(), ...headers };
  const listed = (answers["identity /auth/catalog"] as { catalog?: { type: string }[] })?.catalog;
  return {
    offers: (service) => listed === undefined || listed.some(({ type }) => type === service),
    endpoint: (service) => `${HOST}/${service}`,
    async get(service, path) {
      const answer = answerTo(service, path);
      if (answer instanceof Error) throw answer;
      if (typeof answer !== "number") return structuredClone(answer) as never;
      throw new HttpStatusError(`GET ${path}: HTTP ${answer}`, answer);
    },
    async raw(method, service, path) {
      if (method !== "GET" && method !== "HEAD") throw new Error(`${method} is no reading`);
      const answer = path === "/" ? 200 : answerTo(service, path);
      const status = typeof answer === "number" ? answer : 200;
      return new Response(null, { status, headers: dated });
    },
    async status(method, service, path) {
      if (method !== "GET") throw new Error(`${method} is no reading`);
      const answer = answerTo(service, path);
      return typeof answer === "number" ? answer : 200;
    },
  };
}

/** What is outside a good cloud of a real site. */
export const goodOutside: Outside = {
  now: () => NOW,
  handshake: async () => ({ protocol: "TLSv1.3", validTo: NOW + 90 * 86_400_000 }),
  async document(url) {
    if (url.endsWith("/v2/")) return { status: 401, text: "" };
    if (url.includes("/v1/sys/health")) return { status: 200, text: "{}" };
    const issuer = url.replace("/.well-known/openid-configuration", "");
    return { status: 200, text: JSON.stringify({ issuer }) };
  },
  resolve: async () => ["10.32.0.10"],
};
