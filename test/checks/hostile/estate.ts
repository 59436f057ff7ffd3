/** Hostile sites and tenants, and keys that would be ignored silently, in every file. */
import { added, renamed, type Variant, value, WAIVERS } from "./base.ts";

const S = "bamako/site.yaml";
const T = "bamako/tenants/tax.yaml";
const P = "bamako/tenants/public-portal.yaml";

const word = (by: string, date: string) =>
  `{ by: ${by}, date: ${date}, why: { fr: Vu, en: Seen } }`;
const ATTESTATION = ["volumeTypes", "encrypted", "attestation"];

/** An encrypted volume type, and an office's attestation about one. */
const sealed = (name: string, about: string) =>
  `{ name: "${name}", encrypted: true, attestation: { about: "${about}", by: bamako-operations, date: 2026-03-16, why: { fr: Vu, en: Seen } } }`;

/** With the flows through that network, which then lead there: administrative data may go to Ouagadougou. */
function abroad(one: Variant, everyone = true): Variant {
  const tax = { file: T, path: "flows.users-to-front.from", line: "government" };
  const portal = { file: P, path: "flows.relay-to-ministries.to", line: "government" };
  return { ...one, found: [...one.found, tax, ...(everyone ? [portal] : [])] };
}

/** A name that no cloud accepts, in both of its places. */
function spaced(one: Variant): Variant {
  const about = { file: S, path: "volumeTypes.plain.attestation.about", line: "ENCRYPTED " };
  return { ...one, found: [...one.found, about] };
}

const GOVERNMENT = ["externalNetworks", "government", "prefixes", "ipv4"];

