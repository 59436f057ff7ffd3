import test from "ava";
import { formatProblem } from "../../../policies/alliance/problem.ts";
import { allianceProblems } from "../../../policies/alliance/problems/index.ts";
import { AllianceError, parseAlliance } from "../../../policies/alliance/registry.ts";
import { evaluate } from "../../../policies/evaluate.ts";
import { alliance, allianceData } from "../fixture.ts";

/** Sets one value deep in plain data; `undefined` removes it. */
function withValue(path: string, value: unknown): Record<string, unknown> {
  const data = allianceData();
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  const target = keys.reduce((map, key) => map[key] as Record<string, unknown>, data);
  if (value === undefined) delete target[last];
  else target[last] = value;
  return data;
}

test("the fixture is valid", (t) => {
  t.deepEqual(allianceProblems(alliance), []);
});

test("the alliance has a name in each language; one text is read as both", (t) => {
  const both = { fr: "Alliance d'essai", en: "Alliance for tests" };
  t.deepEqual(parseAlliance(withValue("name", both)).name, both);
  t.deepEqual(parseAlliance(withValue("name", both.fr)).name, { fr: both.fr, en: both.fr });
});

const VAULT = "sites.bamako.keys.vault";
const ADMINISTRATION = "sites.bamako.administration";
const OFFICES = `${ADMINISTRATION}.offices`;

const SIGNATORIES = "contracts.ended.signatories";

const NOTHING = { cores: 0, ramGiB: 0, volumeGiB: 0, floatingIps: 0 };
const WHY = { why: { fr: "Pourquoi", en: "Why" } };
const SHARE = { guaranteed: NOTHING, burst: NOTHING };

