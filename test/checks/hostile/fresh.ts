/**
 * Hostile edits of a later attack: who is a member, allowed names on the cloud, and texts that another reader would
 * read differently.
 */
import { added, type Edit, type Place, type Variant, value, WAIVERS } from "./base.ts";

const A = "alliance.yaml";
const S = "bamako/site.yaml";
const T = "bamako/tenants/tax.yaml";
const REGISTER = "repatriation.yaml";
const site = (...path: string[]) => ["sites", "bamako", ...path];

/** An invalid member state has no valid statement on any class either. */
const stranger = added(A, ["members"], "FR", "{ title: { fr: France, en: France } }");
const RIGHTS = ["reside", "process", "replicate", "operate"];
const CLASSES = ["public", "administrative", "citizen", "sensitive"];

const MEMBERS: Variant[] = [
  {
    ...stranger,
    found: [
      ...stranger.found,
      ...CLASSES.flatMap((key) =>
        RIGHTS.map((right) => ({ file: A, path: `classes.${key}.${right}`, line: right })),
      ),
    ],
  },
  value(A, ["members", "ML", "aliases"], "[FR]", [0]),
  value(A, ["members", "ML", "aliases"], "[MLI, france]", [1]),
  value(A, ["members", "NE", "aliases"], "[NER, mali]", [1]),
  value(A, ["members", "BF", "aliases"], "[MLI]", [0]),
  value(A, ["offices", "bamako-compliance", "country"], "TG"),
  ...["spy@dgse.gouv.fr", "impots@gmail.com", "IMPOTS@FINANCES.EXAMPLE"].map((mail) =>
    value(T, ["contact"], mail),
  ),
  value(T, ["contact"], "impots@finances.example.evil.fr"),
  value(T, ["contact"], "impots@xn--mli-5na.ml"),
  value(T, ["contact"], "impots@finances.ml"),
  value(T, ["contact"], "impots@evilgouv.ml"),
];

const OFFERS: Variant[] = [
  value(A, site("offers", "zones"), "['az1:hv-7', az2]", [0]),
  value(A, site("offers", "zones"), "[]"),
  value(A, site("offers", "flavors"), "[small, SMALL, medium, large]", [1]),
  added(A, site("offers"), "storagePolicies", "[../gold]"),
  added(A, site("offers"), "hosts", '["https://evil.example"]'),
  added(A, site("offers"), "images", "[debian]"),
  {
    name: "a zone that the registry does not declare",
    edits: [{ file: S, path: ["zones"], value: "{ az1: {}, paris: {} }" }],
    found: [{ file: S, path: "zones.paris", line: "paris" }],
  },
  {
    name: "a plain volume type that the registry does not declare",
    edits: [
      {
        file: S,
        path: ["volumeTypes"],
        entry: "stretched: { encrypted: false, description: Far away }",
      },
    ],
    found: [{ file: S, path: "volumeTypes.stretched", line: "stretched" }],
  },
  {
    name: "a size of server that the registry does not declare",
    edits: [
      { file: S, path: ["flavors"], entry: "remote: { vcpus: 1, ramMiB: 1024, diskGiB: 10 }" },
    ],
    found: [{ file: S, path: "flavors.remote", line: "remote" }],
  },
].map((one): Variant => {
  // A schema error is reported at its own place, and no check follows.
  const [found] = one.found;
  if (found?.path.endsWith("storagePolicies") || found?.path.endsWith("hosts")) {
    return { ...one, found: [{ ...found, path: `${found.path}[0]` }] };
  }
  return one;
});

const CLOUD: Variant[] = [
  value(S, ["kubernetes", "oidc", "clientId"], "'https://evil.example'"),
  value(S, ["kubernetes", "versions"], "{ '1.35.2': { image: 'https://evil.example/img' } }", [
    "1.35.2",
    "image",
  ]),
  value(S, ["kubernetes", "versions"], "{ '1.35.2': { image: ../img } }", ["1.35.2", "image"]),
  value(S, ["externalNetworks", "government", "name"], "' government'"),
  {
    name: "the internet, said to reach the government alone",
    edits: [
      {
        file: S,
        path: ["externalNetworks"],
        entry: `backbone: { name: INTERNET-2, reach: government, prefixes: { ipv4: [10.16.0.0/12], ipv6: ["fd5a:e500:100::/40"] } }`,
      },
      { file: S, path: ["externalNetworks", "backbone", "name"], value: "Internet" },
      { file: S, path: ["externalNetworks", "internet", "name"], value: "world" },
    ],
    found: [{ file: S, path: "externalNetworks.backbone.reach", line: "backbone" }],
  },
  value(A, site("destinations", "support"), "[10.32.0.0/12]", [0]),
  value(A, site("destinations", "support"), "[10.32.0.0/13, 10.40.0.0/13]", [0]),
  value(A, site("destinations", "logs"), '["fd5a:e500:1::/48"]', [0]),
].map((one): Variant => {
  const halves = one.name.includes("10.40.0.0/13");
  if (!halves) return one;
  const second = { file: A, path: "sites.bamako.destinations.support[1]", line: "10.40.0.0/13" };
  return { ...one, found: [...one.found, second] };
});

