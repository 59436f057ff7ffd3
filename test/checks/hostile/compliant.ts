/** Edits that people really make, and that the check accepts. */
import type { Edit, Variant } from "./base.ts";

const A = "alliance.yaml";
const at = (path: readonly string[], value: string): Edit => ({
  file: A,
  path: ["sites", "bamako", ...path],
  value,
});
const entry = (text: string): Edit => ({ file: A, path: ["sites", "bamako"], entry: text });
const WORD = "{ by: bamako-compliance, date: 2026-03-16, why: { fr: Vu, en: Seen } }";
const identity = (url: string) => [at(["endpoints", "identity"], `[${url}]`)];
const store = (url: string) => [at(["state", "backends"], `["${url}"]`)];

export const COMPLIANT: readonly Pick<Variant, "name" | "edits">[] = [
  { name: "the estate as it is", edits: [] },
  {
    name: "identity on a port of its own",
    edits: identity("'https://identity.bamako.aes.example:5000/v3'"),
  },
  {
    name: "identity on the port of https, said",
    edits: identity("'https://identity.bamako.aes.example:443/v3'"),
  },
  { name: "identity without a path", edits: identity("'https://identity.bamako.aes.example'") },
  { name: "identity by an address of the site", edits: identity("'https://10.32.0.9:5000/v3'") },
  {
    name: "identity by an IPv6 address of the site",
    edits: identity("'https://[fd5a:e500:1::9]:5000/v3'"),
  },
  {
    name: "identity that two sites share, attested",
    edits: [
      ...identity("'https://identity.shared.example/v3'"),
      entry(`attested: { "https://identity.shared.example/v3": ${WORD} }`),
    ],
  },
  {
    name: "a state in PostgreSQL",
    edits: store("postgres://state.bamako.aes.example:5432/pulumi?sslmode=verify-full"),
  },
  {
    name: "a state in PostgreSQL that asks for no mode",
    edits: store("postgres://10.32.0.40/pulumi"),
  },
  {
    name: "a state in an object store with its region",
    edits: store(
      "s3://aes-bamako-state/estate?endpoint=https://objects.bamako.aes.example:8080&region=bamako-1&s3ForcePathStyle=true",
    ),
  },
  { name: "a state of a service of the site", edits: store("https://pulumi.bamako.aes.example") },
  {
    name: "one key of the Vault",
    edits: [at(["state", "secretsProviders"], "['hashivault://aes/bamako']")],
  },
  {
    name: "a Vault behind a path",
    edits: [at(["keys", "vault", "url"], "'https://keys.bamako.aes.example/vault'")],
  },
  {
    name: "a country's own suffix, attested",
    edits: [
      at(["workloads", "domains"], "[bamako.aes.example, gouv.ml]"),
      entry(`attested: { gouv.ml: ${WORD} }`),
    ],
  },
  {
    name: "a name below a country's suffix",
    edits: [at(["workloads", "domains"], "[bamako.aes.example, finances.gouv.ml]")],
  },
  {
    name: "a registry with port and path",
    edits: [
      at(
        ["workloads", "registries"],
        "[registry.bamako.aes.example, 'registry.bamako.aes.example:5000/apps']",
      ),
    ],
  },
  {
    name: "a package that an office answers for, and one that only reckons",
    edits: [
      {
        file: A,
        path: ["packages"],
        value: `{ acme: ${WORD}, tls: { why: { fr: Clés, en: Keys } } }`,
      },
    ],
  },
  {
    name: "volumes of another driver, attested",
    edits: [
      at(["workloads", "provisioners"], "[cinder.csi.openstack.org, rbd.csi.ceph.com]"),
      entry(`attested: { rbd.csi.ceph.com: ${WORD} }`),
    ],
  },
  {
    name: "a domain under a member's top-level domain, attested",
    edits: [
      at(["workloads", "domains"], "[bamako.aes.example, agetic.ml]"),
      entry(`attested: { agetic.ml: ${WORD} }`),
    ],
  },
  {
    name: "a domain of nobody's country, attested",
    edits: [
      at(["workloads", "domains"], "[bamako.aes.example, aes.int]"),
      entry(`attested: { aes.int: ${WORD} }`),
    ],
  },
  {
    name: "a volume type that the cloud calls otherwise, attested by that name",
    edits: [
      {
        file: "bamako/site.yaml",
        path: ["volumeTypes", "plain"],
        value: `{ name: luks-ssd, encrypted: true, attestation: { about: luks-ssd, ${WORD.slice(2)} }`,
      },
    ],
  },
  {
    name: "a tenant whose name begins with a word of the platform's",
    edits: [
      {
        file: "bamako/tenants/public-portal.yaml",
        path: ["tenant"],
        value: "service-public",
        as: "bamako/tenants/service-public.yaml",
      },
    ],
  },
  {
    name: "people in other scripts of the alliance",
    edits: [
      {
        file: A,
        path: ["offices", "bamako-compliance", "people"],
        value: "[Aïssata N’Diaye (adjointe), فاطمة تراوري, ߝߊߕߎ߬ߡߊ, Dr. Ɲɛnɛ Traoré-2]",
      },
    ],
  },
  {
    name: "a plan of public addresses that are registered to the member",
    edits: [
      {
        file: A,
        path: ["members", "ML"],
        value: `{ title: { fr: Mali, en: Mali }, addresses: { 154.0.113.0/24: ${WORD} } }`,
      },
      at(["addresses", "ipv4"], "[10.32.0.0/12, 154.0.113.128/25]"),
    ],
  },
  {
    name: "a plan of public IPv6 that is registered to the member",
    edits: [
      {
        file: A,
        path: ["members", "ML"],
        value: `{ title: { fr: Mali, en: Mali }, addresses: { "2c0f:f248::/32": ${WORD}, 41.73.0.0/16: ${WORD} } }`,
      },
      at(["addresses", "ipv6"], '["fd5a:e500:1::/48", "2c0f:f248::/48"]'),
    ],
  },
  {
    name: "administrators who sit with the platform, and places by an address of its own",
    edits: [
      at(["administration", "site", "prefixes"], '[10.32.0.0/20, "fd5a:e500:1::/56"]'),
      at(["destinations", "logs"], "[10.32.4.5, 10.32.15.0/24]"),
    ],
  },
  {
    name: "a title with an escape that everybody sees, and in two rows",
    edits: [
      {
        file: "bamako/tenants/tax.yaml",
        path: ["title"],
        value: `{ fr: "Imp\\u00F4ts\\net taxes", en: 'Tax\\u202E' }`,
      },
    ],
  },
  {
    name: "numbers as texts, a range of ports, and a chart of release 0",
    edits: [
      {
        file: "bamako/tenants/tax.yaml",
        path: ["flows", "users-to-front", "ports"],
        value: '"443"',
      },
      {
        file: "bamako/tenants/tax.yaml",
        path: ["flows", "front-to-app", "ports"],
        value: "80-8080",
      },
      { file: "bamako/site.yaml", path: ["kubernetes", "podSecurityVersion"], value: '"1.30"' },
      { file: "bamako/site.yaml", path: ["kubernetes", "chartVersion"], value: "0.0.10" },
      {
        file: "bamako/site.yaml",
        path: ["kubernetes", "versions"],
        entry: '"1.40.0": { image: ubuntu }',
      },
    ],
  },
  {
    name: "what a site offers by name, and a network that a site calls its own way",
    edits: [
      at(
        ["offers"],
        "{ zones: [az1, az2], hosts: [hv-1.bamako], flavors: [small, medium, large], volumeTypes: [plain], backends: [ceph] }",
      ),
      {
        file: "bamako/site.yaml",
        path: ["externalNetworks", "internet", "name"],
        value: "ext net 1",
      },
    ],
  },
  {
    name: "people who are written to under the state's own domain, or the site's",
    edits: [
      { file: "bamako/tenants/tax.yaml", path: ["contact"], value: "impots@finances.gouv.ml" },
      {
        file: "bamako/tenants/public-portal.yaml",
        path: ["contact"],
        value: "portail@bamako.aes.example",
      },
    ],
  },
  {
    name: "a service behind a prefix of its own",
    edits: [at(["destinations", "logs"], '[10.32.4.0/24, "fd5a:e500:1:4::/64"]')],
  },
  {
    name: "a store of logs behind a port and a path",
    edits: [at(["destinations", "logs"], "['https://logs.bamako.aes.example:3100/loki/api']")],
  },
];
