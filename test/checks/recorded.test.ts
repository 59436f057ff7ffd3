/**
 * A changed file against the recorded state: what the cloud would reject is reported beforehand, once, to the person
 * who changed it.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { loadEstate, loadEstates } from "../../checks/load.ts";
import { recordedIssues } from "../../checks/recorded/check.ts";
import type { Recorded } from "../../checks/recorded/model.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Issue } from "../../estate/issue.ts";
import { formatIssue } from "../../estate/issue.ts";
import { withStandbys } from "../../estate/standby.ts";
import { LANGUAGES, type Language } from "../../output/message.ts";
import { estateFolder, STACKS } from "../estate/overlay.ts";
import { referenceSite } from "../estate/sources.ts";

const tenantFile = (name: string) => join("bamako", "tenants", `${name}.yaml`);
const REFERENCE = loadEstates(undefined, { root: STACKS });

/** The recorded state of a site once it is created as its files declare. */
function asMade({ tenants }: Estate, kept: boolean): Recorded {
  const made = Object.entries(tenants).map(([key, { owner, segments, clusters }]) => {
    const networks = Object.entries(segments).map(([name, { ipv4, ipv6, router }]) => {
      return [name, { ipv4, ipv6, router: router !== undefined && !router.sharedWith }];
    });
    const orders = Object.entries(clusters).map(([name, { segment, controlPlane }]) => {
      return [name, { segment: `${key}/${segment}`, ...controlPlane, kept }];
    });
    const tenant = { owner, kept };
    const parts = { segments: networks, clusters: orders };
    return [key, { ...tenant, ...mapEach(parts, Object.fromEntries) }];
  });
  return Object.fromEntries(made);
}

function mapEach<K extends string, V, W>(map: Record<K, V>, change: (value: V) => W) {
  return Object.fromEntries(
    Object.entries<V>(map).map(([key, value]) => [key, change(value)]),
  ) as Record<K, W>;
}

/** The issues of an estate compared with the recorded state of the reference. */
async function issuesOf(root: string) {
  const { estates } = await REFERENCE;
  const made = new Map(
    estates.map((estate) => [estate.siteKey, asMade(withStandbys(estate), true)]),
  );
  const recorded = async (site: string) => made.get(site);
  const { issues, sound } = await loadEstates(undefined, { root, recorded });
  const texts = LANGUAGES.map((language) => [language, text(issues, language, root)]);
  return { sound, ...Object.fromEntries(texts) };
}

function text(issues: readonly Issue[], language: Language, root: string): string {
  const each = issues.map((one) => formatIssue(one, language, root));
  return each.join("\n").replaceAll(/yaml:\d+/g, "yaml");
}

/**
 * The issues of Bamako unchanged, if one of its tenants was created differently; `kept`: whether the engine will not
 * replace it.
 */
async function createdOtherwise(
  t: ExecutionContext,
  key: string,
  change: Partial<Recorded[string]>,
  { kept }: { kept: boolean },
) {
  const [estate] = (await REFERENCE).estates;
  const recorded = asMade(estate as Estate, kept);
  const made = { ...(recorded[key] as Recorded[string]), ...change };
  const issues = recordedIssues(await referenceSite(t), { ...recorded, [key]: made });
  return text(issues, "en", STACKS);
}

type Change = readonly [file: string, from: string, to: string];

/** Changes files of the reference estate, and returns the issues after that. */
async function issuesWith(t: ExecutionContext, changes: readonly Change[]) {
  const root = await estateFolder(t);
  for (const [file, from, to] of changes) {
    const text = await readFile(join(root, file), "utf8");
    t.true(text.includes(from), `${file}: ${from}`);
    await writeFile(join(root, file), text.replaceAll(from, to));
  }
  return issuesOf(root);
}

const NOTHING = { sound: true, fr: "", en: "" };

test.serial("resources that are as declared, or not created yet, are not an issue", async (t) => {
  t.deepEqual(await issuesOf(STACKS), NOTHING);
  const { issues } = await loadEstate("bamako", { root: STACKS, recorded: async () => ({}) });
  t.deepEqual(issues, []);
});

test.serial("files with issues are not compared with the recorded state", async (t) => {
  const file = tenantFile("civil-registry");
  const { sound, en } = await issuesWith(t, [
    [file, "  front: { ipv4", "  desk: { ipv4"],
    [file, "class: medium", "class: middling"],
  ]);
  t.false(sound);
  t.notRegex(en, /the state/);
});

const CIVIL = tenantFile("civil-registry");
const FRONT = "  front: { ipv4: 10.32.22.0/26";
const renamed = (line: string): Change[] => [
  [CIVIL, FRONT, line],
  ...["sharedWith: ", "from: ", "to: "].map(
    (word): Change => [CIVIL, `${word}front`, `${word}desk`],
  ),
];

