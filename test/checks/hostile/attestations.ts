/**
 * Hostile attestations of a registry: not needed, without an attester, or of a day that does not count; and names of
 * people who attest or sign that look like another's.
 */
import { type Place, type Variant, value } from "./base.ts";

const A = "alliance.yaml";
const site = (...path: Place): Place => ["sites", "bamako", ...path];

const attestation = (by: string, date: string) =>
  `{ by: ${by}, date: ${date}, why: { fr: Vu, en: Seen } }`;
const SOUND = attestation("bamako-compliance", "2026-03-16");

const registered = (prefix: string, value: string, below: Place): Variant => ({
  name: `${prefix} registered to Mali, ${value}`,
  edits: [
    {
      file: A,
      path: ["members", "ML"],
      value: `{ title: { fr: Mali, en: Mali }, aliases: [MLI, mali], addresses: { "${prefix}": ${value} } }`,
    },
  ],
  found: [
    {
      file: A,
      path: `members.ML.addresses.${prefix}${below.map((part) => `.${part}`).join("")}`,
      line: value,
    },
  ],
});

const attested = (entry: string, value: string, below: Place, domain?: string): Variant => ({
  name: `${entry} attested at Bamako, ${value}`,
  edits: [
    { file: A, path: site(), entry: `attested: { "${entry}": ${value} }` },
    ...(domain === undefined
      ? []
      : [
          { file: A, path: site("workloads", "domains"), value: `[bamako.aes.example, ${domain}]` },
        ]),
  ],
  found: [
    {
      file: A,
      path: `sites.bamako.attested.${entry}${below.map((part) => `.${part}`).join("")}`,
      line: value,
    },
  ],
});

export const ATTESTED = [
  registered("154.0.113.0/24", attestation("no-office", "2026-03-16"), ["by"]),
  registered("154.0.113.0/24", attestation("ouagadougou-compliance", "2026-03-16"), ["by"]),
  registered("154.0.113.0/24", attestation("constructor", "2026-03-16"), ["by"]),
  registered("154.0.113.0/24", attestation("bamako-compliance", "2026-11-25"), ["date"]),
  registered("154.0.113.0/24", attestation("bamako-compliance", "2023-11-23"), ["date"]),
  registered("154.0.113.0/24", attestation("bamako-compliance", "yesterday"), ["date"]),
  registered("10.16.0.0/12", SOUND, []),
  registered("128.0.0.0/1", SOUND, []),
  registered("100.64.0.0/16", SOUND, []),
  registered("172.0.0.0/8", SOUND, []),
  // Addresses that stand for others, for none or for this machine; and more than a state may use.
  ...[
    "0.0.0.0/8",
    "8.0.0.0/8",
    "41.0.0.0/15",
    "127.0.0.0/8",
    "127.0.0.1/32",
    "169.254.0.0/16",
    "192.0.0.0/16",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "198.18.0.0/15",
    "203.0.113.0/24",
    "224.0.0.0/8",
    "239.1.0.0/16",
    "255.255.255.255/32",
    "::/96",
    "::1/128",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/32",
    "2001:db8::/32",
    "2001:4200::/24",
    "2002::/16",
    "2002:800::/32",
    "3fff::/20",
    "5f00::/16",
    "fe80::/16",
    "ff00::/16",
  ].map((prefix) => registered(prefix, SOUND, [])),
  attested("aes.int", attestation("niamey-compliance", "2026-03-16"), ["by"], "aes.int"),
  attested("aes.int", attestation("bamako-compliance", "2020-01-01"), ["date"], "aes.int"),
  attested("bamako.aes.example", SOUND, []),
  attested("gouv.ml", attestation("no-office", "2026-03-16"), ["by"], "gouv.ml"),
  attested("gouv.ml", attestation("bamako-compliance", "2020-01-01"), ["date"], "gouv.ml"),
  attested("gouv.ml", attestation("niamey-compliance", "2026-03-16"), ["by"], "gouv.ml"),
  {
    ...attested("github.io", SOUND, [], "github.io"),
    found: [
      { file: A, path: "sites.bamako.workloads.domains[1]", line: "github.io" },
      { file: A, path: "sites.bamako.attested.github.io", line: "github.io" },
    ],
  },
];

