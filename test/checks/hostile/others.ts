/** Hostile edits that pass a tenant's servers off as the site's, or another tenant's as one's own. */
import { type Edit, type Place, type Variant, value } from "./base.ts";

const A = "alliance.yaml";
const S = "bamako/site.yaml";
const site = (...path: Place): Place => ["sites", "bamako", ...path];

/** In the segment of the portal's front, which faces the internet; in the pools, and not assigned yet. */
const TENANTS = ["10.32.16.5", "10.32.47.9"];

const PLACES: Variant[] = [
  ...["logs", "metrics", "traces", "images", "support"].map((kind) =>
    value(A, site("destinations", kind), "[10.32.16.5]", [0]),
  ),
  value(A, site("destinations", "backups"), "[objects.bamako.aes.example, 10.32.16.5]", [1]),
  value(A, site("destinations", "logs"), "['https://10.32.16.5:3100/loki']", [0]),
  value(A, site("destinations", "logs"), "['10.32.16.5:3100']", [0]),
  value(A, site("destinations", "logs"), '["fd5a:e500:1:1000::5"]', [0]),
  value(A, site("destinations", "logs"), "[10.32.16.0/20]", [0]),
  value(A, site("destinations", "proxy"), '[10.32.0.80, "fd5a:e500:1::80", 10.32.16.5]', [2]),
  value(A, site("destinations", "dns"), '[10.32.0.53, "fd5a:e500:1::53", 10.32.16.0/26]', [2]),
  value(A, site("destinations", "ntp"), '[10.32.0.123, "fd5a:e500:1::123", 10.32.16.5]', [2]),
  ...TENANTS.flatMap((address) => [
    value(A, site("endpoints", "identity"), `['https://${address}:5000/v3']`, [0]),
    value(A, site("keys", "vault", "url"), `'https://${address}:8200'`),
    value(A, site("state", "backends"), `['postgres://${address}/pulumi']`, [0]),
  ]),
  value(A, site("endpoints", "identity"), "['https://[fd5a:e500:1:1000::5]:5000/v3']", [0]),
  value(A, site("state", "backends"), "['https://10.32.16.5']", [0]),
  value(A, site("state", "backends"), '["s3://aes-bamako-state?endpoint=https://10.32.16.5"]', [0]),
  value(
    A,
    site("workloads", "registries"),
    "[registry.bamako.aes.example, '10.32.16.5:5000/apps']",
    [1],
  ),
  value(A, site("workloads", "registries"), "[registry.bamako.aes.example, 10.32.16.5]", [1]),
  value(S, ["kubernetes", "oidc", "issuer"], "'https://10.32.16.5/realms/agents'"),
  ...["10.32.16.0/26", "10.32.16.5/32", "10.32.16.0/20", "10.32.0.0/16"].map((prefix) =>
    value(A, site("administration", "site", "prefixes"), `[${prefix}]`, [0]),
  ),
  value(A, site("administration", "site", "prefixes"), '["fd5a:e500:1:1000::/56"]', [0]),
];

const T = "bamako/tenants/tax.yaml";
const P = "bamako/tenants/public-portal.yaml";

/** A flow of the tax administration to a prefix that it may not use. */
const flow = (ends: string, cidr: string, rest = "protocol: tcp, ports: 443"): Variant => {
  const yaml = ends.replace("CIDR", `{ cidr: "${cidr}" }`);
  return {
    name: `tax: ${yaml} ${rest}`,
    edits: [{ file: T, path: ["flows"], entry: `leak: { ${yaml}, ${rest} }` }],
    found: [
      { file: T, path: `flows.leak.${ends.endsWith("CIDR") ? "to" : "from"}.cidr`, line: "leak" },
    ],
  };
};

const FLOWS: Variant[] = [
  // The portal's segments hold public data, the tax administration's hold citizens' data.
  flow("from: app, to: CIDR", "10.32.16.0/26"),
  flow("from: app, to: CIDR", "10.32.16.5/32"),
  flow("from: app, to: CIDR", "fd5a:e500:1:1000::/64"),
  flow("from: app, to: CIDR", "fd5a:e500:1:1001::9/128", "protocol: udp, ports: 1-65535"),
  flow("from: CIDR, to: data", "10.32.16.0/26", "protocol: tcp, ports: 5432"),
  flow("from: CIDR, to: data", "10.32.16.0/26", "protocol: icmp"),
  // Wider than one segment, or not assigned yet.
  flow("from: app, to: CIDR", "10.32.0.0/12", "protocol: udp, ports: 1-65535"),
  flow("from: app, to: CIDR", "10.32.16.0/20"),
  flow("from: CIDR, to: data", "10.32.16.0/25"),
  flow("from: CIDR, to: data", "10.32.23.0/25"),
  flow("from: app, to: CIDR", "10.32.40.0/26"),
  flow("from: app, to: CIDR", "fd5a:e500:1::/48"),
  flow("from: app, to: CIDR", "fd5a:e500:1:1000::/52"),
];

