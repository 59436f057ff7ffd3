/** Values that mean something only in another spelling, or more than once: clouds would store another value. */
import { type Variant, value } from "./base.ts";

const A = "alliance.yaml";
const S = "bamako/site.yaml";
const T = "bamako/tenants/tax.yaml";
const TITLE = ["title", "fr"];

const SPELT = [
  "fd5a:e500:0001:1004::/64",
  "FD5A:E500:1:1004::/64",
  "fd5a:e500:1:1004:0:0:0:0/64",
].map((prefix) => value(T, ["segments", "front", "ipv6"], `"${prefix}"`));

const TWICE = [
  value(T, ["groups", "auditors", "roles"], "[member, reader, member]", [2]),
  value(T, ["flavors"], "[small, small]", [1]),
  value(T, ["volumeTypes"], "[encrypted, encrypted]", [1]),
  value(S, ["services", "dns"], "[10.32.0.53, 10.32.0.53]", [1]),
];

const LONG = [
  value(T, TITLE, `Impôts ${"a".repeat(114)}`),
  value(T, TITLE, `Impôts ${"a".repeat(2000)}`),
  value(T, TITLE, `"Impôts ${"a".repeat(1_000_000)}"`),
  value(T, ["contact"], `${"a".repeat(240)}@finances.gouv.ml`),
  value(A, ["members", "ML", "title", "fr"], `"${"\\u0041".repeat(2001)}"`),
];

/** Many entries, of which each would be compared with all others. */
const entries = (count: number, entry: string) =>
  Array.from({ length: count }, (_, index) => entry.replace("#", `${index}`)).join(", ");
const SEGMENT = 's#: { ipv4: 10.32.16.0/24, ipv6: "fd5a:e500:1:1000::/64" }';
const CROWDS = [
  value(T, ["flavors"], `[${entries(2001, "f#")}]`),
  {
    ...value(T, ["segments"], `{ ${entries(12_000, SEGMENT)} }`),
    found: [{ file: T, path: "segments", line: "segments:" }],
  },
  value(A, ["sites", "bamako", "destinations", "logs"], `[${entries(40_000, "l#.aes.example")}]`),
];

export const EXACT: readonly Variant[] = [
  ...SPELT,
  value(S, ["services", "dns"], '[10.32.0.53, "fd5a:e500:1:0::53"]', [1]),
  value(S, ["services", "dns"], '["fd5a:e500:1::53"]'),
  value(S, ["services", "proxy"], '["FD5A:E500:1::80/128"]', [0]),
  value(T, ["flows", "users-to-front", "from"], '{ cidr: "fd5a:e500:1:0::/64" }', ["cidr"]),
  ...TWICE,
  ...LONG,
  ...CROWDS,
  value(S, ["capacity", "cores"], "-0"),
].map((variant) => ({ ...variant, name: shortened(variant.name) }));

/** A name that a person can read in a list of tests. */
function shortened(name: string): string {
  return name.length <= 100 ? name : `${name.slice(0, 80)}… of ${name.length} characters`;
}