const STANDING: Variant[] = [
  ...(
    [
      ["[ouagadougou, ouagadougou]", 1],
      ["[niamey]", 0],
    ] as const
  ).map(([sites, index]): Variant => {
    const one = added(S, [], "activeStandbyFor", sites);
    return {
      ...one,
      name: sites,
      found: [{ file: S, path: `activeStandbyFor[${index}]`, line: sites }],
    };
  }),
];

/** Texts that YAML 1.1 and 1.2 read differently. */
const READERS: Variant[] = [
  ...["0464", "0x1d0", "0o720", "4.64e2", "+464"].map((number) =>
    value(S, ["capacity", "cores"], number),
  ),
  value(T, ["segments", "app", "router", "sharedWith"], "yes"),
  value(T, ["owner"], "NO"),
  value(T, ["flows", "app-to-proxy", "ports"], "31:28"),
].map((one) => one);

const platform = (name: string, country: string, at: Place, teams?: string): Variant => {
  const yaml = `{ home: { ${[
    "title: { fr: Un, en: One }",
    "owner: ML",
    "dataClass: citizen",
    `hosted: { country: ${country}, kind: public-cloud, provider: One }`,
    "size: { cores: 1, ramGiB: 1, volumeGiB: 1 }",
    "exitPlan: { fr: Un, en: One }",
    "target: { site: bamako, tenant: tax }",
    "deadline: 2028-01-01",
    "effortWeeks: 1",
    "status: planned",
  ].join(", ")} } }`;
  const edits: Edit[] = [
    { file: REGISTER, path: ["platforms"], value: yaml },
    { file: REGISTER, path: ["teams"], value: teams ?? "{ ML: { parallel: 1 } }" },
  ];
  const line = at[0] === "teams" ? "FR" : country;
  return { name, edits, found: [{ file: REGISTER, path: at.join("."), line }] };
};

const ABROAD: Variant[] = [
  platform("a platform in no country", "XX", ["platforms", "home", "hosted", "country"]),
  platform("a platform in all of a union", "EU", ["platforms", "home", "hosted", "country"]),
  platform(
    "teams of a state that is no member",
    "FR",
    ["teams", "FR"],
    "{ ML: { parallel: 1 }, FR: { parallel: 9 } }",
  ),
];

/** The schema library's messages contain braces: they are shown, and are not placeholders. */
const BRACES: Variant = {
  name: "a waiver with a field of braces",
  edits: [{ file: WAIVERS, path: ["one"], value: '{ "{L}": 1 }' }],
  found: [
    { file: WAIVERS, path: "one", line: "" },
    ...["rule", "scope", "owner", "approver", "reason", "ticket", "compensating", "start"].map(
      (field) => ({ file: WAIVERS, path: `one.${field}`, line: "" }),
    ),
    { file: WAIVERS, path: "one.expiry", line: "" },
  ],
};

const TICKET = value(
  WAIVERS,
  ["one"],
  `{ ${[
    "rule: data-owner",
    "scope: 'urn:pulumi:bamako::aes-estate::openstack:compute/quotaSetV2:QuotaSetV2::one'",
    "owner: { name: responsable de l'exploitation de Bamako, office: bamako-operations }",
    "approver: { name: responsable de la conformité du Mali, office: bamako-compliance }",
    "reason: { fr: Vu, en: Seen }",
    "ticket: '-'",
    "compensating: { fr: Relevé, en: Read }",
    "start: 2026-11-01",
    "expiry: 2026-12-31",
  ].join(", ")} }`,
  ["ticket"],
);

export const FRESH: readonly Variant[] = [
  ...MEMBERS,
  ...OFFERS,
  ...CLOUD,
  ...STANDING,
  ...READERS,
  ...ABROAD,
  TICKET,
  BRACES,
];
