/**
 * Hostile registries: locations, addresses, domains and classes that do not belong to the site, or only look as if they
 * did.
 */
import { type Place, type Variant, value } from "./base.ts";

const A = "alliance.yaml";
const site = (...path: Place): Place => ["sites", "bamako", ...path];

const first = (path: Place, entries: readonly string[]): Variant[] =>
  entries.map((entry) => value(A, path, `[${entry}]`, [0]));

/** Appended to the existing entries, so that nothing else of the site changes. */
const second = (path: Place, own: string, entries: readonly string[]): Variant[] =>
  entries.map((entry) => value(A, path, `[${own}, ${entry}]`, [1]));

export const IDENTITY = first(site("endpoints", "identity"), [
  "'https://id@evil.example/v3'",
  "'https://id@identity.bamako.aes.example/v3'",
  "'https://identity.bamako.aes.example@evil.example/v3'",
  "'https://identity.bamako.aes.example:443@evil.example/v3'",
  "'https://identity.bamako.aes.example.evil.example/v3'",
  "'https://identity-bamako.aes.example/v3'",
  "'https://identity.xn--bmako-6wd.aes.example/v3'",
  "'https://identity.b\u0430mako.aes.example/v3'",
  "'https://identity.bamako\u3002aes.example/v3'",
  "'https://identity.bamako.aes.example./v3'",
  "'https://IDENTITY.bamako.aes.example/v3'",
  "'https://identity.bamako.aes.example%2eevil.example/v3'",
  "'https:\\\\evil.example\\v3'",
  "'https://evil.example\\@identity.bamako.aes.example/v3'",
  "'https://0x7f.1/v3'",
  "'https://169869321/v3'",
  "'https://012.040.0.9/v3'",
  "'https://[::ffff:10.32.0.9]/v3'",
  "'https://[::ffff:a20:9]/v3'",
  "'https://[fe80::1]/v3'",
  "'https://8.8.8.8/v3'",
  "'https://10.48.0.9/v3'",
  "'https://identity.ouagadougou.aes.example/v3'",
  "'http://identity.bamako.aes.example/v3'",
  "'https://identity.bamako.aes.example:0/v3'",
  "'https://identity.bamako.aes.example:99999/v3'",
  "'https://identity.bamako.aes.example:05000/v3'",
  "'https://identity.bamako.aes.example/v3?to=evil'",
  "'https://identity.bamako.aes.example/v3#evil'",
  "'https://identity.bamako.aes.example/../v3'",
  "'https://localhost/v3'",
  "'https://127.0.0.1/v3'",
  "'https://[::1]/v3'",
]);