const broken: [name: string, path: string, value: unknown, at: string][] = [
  ["no member", "members", {}, "members"],
  ["no name", "name", undefined, "name"],
  ["a name in one language", "name", { fr: "Alliance d'essai" }, "name.en"],
  ["a name without a letter", "name", "1", "name.fr"],
  ["no site", "sites", {}, "sites"],
  ["no class", "classes", {}, "classes"],
  [
    "a site in a country that is not a member",
    "sites.bamako.country",
    "FR",
    "sites.bamako.country",
  ],
  [
    "a class without one of the owners",
    "classes.citizen.reside.BF",
    undefined,
    "classes.citizen.reside",
  ],
  [
    "a class for an owner that is not a member",
    "classes.citizen.reside.FR",
    ["ML"],
    "classes.citizen.reside",
  ],
  [
    "a class in a country that is not a member",
    "classes.citizen.reside.ML",
    ["FR"],
    "classes.citizen.reside.ML",
  ],
  ["an empty allow-list", "classes.citizen.reside.ML", [], "classes.citizen.reside.ML"],
  ["a region given twice", "sites.ouagadougou.region", "bamako-1", "sites.ouagadougou.region"],
  [
    "no identity endpoint",
    "sites.bamako.endpoints.identity",
    [],
    "sites.bamako.endpoints.identity",
  ],
  ["no state backend", "sites.bamako.state.backends", [], "sites.bamako.state.backends"],
  ["a state copied to itself", "stateCopies", { bamako: "bamako" }, "stateCopies.bamako"],
  ["a state copied to an unknown site", "stateCopies", { bamako: "paris" }, "stateCopies.bamako"],
  ["the state of an unknown site", "stateCopies", { paris: "bamako" }, "stateCopies.paris"],
  [
    "a back end without a location",
    "sites.bamako.state.backends",
    ["file:///x"],
    "sites.bamako.state.backends.0",
  ],
  [
    "a bucket without an endpoint, which means Amazon's",
    "sites.bamako.state.backends",
    ["s3://b"],
    "sites.bamako.state.backends.0",
  ],
  [
    "no secrets provider",
    "sites.bamako.state.secretsProviders",
    [],
    "sites.bamako.state.secretsProviders",
  ],
  ["an unknown key", "sites.bamako.contry", "ML", "sites.bamako"],
  ...Object.entries<[name: string, value: unknown, at?: string][]>({
    registries: [
      ["no registry", []],
      ["a registry with a scheme", ["https://registry.bamako.aes.example"], "0"],
      ["a registry by wildcard", ["*.bamako.aes.example"], "0"],
      ["a registry in capitals", ["Registry.bamako.aes.example"], "0"],
      ["a foreign registry", ["docker.io"], "0"],
      [
        "a registry with only the beginning of the site's name",
        ["bamako.aes.example.evil.example"],
        "0",
      ],
    ],
    domains: [
      ["no domain", []],
      ["a domain by wildcard", ["bamako.aes.example", "*"], "1"],
      ["a top-level domain", ["bamako.aes.example", "example"], "1"],
      ["a domain that is an address", ["bamako.aes.example", "10.32.0.1"], "1"],
    ],
    storageClasses: [
      ["no storage class", []],
      ["a storage class by wildcard", ["*"], "0"],
    ],
    volumeTypes: [["no volume type", []]],
    provisioners: [
      ["no provisioner", []],
      ["a provisioner by wildcard", ["*"], "0"],
    ],
    api: [
      ["no API prefix", []],
      ["an API everywhere", ["0.0.0.0/0"], "0"],
      ["an API everywhere in IPv6", ["::/0"], "0"],
      ["an API at half of everywhere", ["0.0.0.0/1"], "0"],
      ["an API at another site", ["10.48.0.0/16"], "0"],
      ["an API around the site", ["10.0.0.0/8"], "0"],
    ],
  }).flatMap(([key, rows]) =>
    rows.map(([name, value, at]): [string, string, unknown, string] => {
      const path = `sites.bamako.workloads.${key}`;
      return [name, path, value, at === undefined ? path : `${path}.${at}`];
    }),
  ),
  [
    "a domain of another site",
    "sites.ouagadougou.workloads.domains",
    ["ouagadougou.aes.example", "portal.bamako.aes.example"],
    "sites.ouagadougou.workloads.domains.1",
  ],
  ...["logs", "metrics", "traces", "backups", "images", "dns", "ntp", "proxy", "support"].flatMap(
    (kind): [string, string, unknown, string][] => {
      const path = `sites.bamako.destinations.${kind}`;
      return [
        [`no place for ${kind}`, path, [], path],
        [`${kind} abroad`, path, [`${kind}.example.com`], `${path}.0`],
        [`${kind} at another site`, path, [`${kind}.ouagadougou.aes.example`], `${path}.0`],
        [`${kind} at another site's address`, path, ["10.48.0.53"], `${path}.0`],
        [`${kind} around the site`, path, ["10.0.0.0/8"], `${path}.0`],
        [`${kind} at another site's address and port`, path, ["10.48.0.53:443"], `${path}.0`],
        [`${kind} without TLS`, path, ["http://logs.bamako.aes.example"], `${path}.0`],
        [`${kind} by wildcard`, path, ["*.bamako.aes.example"], `${path}.0`],
        [`${kind} in disguise`, path, ["::ffff:10.32.0.53"], `${path}.0`],
      ];
    },
  ),
  ["no key manager", "sites.bamako.keys", {}, "sites.bamako.keys"],
  ["a key manager for no class", `${VAULT}.classes`, [], `${VAULT}.classes`],
  ["a key manager for an unknown class", `${VAULT}.classes`, ["secret"], `${VAULT}.classes.0`],
  ["a key manager abroad", `${VAULT}.url`, "https://vault.example.com", `${VAULT}.url`],
  [
    "a key manager at another site",
    `${VAULT}.url`,
    "https://vault.ouagadougou.aes.example",
    `${VAULT}.url`,
  ],
  ["a key manager without TLS", `${VAULT}.url`, "http://vault.bamako.aes.example", `${VAULT}.url`],
  [
    "a key manager behind user information",
    `${VAULT}.url`,
    "https://vault.bamako.aes.example@vault.example.com",
    `${VAULT}.url`,
  ],
  [
    "keys where no data of that class may be",
    "classes.citizen.reside",
    { ML: ["BF"], BF: ["BF"], NE: ["NE"] },
    "sites.bamako.keys.vault.classes.1",
  ],
  ["no one to administer", ADMINISTRATION, {}, ADMINISTRATION],
  ["administration from no prefix", `${OFFICES}.prefixes`, [], `${OFFICES}.prefixes`],
  ["administration from everywhere", `${OFFICES}.prefixes`, ["0.0.0.0/0"], `${OFFICES}.prefixes.0`],
  [
    "administration from half of IPv6",
    `${OFFICES}.prefixes`,
    ["8000::/1"],
    `${OFFICES}.prefixes.0`,
  ],
  ["administration from a non-member", `${OFFICES}.country`, "FR", `${OFFICES}.country`],
  [
    "a prefix of two administrations",
    `${ADMINISTRATION}.site.prefixes`,
    ["10.16.7.0/24"],
    `${ADMINISTRATION}.site.prefixes.0`,
  ],
  ["a contract from an unknown site", "contracts.ended.from", "paris", "contracts.ended.from"],
  ["a contract on no class", "contracts.ended.classes", [], "contracts.ended.classes"],
  [
    "a contract on an unknown class",
    "contracts.ended.classes",
    ["secret"],
    "contracts.ended.classes.0",
  ],
  ["a contract for a non-member", "contracts.ended.owners", ["FR"], "contracts.ended.owners.0"],
  [
    "a contract that ends before it starts",
    "contracts.ended.end",
    "2024-12-31",
    "contracts.ended.end",
  ],
  [
    "a contract until a day that does not exist",
    "contracts.ended.end",
    "2025-02-30",
    "contracts.ended.end",
  ],
  ["one signatory", SIGNATORIES, { ML: ["Bamako"] }, SIGNATORIES],
  ["two signatories of one country", SIGNATORIES, { ML: ["Bamako", "ministère"] }, SIGNATORIES],
  ["no one to sign for a country", SIGNATORIES, { ML: ["A"], BF: [] }, `${SIGNATORIES}.BF`],
  ["a signatory of a non-member", SIGNATORIES, { ML: ["A"], BF: ["B"], FR: ["C"] }, SIGNATORIES],
  ["one signatory for both", SIGNATORIES, { ML: ["A"], BF: ["A"] }, SIGNATORIES],
  [
    "one signatory for one site twice",
    "contracts.citizen-backup.signatories",
    { ML: ["A", "A"] },
    "contracts.citizen-backup.signatories",
  ],
  [
    "one signatory for one site",
    "contracts.citizen-backup.signatories",
    { ML: ["A"] },
    "contracts.citizen-backup.signatories",
  ],
  [
    "a contract to a host where its receiver accepts no copies",
    "contracts.ended.endpoints",
    ["logs.ouagadougou.aes.example"],
    "contracts.ended.endpoints.0",
  ],
  [
    "a contract to anywhere",
    "contracts.ended.endpoints",
    ["https://*.example.com"],
    "contracts.ended.endpoints.0",
  ],
  [
    "a contract beyond its class",
    "contracts.ended.classes",
    ["citizen"],
    "contracts.ended.classes",
  ],
  [
    "an office of a non-member",
    "offices.bamako-platform.country",
    "FR",
    "offices.bamako-platform.country",
  ],
  ["shares of an unknown site", "shares", { gao: { ML: SHARE } }, "shares.gao"],
  ["a package classified type by type", "packages", { openstack: WHY }, "packages.openstack"],
  [
    "a package that programs define",
    "packages",
    { "pulumi-nodejs": WHY },
    "packages.pulumi-nodejs",
  ],
  ["the self-test's own package", "packages", { "self-test": WHY }, "packages.self-test"],
  ["a share of a non-member", "shares", { bamako: { FR: SHARE } }, "shares.bamako.FR"],
  [
    "an office without people",
    "offices.bamako-platform.people",
    [],
    "offices.bamako-platform.people",
  ],
  [
    "one person in two offices, in another spelling",
    "offices.bamako-compliance.people",
    ["Compliance Officer of Mali", " platform  LEAD"],
    "offices.bamako-compliance.people.1",
  ],
  [
    "one person twice in one office",
    "offices.bamako-compliance.people",
    ["Compliance Officer of Mali", "Compliance Officer of Mali"],
    "offices.bamako-compliance.people.1",
  ],
];