const SITE = [
  value(S, ["volumeTypes", "plain"], "{ encrypted: true, name: plain }", ["attestation"]),
  value(S, ["volumeTypes", "plain"], '{ encrypted: true, name: plain, attestation: "seen" }', [
    "attestation",
  ]),
  value(
    S,
    ["volumeTypes", "plain"],
    '{ encrypted: true, name: plain, attestation: "Operator, 2026-03-16" }',
    ["attestation"],
  ),
  value(
    S,
    ["volumeTypes", "plain"],
    "{ encrypted: true, name: plain, attestation: { by: bamako-operations, date: 2026-03-16 } }",
    ["attestation"],
  ),
  value(S, ATTESTATION, word("nobody", "2026-03-16"), ["by"]),
  value(S, ATTESTATION, word("ouagadougou-operations", "2026-03-16"), ["by"]),
  value(S, ATTESTATION, word("bamako-operations", "2027-01-01"), ["date"]),
  value(S, ATTESTATION, word("bamako-operations", "2019-01-01"), ["date"]),
  value(S, ATTESTATION, '""'),
  ...["bamako-platform-plain", "bamako-platform-other", "BAMAKO-Platform-Plain"].map((name) =>
    value(S, ["volumeTypes", "plain"], sealed(name, name), ["name"]),
  ),
  value(S, ["volumeTypes", "plain"], sealed("encrypted", "encrypted"), ["name"]),
  value(S, ["volumeTypes", "plain"], sealed("ENCRYPTED", "ENCRYPTED"), ["name"]),
  spaced(value(S, ["volumeTypes", "plain"], sealed("ENCRYPTED ", "ENCRYPTED "), ["name"])),
  value(S, ["volumeTypes", "plain"], sealed("fast", "slow"), ["attestation"]),
  value(S, ["volumeTypes", "plain"], sealed("plain", "encrypted"), ["attestation"]),
  value(S, ["volumeTypes", "plain"], sealed("fast", "fast").replace(' about: "fast",', ""), [
    "attestation",
  ]),
  ...[
    "'https://id@login.bamako.aes.example/realms/agents'",
    "'https://login.bamako.aes.example.evil.example/realms/agents'",
    "'https://LOGIN.bamako.aes.example/realms/agents'",
    "'https://login.bamako.aes.example./realms/agents'",
    "'https://accounts.evil.example'",
  ].map((yaml) => value(S, ["kubernetes", "oidc", "issuer"], yaml)),
  value(S, ["kubernetes", "registry"], "ghcr.io/mirror"),
  value(S, ["kubernetes", "registry"], "registry.bamako.aes.example/../mirror"),
  value(S, ["kubernetes", "registry"], "registry.bamako.aes.example.evil.example"),
  value(S, ["kubernetes", "apiNetwork"], "internet"),
  ...['"1.0"', '"1.7"', '"1.29"', '"1.034"', '"1.100"'].map((version) =>
    value(S, ["kubernetes", "podSecurityVersion"], version),
  ),
  ...["00.20.0", "0.020.0", "0.20.00"].map((version) =>
    value(S, ["kubernetes", "chartVersion"], version),
  ),
  ...['"1.036.3"', '"1.36.03"', '"01.36.3"'].map((version) => {
    const one = added(S, ["kubernetes", "versions"], version, "{ image: ubuntu }");
    const path = `kubernetes.versions.${version.replaceAll('"', "")}`;
    return { ...one, found: [{ file: S, path, line: version }] };
  }),
  value(S, ["kubernetes", "volume", "type"], "plain"),
  value(
    S,
    ["externalNetworks", "government", "prefixes", "ipv4"],
    "[10.16.0.0/12, 8.8.8.0/24]",
    [1],
  ),
  value(S, ["externalNetworks", "government", "prefixes", "ipv6"], '["2001:db8::/32"]', [0]),
  ...["10.48.0.0/12", "10.48.1.0/24", "10.64.0.0/12"].map((prefix) =>
    abroad(value(S, GOVERNMENT, `[10.16.0.0/12, ${prefix}]`, [1]), prefix === "10.64.0.0/12"),
  ),
  abroad(value(S, GOVERNMENT, "[10.0.0.0/8]", [0])),
  abroad(
    value(S, ["externalNetworks", "government", "prefixes", "ipv6"], '["fd5a:e500::/32"]', [0]),
  ),
  {
    name: "the internet, said to be where another site is",
    edits: [
      {
        file: S,
        path: ["externalNetworks", "internet", "prefixes", "ipv4"],
        value: "[10.64.0.0/12]",
      },
    ],
    found: [
      {
        file: "bamako/tenants/public-portal.yaml",
        path: "flows.world-to-front.from",
        line: "internet",
      },
    ],
  },
  value(S, ["addressPools", "ipv4"], "[10.32.16.0/20, 10.32.32.0/19, 8.8.8.0/24]", [2]),
  value(S, ["addressPools", "ipv4"], "[10.32.16.0/20, 10.32.32.0/19, 10.48.128.0/24]", [2]),
];

const TENANT = [
  value(T, ["flows", "users-to-front", "from"], "{ cidr: 8.8.8.8/32 }", ["cidr"]),
  value(T, ["flows", "users-to-front", "from"], "{ cidr: 0.0.0.0/0 }", ["cidr"]),
  value(T, ["flows", "users-to-front", "from"], "constructor"),
  ...['"0443"', '"00022-443"', '"22-0443"', '"00443"'].map((ports) =>
    value(T, ["flows", "users-to-front", "ports"], ports),
  ),
  value(T, ["segments", "app", "ipv4"], "8.8.8.0/26"),
  value(T, ["volumeTypes"], "[plain]", [0]),
  value(T, ["volumeTypes"], "[encrypted, constructor]", [1]),
  value(T, ["flavors"], "[small, constructor]", [1]),
  value(T, ["dataClass"], "constructor"),
  value(T, ["owner"], "FR"),
];