export const STATE = [
  ...first(site("state", "backends"), [
    "'gs://aes-bamako-state'",
    "'azblob://aes-bamako-state'",
    "'file:///var/lib/state'",
    "'file://server/share'",
    "'mem://state'",
    "'s3://aes-bamako-state'",
    "'s3://aes-bamako-state?endpoint=https://s3.amazonaws.com'",
    "'s3://aes-bamako-state?endpoint=http://objects.bamako.aes.example'",
    "'s3://aes-bamako-state?endpoint=https://id@objects.bamako.aes.example'",
    "'s3://aes-bamako-state?endpoint=https%3A%2F%2Fevil.example'",
    "'s3://aes-bamako-state?endpoint=https://objects.bamako.aes.example&endpoint=https://evil.example'",
    "'s3://aes-bamako-state?endpoint=https://objects.bamako.aes.example&accelerate=true'",
    "'s3://aes-bamako-state/../other?endpoint=https://objects.bamako.aes.example'",
    "'s3://aes-bamako-state?endpoint=https://objects.bamako.aes.example&region=@evil.example'",
    "'s3://id:key@aes-bamako-state?endpoint=https://objects.bamako.aes.example'",
    "'https://api.pulumi.com'",
    "'https://state.bamako.aes.example.evil.example'",
    "'postgres://state.evil.example/pulumi?sslmode=verify-full'",
    "'postgres://state.bamako.aes.example/pulumi?sslmode=verify-full&host=203.0.113.9'",
    "'postgres://state.bamako.aes.example/pulumi?host=203.0.113.9'",
    "'postgres://state.bamako.aes.example/pulumi?sslmode=disable'",
    "'postgres://state.bamako.aes.example@evil.example/pulumi'",
    "'postgres://state.bamako.aes.example,evil.example/pulumi'",
    "'postgres://state.bamako.aes.example:05432/pulumi'",
  ]),
  ...first(site("state", "secretsProviders"), [
    "'awskms://alias/aes'",
    "'gcpkms://projects/aes'",
    "'azurekeyvault://aes.vault.azure.net/keys/k'",
    "passphrase",
    "'hashivault://aes?engine=evil'",
    "'hashivault://id@aes'",
    "'hashivault://aes/../other'",
    "'hashivault://aes/./bamako'",
    "'hashivault://..'",
    "'hashivault://aes//bamako'",
    "'hashivault:///aes'",
  ]),
  {
    name: "a key in a Vault that is not among the site's keys",
    edits: [{ file: A, path: site("keys", "vault", "service"), value: "barbican" }],
    found: [{ file: A, path: "sites.bamako.state.secretsProviders[0]", line: "hashivault://" }],
  },
];

export const KEYS = [
  "'https://vault.evil.example:8200'",
  "'https://id@vault.bamako.aes.example:8200'",
  "'https://vault.bamako.aes.example.evil.example:8200'",
  "'https://VAULT.bamako.aes.example:8200'",
  "'https://vault.ouagadougou.aes.example:8200'",
  "'https://aes.vault.azure.net'",
  "'https://kms.eu-west-3.amazonaws.com'",
  "'https://vault.bamako.aes.example:8200/?to=evil'",
].map((yaml) => value(A, site("keys", "vault", "url"), yaml));

export const WORKLOADS = [
  ...first(site("workloads", "registries"), [
    "ghcr.io",
    "registry.bamako.aes.example.evil.example",
    "'id@registry.bamako.aes.example'",
    "'registry.bamako.aes.example:99999'",
    "'registry.bamako.aes.example:05000'",
    "registry.xn--e1a.bamako.aes.example",
    "'https://registry.bamako.aes.example'",
  ]).map((one) => ({
    ...one,
    found: [
      ...one.found,
      { file: "bamako/site.yaml", path: "kubernetes.registry", line: "registry:" },
    ],
  })),
  ...second(site("workloads", "domains"), "bamako.aes.example", [
    "com",
    "ml",
    "gov.ml",
    "gouv.ml",
    "gouv.ne",
    "finances.ml",
    "finances.org.ml",
    "finances-gouv.ml",
    "evilgov.bf",
    "gouv.ne.bf",
    "co.uk",
    "github.io",
    "aes.github.io",
    "s3.amazonaws.com",
    "aes-bamako.s3.amazonaws.com",
    "xn--e1a4c.example",
    "svc.cluster.local",
    "aes.onion",
    `${"a".repeat(64)}.example`,
    "'*.gouv.ml.example'",
    "gouv.ml.example.",
    "GOUV.ml.example",
    "'gouv.ml.example:443'",
    "'10.32.0.1'",
    "'10.0x20'",
    "amazonaws.com",
    "docker.io",
    "quay.io",
    "nip.io",
    "aes.fr",
    "aes.org",
    "aes.ml.com",
    "aes.mali",
    "aes.internal",
    "aes.local",
    "32.10.in-addr.arpa",
    "home.arpa",
    "ouagadougou.aes.example",
  ]).map((one) =>
    // Two sites under one name: the issue is reported at the later site, whichever of them is wrong.
    /ouaga/.test(one.name) ? elsewhere(one) : one,
  ),
  ...second(site("workloads", "provisioners"), "cinder.csi.openstack.org", [
    "s3.csi.evil.example",
    "CINDER.csi.openstack.org",
  ]),
  value(A, site("workloads", "api"), "[0.0.0.0/0]", [0]),
  value(A, site("workloads", "api"), "[10.48.0.0/12]", [0]),
];

