/** Hostile edits that take a tenant's servers for the site's, or another tenant's for one's own. */
import { type Place, type Variant, value } from "./base.ts";

const A = "alliance.yaml";
const S = "bamako/site.yaml";
const site = (...path: Place): Place => ["sites", "bamako", ...path];

/** In the segment of the portal's front, which meets the internet; in the pools, and nobody's yet. */
const TENANTS = ["10.32.16.5", "10.32.47.9"];

const PLACES: Variant[] = [
  ...["logs", "metrics", "traces", "images", "support"].map((kind) =>
    value(A, site("flows", kind), "[10.32.16.5]", [0]),
  ),
  value(A, site("flows", "backups"), "[objects.bamako.aes.example, 10.32.16.5]", [1]),
  value(A, site("flows", "logs"), "['https://10.32.16.5:3100/loki']", [0]),
  value(A, site("flows", "logs"), "['10.32.16.5:3100']", [0]),
  value(A, site("flows", "logs"), '["fd5a:e500:1:1000::5"]', [0]),
  value(A, site("flows", "logs"), "[10.32.16.0/20]", [0]),
  value(A, site("flows", "proxy"), '[10.32.0.80, "fd5a:e500:1::80", 10.32.16.5]', [2]),
  value(A, site("flows", "dns"), '[10.32.0.53, "fd5a:e500:1::53", 10.32.16.0/26]', [2]),
  value(A, site("flows", "ntp"), '[10.32.0.123, "fd5a:e500:1::123", 10.32.16.5]', [2]),
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

export const OTHERS: readonly Variant[] = [...PLACES];
