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

const egress = (key: string, yaml: string, ...paths: string[]): Variant => ({
  ...value(A, ["classes", key, "egress"], yaml),
  found: paths.map((path) => ({ file: A, path: `classes.${key}.egress${path}`, line: yaml })),
});

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