test.serial(
  "a segment under another name needs renamedFrom; with it there is no issue",
  async (t) => {
    t.deepEqual(await issuesWith(t, renamed("  desk: { ipv4: 10.32.22.0/26")), {
      sound: true,
      fr: `bamako/tenants/civil-registry.yaml: segments.desk: reçu 10.32.22.0/26, fd5a:e500:1:1060::/64, adresses que l'état donne encore au segment civil-registry/front, qui n'est plus déclaré, attendu « renamedFrom: front », s'il s'agit du même segment sous un autre nom : rien n'est alors remplacé
    Sinon, en deux fois, car le nuage ne rend des adresses qu'une fois l'ancien segment supprimé : déployez sans desk, puis avec lui.`,
      en: `bamako/tenants/civil-registry.yaml: segments.desk: got 10.32.22.0/26, fd5a:e500:1:1060::/64, addresses that the state still has for the segment civil-registry/front, which is no longer declared, want \`renamedFrom: front\`, if it is the same segment under another name: nothing is then replaced
    Otherwise in two runs, because the cloud gives addresses back only once the former segment is gone: deploy without desk, then with it.`,
    });
    const right = renamed("  desk: { renamedFrom: front, ipv4: 10.32.22.0/26");
    t.deepEqual(await issuesWith(t, right), NOTHING);
  },
);

test.serial(
  "new addresses of a segment, renamed or not, may overlap its former ones, which are released first",
  async (t) => {
    t.deepEqual(await issuesWith(t, [[CIVIL, "10.32.22.0/26", "10.32.22.0/27"]]), NOTHING);
    const smaller = renamed("  desk: { renamedFrom: front, ipv4: 10.32.22.0/27");
    t.deepEqual(await issuesWith(t, smaller), NOTHING);
  },
);

test.serial(
  "a critical tenant's segment under another name gives one message, although it exists at two sites",
  async (t) => {
    const file = tenantFile("procurement");
    const words = ["  front:", "sharedWith: front", "to: front", "from: front"];
    const changes = words.map((from): Change => [file, from, from.replace("front", "desk")]);
    t.is(
      (await issuesWith(t, changes)).en,
      `bamako/tenants/procurement.yaml: segments.desk: got 10.32.20.0/26, fd5a:e500:1:1040::/64, addresses that the state still has for the segment procurement/front, which is no longer declared, want \`renamedFrom: front\`, if it is the same segment under another name: nothing is then replaced
    Otherwise in two runs, because the cloud gives addresses back only once the former segment is gone: deploy without desk, then with it.`,
    );
    const right = "  desk: { renamedFrom: front, ipv4: 10.32";
    t.deepEqual(await issuesWith(t, [...changes, [file, "  desk: { ipv4: 10.32", right]]), NOTHING);
  },
);

test.serial("addresses that move from one tenant to another need two runs", async (t) => {
  const health = tenantFile("health");
  const imaging = '  imaging: { ipv4: 10.32.24.128/26, ipv6: "fd5a:e500:1:1082::/64" }';
  const flow = "  within-imaging: { from: imaging, to: imaging, protocol: tcp, ports: 11112 }\n";
  const given = await issuesWith(t, [
    [health, imaging, ""],
    [health, flow, ""],
    [CIVIL, FRONT, `${imaging}\n${FRONT}`],
  ]);
  t.is(
    given.en,
    `bamako/tenants/civil-registry.yaml: segments.imaging: got 10.32.24.128/26, fd5a:e500:1:1082::/64, addresses that the state still has for health/imaging, want addresses that nothing on the cloud has
    In two runs, because the cloud rejects them as long as health/imaging has them: deploy without imaging, or with other addresses, then with these.`,
  );
});

test.serial(
  "addresses that two segments swap are reported at both, with their present segment",
  async (t) => {
    const swapped = await issuesWith(t, [
      [CIVIL, "10.32.22.0/26", "10.32.22.9/26"],
      [CIVIL, "10.32.22.64/26", "10.32.22.0/26"],
      [CIVIL, "10.32.22.9/26", "10.32.22.64/26"],
    ]);
    t.deepEqual(
      [...swapped.en.matchAll(/segments\.(\w+): .* still has for (\S+),/g)].map((found) =>
        found.slice(1),
      ),
      [
        ["front", "civil-registry/app"],
        ["app", "civil-registry/front"],
      ],
    );
  },
);