const RESERVED = [
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"].flatMap((key) => [
    renamed("alliance.yaml", ["sites", "niamey"], key),
    renamed(T, ["flows", "users-to-front"], key),
  ]),
  renamed("alliance.yaml", ["members", "NE"], "__proto__"),
  renamed("alliance.yaml", ["classes", "public"], "__proto__"),
  renamed("alliance.yaml", ["contracts", "bamako-ouagadougou-continuity"], "constructor"),
  renamed("alliance.yaml", ["offices", "bamako-compliance"], "prototype"),
  renamed("alliance.yaml", ["sites", "bamako", "keys", "vault"], "constructor"),
  renamed("alliance.yaml", ["sites", "bamako", "destinations", "logs"], "__proto__"),
  {
    ...added("alliance.yaml", [], "shares", "{ bamako: { valueOf: {} } }"),
    found: [{ file: "alliance.yaml", path: "shares.bamako.valueOf", line: "valueOf" }],
  },
  renamed(S, ["flavors", "small"], "constructor"),
  renamed(S, ["volumeTypes", "plain"], "__proto__"),
  renamed(S, ["qos", "standard"], "__defineGetter__"),
  renamed(T, ["groups", "auditors"], "constructor"),
  renamed(T, ["segments", "data"], "__proto__"),
  renamed(T, ["quota", "class"], "isPrototypeOf"),
  added("bamako/facility.yaml", ["zones"], "__proto__"),
  added("bamako/facility.yaml", ["storagePools"], "constructor"),
  added("repatriation.yaml", ["teams"], "__proto__"),
  added("repatriation.yaml", ["platforms"], "constructor"),
  renamed(WAIVERS, ["one"], "constructor"),
  renamed(WAIVERS, ["one"], "__proto__"),
];

/** Tenants named like the platform's own names: the file has the name as well, so it is renamed. */
const NAMES: Variant[] = [
  "platform",
  "admin",
  "service",
  "aes-estate",
  "platform-plain",
  "kube-x",
].map((name) => ({
  name: `a tenant named ${name}`,
  edits: [{ file: P, path: ["tenant"], value: name, as: `bamako/tenants/${name}.yaml` }],
  found: [{ file: `bamako/tenants/${name}.yaml`, path: "tenant", line: name }],
}));

/** A waiver at Bamako that no office of its country has granted. */
const WAIVED = value(
  WAIVERS,
  ["one"],
  `{ ${[
    "rule: data-owner",
    "scope: 'urn:pulumi:bamako::aes-estate::openstack:compute/quotaSetV2:QuotaSetV2::one'",
    "owner: { name: responsable de la conformité du Burkina Faso, office: ouagadougou-compliance }",
    "approver: { name: responsable de la conformité du Niger, office: niamey-compliance }",
    "reason: { fr: Vu, en: Seen }",
    "ticket: CHG-1",
    "compensating: { fr: Relevé, en: Read }",
    "start: 2026-11-01",
    "expiry: 2026-12-31",
  ].join(", ")} }`,
  ["approver", "office"],
);

const REGISTER = "repatriation.yaml";
const DEADLINES = ["2100-01-01", "9999-12-31", "1999-12-31"].map((day): Variant => {
  const yaml = `{ home: { ${[
    "title: { fr: Un, en: One }",
    "owner: ML",
    "dataClass: administrative",
    "hosted: { country: FR, kind: public-cloud, provider: One }",
    "size: { cores: 1, ramGiB: 1, volumeGiB: 1 }",
    "exitPlan: { fr: Un, en: One }",
    "target: { site: bamako, tenant: tax }",
    `deadline: ${day}`,
    "effortWeeks: 1",
    "status: planned",
  ].join(", ")} } }`;
  const { edits } = value(REGISTER, ["platforms"], yaml);
  const found = { file: REGISTER, path: "platforms.home.deadline", line: day };
  return { name: `a deadline on ${day}`, edits, found: [found] };
});

export const ESTATE: readonly Variant[] = [
  ...SITE,
  ...TENANT,
  ...NAMES,
  WAIVED,
  ...DEADLINES,
  ...RESERVED,
];
