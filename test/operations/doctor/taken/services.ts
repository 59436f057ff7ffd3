/** Services, roles and Magnum taken away from a good cloud. */
import { at, type Loose, set, type Taken } from "./change.ts";

const TRUSTEES = "identity /role_assignments?include_names=true&scope.domain.id=d";
const CATALOG = "identity /auth/catalog";
const endpoint = (answer: Loose, type: string) =>
  answer.catalog.find((one: Loose) => one.type === type).endpoints[1];

export const TAKEN_SERVICES: Taken = {
  "a service of another region": [
    "services",
    at(CATALOG, (a) => (endpoint(a, "image").region = "x")),
    /image \(Glance\) has no public endpoint in the region bamako-1/,
  ],
  "an old Nova": [
    "versions",
    set("compute /", { version: { version: "2.90" } }),
    /Nova has version 2\.90, want at least 2\.95/,
  ],
  "a Cinder without a version": [
    "versions",
    set("block-storage /", { versions: [{ id: "v3" }] }),
    /Cinder has version —/,
  ],
  "no template of rules in Neutron": [
    "extensions",
    at("network /v2.0/extensions", (a) => a.extensions.splice(10, 1)),
    /lacks the extension security-groups-default-rules/,
  ],
  "an endpoint without TLS": [
    "tls",
    at(CATALOG, (a) => (endpoint(a, "image").url = "http://identity.bamako.aes.example")),
    /image answers at http:.*, without TLS/,
  ],
  "an endpoint abroad": [
    "tls",
    at(CATALOG, (a) => (endpoint(a, "image").url = "https://images.example.org")),
    /images\.example\.org, which is not a host of the site/,
  ],
  "no role creator": [
    "roles",
    at("identity /roles", (a) => a.roles.splice(4, 1)),
    /role creator does not exist/,
  ],
  "no identity provider": [
    "identity-provider",
    at(
      "identity /OS-FEDERATION/identity_providers",
      (a) => (a.identity_providers[0].enabled = false),
    ),
    /no enabled identity provider/,
  ],
  "a provider without protocol": [
    "identity-provider",
    set("identity /OS-FEDERATION/identity_providers/staff/protocols", { protocols: [] }),
    /staff has no protocol/,
  ],
  "a mapping without groups": [
    "identity-provider",
    set("identity /OS-FEDERATION/mappings/groups", {
      mapping: { rules: [{ local: [{ user: {} }] }] },
    }),
    /mapping groups leads to no group/,
  ],
  "no conductor": [
    "magnum",
    at("container-infra /mservices", (a) => (a.mservices[0].state = "down")),
    /no magnum-conductor is up/,
  ],
  "no domain of trustees": [
    "magnum",
    at("identity /domains?name=magnum", (a) => (a.domains[0].enabled = false)),
    /domain magnum of the trustees is disabled/,
  ],
  "a domain that has no administrator": [
    "magnum",
    set(TRUSTEES, { role_assignments: [] }),
    /no user administers/,
  ],
  "a template of Heat": [
    "magnum",
    at(
      "container-infra /clustertemplates/detail",
      (a) => (a.clustertemplates[0].driver = "k8s_fedora_coreos_v1"),
    ),
    /uses the driver k8s_fedora_coreos_v1/,
  ],
};