export const DESTINATIONS = [
  ...first(site("destinations", "logs"), [
    "logs.evil.example",
    "'https://logs.bamako.aes.example@evil.example'",
    "logs.bamako.aes.example.evil.example",
    "'logs.bamako.aes.example:99999'",
    "'logs.bamako.aes.example:0'",
    "'logs.bamako.aes.example:0443'",
    "'https://logs.bamako.aes.example:0443'",
    "logs.xn--e1a.bamako.aes.example",
    "LOGS.bamako.aes.example",
    "logs.bamako.aes.example.",
    "'http://logs.bamako.aes.example'",
  ]),
  ...first(site("destinations", "images"), ["'https://images.bamako.aes.example.evil.example/x'"]),
  value(A, site("destinations", "dns"), '[10.32.0.53, "fd5a:e500:1::53", 8.8.8.8]', [2]),
  value(A, site("destinations", "dns"), '[10.32.0.53, "fd5a:e500:1::53", 0.0.0.0/0]', [2]),
  ...second(site("destinations", "support"), "10.32.0.22", ["203.0.113.9", "10.48.0.22"]),
];

export const ADDRESSES = [
  ...second(site("addresses", "ipv4"), "10.32.0.0/12", [
    "8.8.8.0/24",
    "192.0.2.0/24",
    "100.128.0.0/10",
    "172.32.0.0/12",
    "172.16.0.0/12",
    "172.24.0.0/16",
    "128.0.0.0/1",
    "169.254.0.0/16",
    "100.64.0.0/16",
    "100.64.0.0/10",
    "100.0.0.0/8",
    "100.127.255.0/24",
    "127.0.0.0/8",
    "0.0.0.0/8",
    "224.0.0.0/8",
  ]),
  ...second(site("addresses", "ipv6"), '"fd5a:e500:1::/48"', [
    '"2001:db8::/32"',
    '"fe80::/10"',
    '"4000::/2"',
    '"64:ff9b::/96"',
    '"2002::/16"',
    '"::1/128"',
  ]),
  ...second(site("administration", "offices", "prefixes"), "10.16.0.0/12", [
    "203.0.113.0/24",
    "128.0.0.0/1",
    "10.49.0.0/16",
    "100.64.1.0/24",
    "172.20.0.0/16",
  ]),
];

/** Attestations that are not needed, have no attester, or have a day that does not count. */
const word = (by: string, date: string) =>
  `{ by: ${by}, date: ${date}, why: { fr: Vu, en: Seen } }`;
const SOUND = word("bamako-compliance", "2026-03-16");

const registered = (prefix: string, said: string, below: Place): Variant => ({
  name: `${prefix} registered to Mali, ${said}`,
  edits: [
    {
      file: A,
      path: ["members", "ML"],
      value: `{ title: { fr: Mali, en: Mali }, aliases: [MLI, mali], addresses: { "${prefix}": ${said} } }`,
    },
  ],
  found: [
    {
      file: A,
      path: `members.ML.addresses.${prefix}${below.map((part) => `.${part}`).join("")}`,
      line: said,
    },
  ],
});

const attested = (entry: string, said: string, below: Place, domain?: string): Variant => ({
  name: `${entry} attested at Bamako, ${said}`,
  edits: [
    { file: A, path: site(), entry: `attested: { "${entry}": ${said} }` },
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
      line: said,
    },
  ],
});