for (const [name, path, value, at] of broken) {
  test(`a registry with ${name} is a configuration error`, (t) => {
    for (const language of ["fr", "en"] as const) {
      const error = t.throws(() => parseAlliance(withValue(path, value), language), {
        instanceOf: AllianceError,
      });
      const lines = error?.message.split("\n") ?? [];
      t.true(
        lines.some((line) => line.startsWith(`${at}: `)),
        error?.message,
      );
    }
  });
}

test("every problem is reported at once, in both languages", (t) => {
  const error = t.throws(() => parseAlliance({}), { instanceOf: AllianceError });
  t.true((error?.problems.length ?? 0) > 3);
  const messages = (language: "fr" | "en") =>
    error?.problems.map((one) => formatProblem(one, language));
  t.not(messages("fr")?.[0], messages("en")?.[0]);
});

test("a registry of an older version is reported once, with the command that upgrades it", (t) => {
  const { sites, ...rest } = allianceData() as { sites: Record<string, object> };
  const older = Object.entries(sites).map(([key, site]) => {
    const { destinations: flows, ...others } = site as { destinations: unknown };
    return [key, { ...others, flows }] as const;
  });
  const data = { ...rest, schemaVersion: 1, sites: Object.fromEntries(older) };
  const error = t.throws(() => parseAlliance(data, "en"), { instanceOf: AllianceError });
  t.is(
    error?.message,
    "schemaVersion: got a file of version 1, want version 2; run `estate migrate`",
  );
});

test("an invalid registry never gives a result, for any of its problems", (t) => {
  const context = { alliance: { ...alliance, sites: {} }, site: "bamako", rehearsal: false };
  t.throws(() => evaluate({ subject: "x", type: "t", effects: [] }, context), {
    instanceOf: AllianceError,
  });
});