/**
 * A special-purpose block that a member has registered, and that a site then has with its identity service there: both
 * are reported.
 */
export const REGISTERED_SITE: Variant[] = (
  [
    ["127.0.0.0/16", "ipv4", "127.0.0.1"],
    ["169.254.0.0/16", "ipv4", "169.254.169.254"],
    ["64:ff9b::/96", "ipv6", "[64:ff9b::808:808]"],
    ["2002::/16", "ipv6", "[2002:808:808::1]"],
  ] as const
).map(([prefix, family, host]) => {
  const [one] = [registered(prefix, SOUND, [])];
  const own = family === "ipv4" ? "10.32.0.0/12" : '"fd5a:e500:1::/48"';
  const plan = value(A, site("addresses", family), `[${own}, "${prefix}"]`, [1]);
  const identity = value(A, site("endpoints", "identity"), `['https://${host}/v3']`);
  return {
    name: `${prefix} registered, planned and used`,
    edits: [...one.edits, ...plan.edits, ...identity.edits],
    found: [...one.found, ...plan.found],
  };
});

/** Addresses that no attestation can make the site's own. */
export const UNATTESTABLE = [
  "https://identity.ouagadougou.aes.example/v3",
  "https://10.48.0.9/v3",
  "https://8.8.8.8/v3",
  "https://127.0.0.1/v3",
  "https://aes.azurewebsites.net/v3",
  "https://gouv.ml/v3",
  "https://id@identity.shared.example/v3",
  "https://identity.aes.internal/v3",
  "https://identity.aes.local/v3",
  "https://identity.home.arpa/v3",
].map(
  (url): Variant => ({
    name: `${url} attested as an identity`,
    edits: [
      { file: A, path: site("endpoints", "identity"), value: `['${url}']` },
      { file: A, path: site(), entry: `attested: { "${url}": ${SOUND} }` },
    ],
    found: [
      { file: A, path: "sites.bamako.endpoints.identity[0]", line: url },
      { file: A, path: `sites.bamako.attested.${url}`, line: url },
    ],
  }),
);

export const PACKAGES = [
  value(A, ["packages"], "{ aws: { why: { fr: Vu, en: Seen } } }", ["aws"]),
  value(A, ["packages"], `{ aws: ${attestation("no-office", "2026-03-16")} }`, ["aws", "by"]),
  value(A, ["packages"], `{ aws: ${attestation("bamako-compliance", "2020-01-01")} }`, [
    "aws",
    "date",
  ]),
  value(A, ["packages"], `{ openstack: ${SOUND} }`, ["openstack"]),
];

const PEOPLE = ["offices", "bamako-compliance", "people"];
const SIGNATORIES = ["contracts", "bamako-ouagadougou-continuity", "signatories"];

/** Names that look like another's. */
export const NAMES = [
  value(A, PEOPLE, "[responsable de la conformité du M\u0430li]", [0]),
  value(A, PEOPLE, "[\u03A1esponsable du Mali]", [0]),
  value(A, PEOPLE, "[responsable; du Mali]", [0]),
  value(A, PEOPLE, "[Traor\u0435]", [0]),
  value(A, PEOPLE, '["12"]', [0]),
  value(A, PEOPLE, "[un, UN]", [1]),
  value(A, PEOPLE, "[l'un, l\u2019Un]", [1]),
  value(A, PEOPLE, "[\uFF55n, un]", [1]),
  value(A, SIGNATORIES, "{ ML: [Direction du M\u0430li], BF: [Direction du Faso] }", ["ML", 0]),
  value(A, SIGNATORIES, "{ ML: [L'une], BF: [L\u2019UNE] }"),
].map((one) =>
  // The sites have countersigned other terms.
  one.edits[0]?.path === SIGNATORIES ? countersigned(one) : one,
);

function countersigned(one: Variant): Variant {
  const path = "contracts.bamako-ouagadougou-continuity";
  const at = ["bamako", "ouagadougou"].map((site) => ({
    file: `${site}/site.yaml`,
    path,
    line: "",
  }));
  // A map of several rows before; here the entry is below its key.
  const there = one.found.map((place) =>
    place.path.endsWith(".signatories") ? { ...place, line: "signatories:" } : place,
  );
  return { ...one, found: [...there, ...at] };
}