export const ATTESTED = [
  registered("154.0.113.0/24", word("nobody", "2026-03-16"), ["by"]),
  registered("154.0.113.0/24", word("ouagadougou-compliance", "2026-03-16"), ["by"]),
  registered("154.0.113.0/24", word("constructor", "2026-03-16"), ["by"]),
  registered("154.0.113.0/24", word("bamako-compliance", "2026-11-25"), ["date"]),
  registered("154.0.113.0/24", word("bamako-compliance", "2023-11-23"), ["date"]),
  registered("154.0.113.0/24", word("bamako-compliance", "yesterday"), ["date"]),
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
  attested("aes.int", word("niamey-compliance", "2026-03-16"), ["by"], "aes.int"),
  attested("aes.int", word("bamako-compliance", "2020-01-01"), ["date"], "aes.int"),
  attested("bamako.aes.example", SOUND, []),
  attested("gouv.ml", word("nobody", "2026-03-16"), ["by"], "gouv.ml"),
  attested("gouv.ml", word("bamako-compliance", "2020-01-01"), ["date"], "gouv.ml"),
  attested("gouv.ml", word("niamey-compliance", "2026-03-16"), ["by"], "gouv.ml"),
  {
    ...attested("github.io", SOUND, [], "github.io"),
    found: [
      { file: A, path: "sites.bamako.workloads.domains[1]", line: "github.io" },
      { file: A, path: "sites.bamako.attested.github.io", line: "github.io" },
    ],
  },
];

const egress = (key: string, yaml: string, ...paths: string[]): Variant => ({
  ...value(A, ["classes", key, "egress"], yaml),
  found: paths.map((path) => ({ file: A, path: `classes.${key}.egress${path}`, line: yaml })),
});

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
  value(A, ["packages"], `{ aws: ${word("nobody", "2026-03-16")} }`, ["aws", "by"]),
  value(A, ["packages"], `{ aws: ${word("bamako-compliance", "2020-01-01")} }`, ["aws", "date"]),
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

export const COPIES = [
  value(A, ["stateCopies"], "{ bamako: niamey, ouagadougou: bamako }", ["bamako"]),
];

export const CLASSES = [
  value(A, ["classes", "sensitive", "rank"], "2"),
  egress("citizen", "[none, government, internet]", "", "[2]"),
  egress("sensitive", "[none, internet]", "", "[1]"),
  value(A, ["classes", "citizen", "encryption"], "optional"),
  value(A, ["classes", "sensitive", "encryption"], "optional"),
  value(A, ["classes", "sensitive", "reside"], "{ ML: [ML, BF], BF: [BF], NE: [NE, BF] }", ["ML"]),
  value(A, ["classes", "sensitive", "process"], "{ ML: [ML], BF: [BF, ML], NE: [NE, BF] }", ["BF"]),
  value(A, ["classes", "sensitive", "operate"], "{ ML: [ML, NE], BF: [BF], NE: [NE] }", ["ML"]),
  value(A, ["classes", "citizen", "operate"], "{ ML: [ML, BF, NE], BF: [BF], NE: [NE] }", ["ML"]),
  value(A, ["classes", "citizen", "reside"], "{ ML: [ML, FR], BF: [BF], NE: [NE, ML, BF] }", [
    "ML",
  ]),
  {
    ...value(A, ["classes", "citizen", "rank"], "0"),
    found: [
      { file: A, path: "classes.citizen.rank", line: "0" },
      { file: A, path: "classes.public.egress[2]", line: "internet" },
      { file: A, path: "classes.public.encryption", line: "optional" },
      { file: A, path: "classes.administrative.encryption", line: "optional" },
      ...[
        "reside.ML",
        "reside.BF",
        "process.ML",
        "process.BF",
        "replicate.ML",
        "replicate.BF",
        "replicate.NE",
        "operate.NE",
        "encryption",
      ].map((path) => ({ file: A, path: `classes.administrative.${path}`, line: "" })),
    ],
  },
];

function elsewhere(one: Variant): Variant {
  return {
    ...one,
    found: [
      { file: A, path: "sites.ouagadougou.workloads.domains[0]", line: "ouagadougou.aes.example" },
    ],
  };
}

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