/**
 * The portal becomes a tenant of Niger with citizens' data, which may be at Bamako, beside the tax administration of
 * Mali.
 */
const NIGER: readonly Edit[] = [
  { file: P, path: ["owner"], value: "NE" },
  { file: P, path: ["dataClass"], value: "citizen" },
  { file: P, path: ["volumeTypes"], value: "[encrypted]" },
  { file: P, path: ["segments", "front", "router"], value: "{ gateway: government }" },
  { file: P, path: ["flows", "world-to-front", "from"], value: "government" },
];

/** The same, as a tenant of Mali. */
export const ALIKE = NIGER.slice(1);

const out = (ports: number): Edit => ({
  file: T,
  path: ["flows"],
  entry: `to-niger: { from: app, to: { cidr: 10.32.16.0/26 }, protocol: tcp, ports: ${ports} }`,
});
const into = (from: string, to: string, rest: string): Edit => ({
  file: P,
  path: ["flows"],
  entry: `from-tax: { from: ${from}, to: ${to}, protocol: ${rest} }`,
});
const APP = "{ cidr: 10.32.23.64/26 }";

/** Flows between two owners that only one of them declares. */
const UNANSWERED: Variant[] = (
  [
    ["nothing there", undefined],
    ["another port there", into(APP, "front", "tcp, ports: 80")],
    ["another protocol there", into(APP, "front", "udp, ports: 443")],
    ["another segment there", into(APP, "relay", "tcp, ports: 443")],
    ["the other direction there", into("front", APP, "tcp, ports: 443")],
  ] as const
).map(([name, answer]) => {
  const there = { file: P, line: "from-tax", path: "flows.from-tax.from.cidr" };
  const back = { ...there, path: "flows.from-tax.to.cidr" };
  const said = answer === undefined ? [] : [name.includes("direction") ? back : there];
  return {
    name: `a flow from tax to a tenant of Niger, with ${name}`,
    edits: [...NIGER, out(443), ...(answer === undefined ? [] : [answer])],
    found: [{ file: T, path: "flows.to-niger.to.cidr", line: "to-niger" }, ...said],
  };
});

/** Valid flows between tenants. */
export const BETWEEN: readonly Pick<Variant, "name" | "edits">[] = [
  {
    name: "a flow between two owners that both declare",
    edits: [...NIGER, out(443), into(APP, "front", "tcp, ports: 443")],
  },
  {
    name: "a flow between two tenants of one owner and class",
    edits: [...ALIKE, out(443)],
  },
  {
    name: "flows to the platform's own prefixes, and to a segment of one's own by its prefix",
    edits: [
      {
        file: T,
        path: ["flows"],
        entry: "watch: { from: { cidr: 10.32.0.0/24 }, to: front, protocol: tcp, ports: 9100 }",
      },
      {
        file: T,
        path: ["flows"],
        entry: "own: { from: app, to: { cidr: 10.32.23.128/26 }, protocol: tcp, ports: 5433 }",
      },
    ],
  },
];

/** A prefix of a length that no segment has, covering prefixes of others: reported once, at its place. */
const LENGTHS: Variant[] = [
  value(T, ["segments", "front", "ipv4"], "10.32.0.0/18"),
  value(T, ["segments", "front", "ipv4"], "10.32.16.0/19"),
  value(T, ["segments", "front", "ipv6"], '"fd5a:e500:1:1000::/56"'),
  value(T, ["segments", "front", "ipv4"], "10.32.23.0/30"),
];

/** Names that are neither a segment nor a location. */
const NAMES: Variant[] = [
  ...["ntp", "public-portal", "public-portal/front", "nobody"].map((name) =>
    value(T, ["flows", "app-to-proxy", "to"], name),
  ),
];

export const OTHERS: readonly Variant[] = [
  ...PLACES,
  ...FLOWS,
  ...UNANSWERED,
  ...LENGTHS,
  ...NAMES,
];