test.serial("a deleted and a created resource must fit into the quota together", async (t) => {
  const file = tenantFile("judicial-archive");
  const hall: Change[] = [
    [file, "  desk: { ipv4: 10.32.26.0/26", "  hall: { ipv4: 10.32.28.0/26"],
    [file, "fd5a:e500:1:10a0::/64", "fd5a:e500:1:10c0::/64"],
    [file, "sharedWith: desk", "sharedWith: hall"],
    [file, "from: desk", "from: hall"],
  ];
  t.deepEqual(await issuesWith(t, hall), NOTHING);
  const small = "quota: { class: small, override: { networks: 2, routers: 1 } }";
  t.is(
    (await issuesWith(t, [[file, "quota: { class: small }", small], ...hall])).en,
    `bamako/tenants/judicial-archive.yaml: segments.hall: got 3 networks, 2 routers while desk, to be deleted, and hall, to be created, exist at the same time, want at most 2 networks, 1 routers, its quota
    Deletions happen last. In two runs: deploy without hall, then with it. If it is the same resource under another name, write renamedFrom.`,
  );
});

test.serial(
  "a cluster keeps its segment and its control plane, unless it may be replaced",
  async (t) => {
    const made = { segment: "e-visa/app", flavor: "medium", count: 3 };
    const changes = [
      [{ flavor: "large" }, "controlPlane.flavor: got medium, want large"],
      [{ count: 5 }, "controlPlane.count: got 3, want 5"],
      [{ segment: "e-visa/data" }, "segment: got app, want data"],
      [{ apiAccess: ["10.32.0.0/12"] }, "apiAccess: got 10.16.0.0/12, want 10.32.0.0/12"],
      [{ autoscaled: true }, "pools: got count, want autoscale"],
    ] as const;
    for (const [change, expected] of changes) {
      const as = (kept: boolean) => ({ clusters: { apps: { ...made, ...change, kept } } });
      t.is(
        await createdOtherwise(t, "e-visa", as(true), { kept: true }),
        `bamako/tenants/e-visa.yaml: clusters.apps.${expected}, the value with which the cluster apps was created
    A cluster cannot change this value: it would be recreated, and its content lost. Order another cluster under another name, move the workloads there, and then remove apps.`,
      );
      t.is(await createdOtherwise(t, "e-visa", as(false), { kept: false }), "");
    }
  },
);

test.serial("a project stays in its member's domain, unless it may be replaced", async (t) => {
  t.is(
    await createdOtherwise(t, "mail", { owner: "NE" }, { kept: true }),
    `bamako/tenants/mail.yaml: owner: got ML, want NE, the member in whose domain its project was created
    A project does not change its domain. Open a new tenant for ML, move the data there, and then remove this one.`,
  );
  t.is(await createdOtherwise(t, "mail", { owner: "NE" }, { kept: false }), "");
});

/** The issues of the reference estate with a tenant of Bamako under another name. */
async function underAnotherName(t: ExecutionContext, from: string, to: string, lines = "") {
  const root = await estateFolder(t);
  const [old, register] = [join(root, tenantFile(from)), join(root, "repatriation.yaml")];
  const text = await readFile(old, "utf8");
  const name = `tenant: ${from}`;
  await writeFile(join(root, tenantFile(to)), text.replace(`${name}\n`, `tenant: ${to}\n${lines}`));
  await rm(old);
  const platforms = await readFile(register, "utf8");
  await writeFile(register, platforms.replaceAll(`bamako, ${name} `, `bamako, tenant: ${to} `));
  return issuesOf(root);
}

for (const [from, to] of [
  ["judicial-archive", "court-archive"],
  ["procurement", "purchasing"], // exists at two sites
] as const) {
  test.serial(
    `a tenant under another name needs renamedFrom, reported once; with it there is no issue: ${from}`,
    async (t) => {
      t.is(
        (await underAnotherName(t, from, to)).en,
        `bamako/tenants/${to}.yaml: tenant: got ${to}, at addresses that the state still has for the tenant ${from}, which is no longer declared, want \`renamedFrom: ${from}\`, if it is the same tenant under another name: its project and network are then renamed
    Otherwise in two runs, because the cloud gives addresses back only once the former tenant is gone: deploy without the segments of ${to}, then with them.`,
      );
      t.deepEqual(await underAnotherName(t, from, to, `renamedFrom: ${from}\n`), NOTHING);
    },
  );
}

test.serial("a tenant cannot be renamed if its clusters contain its name", async (t) => {
  t.is(
    (await underAnotherName(t, "e-visa", "travel", "renamedFrom: e-visa\n")).en,
    `bamako/tenants/travel.yaml: renamedFrom: got e-visa, a tenant that has clusters: apps, want a tenant without a cluster, because a cluster's name carries its tenant's and does not change
    Keep the former name; or open a new tenant at other addresses, move the workloads there, and then remove the former one.`,
  );
});

test.serial(
  "a tenant with an application credential may be renamed: it keeps its name",
  async (t) => {
    t.deepEqual(
      await underAnotherName(t, "civil-registry", "citizens", "renamedFrom: civil-registry\n"),
      NOTHING,
    );
  },
);
