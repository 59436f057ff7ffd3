/** One word too much in a tenant's quota: one message, at that tenant, with every limit and its place. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import fc from "fast-check";
import { loadEstates } from "../../checks/load.ts";
import {
  formatIssue,
  type Issue,
  issue,
  type Part,
  type Position,
  type Sum,
} from "../../estate/issue.ts";
import { LANGUAGES } from "../../output/message.ts";
import { QUOTAS } from "../../planning/capacity/check-messages.ts";
import { gathered } from "../../planning/capacity/over-limits.ts";
import { estateFolder } from "../estate/overlay.ts";

/**
 * The messages for the reference estate, without lines, with another quota for one tenant of Bamako; in French, then in
 * English.
 */
async function said(t: ExecutionContext, tenant: string, from: string, to: string) {
  const root = await estateFolder(t);
  const file = join(root, "bamako", "tenants", `${tenant}.yaml`);
  const text = await readFile(file, "utf8");
  t.true(text.includes(from));
  await writeFile(file, text.replace(from, to));
  const { estates, issues } = await loadEstates(undefined, { root });
  t.deepEqual(estates, []);
  return LANGUAGES.map((language) =>
    issues.flatMap((each) =>
      formatIssue(each, language, root)
        .replaceAll(/yaml:\d+/g, "yaml")
        .split("\n"),
    ),
  );
}

test.serial(
  "a class too large for the member's share, the site and its standby is one message, at the tenant",
  async (t) => {
    t.deepEqual(await said(t, "tax", "class: small", "class: large"), [
      [
        "bamako/tenants/tax.yaml: quota.class: reçu le quota de tax, avec lequel sont promis 448 cores, au plus 408 (shares.bamako.ML, alliance.yaml), 1\u202f792 ramGiB, au plus 1\u202f632 (shares.bamako.ML, alliance.yaml), 75\u202f000 volumeGiB, au plus 62\u202f500 (shares.bamako.ML, alliance.yaml), attendu 40 cores, 160 ramGiB, 12\u202f500 volumeGiB de moins",
        "    Baissez-le ici, ou chez d'autres qui comptent dans la même somme : ai-research 96 cores (bamako/tenants/ai-research.yaml), civil-registry 40 cores (bamako/tenants/civil-registry.yaml) ; ou relevez la limite là où elle est écrite.",
      ],
      [
        "bamako/tenants/tax.yaml: quota.class: got the quota of tax, with which there are promised 448 cores, at most 408 (shares.bamako.ML, alliance.yaml), 1,792 ramGiB, at most 1,632 (shares.bamako.ML, alliance.yaml), 75,000 volumeGiB, at most 62,500 (shares.bamako.ML, alliance.yaml), want 40 cores, 160 ramGiB, 12,500 volumeGiB less",
        "    Lower it here, or that of others who count in the same sum: ai-research 96 cores (bamako/tenants/ai-research.yaml), civil-registry 40 cores (bamako/tenants/civil-registry.yaml); or raise the limit where it is written.",
      ],
    ]);
  },
);

test.serial(
  "a critical tenant's class that is too large at both sites is one message as well",
  async (t) => {
    const [, en] = await said(t, "treasury", "class: small", "class: large");
    t.is(en?.length, 2);
    t.regex(
      en?.[0] ?? "",
      /^bamako\/tenants\/treasury\.yaml: quota\.class: .*shares\.bamako\.ML.*capacity\.cores if bamako is lost, ouagadougou\/site\.yaml.*want 64 cores, 256 ramGiB, 12,500 volumeGiB less$/,
    );
  },
);

test.serial("one field too large is blamed where that field stands", async (t) => {
  const [, en] = await said(t, "mail", "volumeGiB: 8000", "volumeGiB: 80000"); // also beyond its storage pool
  t.is(en?.length, 2);
  t.regex(en?.[0] ?? "", /^bamako\/tenants\/mail\.yaml: quota\.override\.volumeGiB: /);
});

test.serial("a class too small for what the tenant declares is one message", async (t) => {
  const [, en] = await said(t, "civil-registry", "class: medium", "class: none");
  t.deepEqual(en, [
    "bamako/tenants/civil-registry.yaml: quota.class: got 3 networks, 6 subnets, 1 routers, 9 ports, 4 securityGroups, 24 securityGroupRules for what it declares, want at most 0 networks, 0 subnets, 0 routers, 0 ports, 0 securityGroups, 0 securityGroupRules, its quota",
    "    Choose a larger class, or write those fields under quota.override.",
  ]);
});

const place = (file: string): Position => ({ file, line: 1, path: "quota.class" });
const FIELDS = ["cores", "ramGiB"] as const;
const sum = fc
  .record({
    site: fc.constantFrom("a", "b"),
    field: fc.constantFrom(...FIELDS),
    limit: fc.nat({ max: 20 }),
    parts: fc.uniqueArray(fc.tuple(fc.nat({ max: 5 }), fc.integer({ min: 1, max: 30 })), {
      minLength: 1,
      maxLength: 6,
      selector: ([key]) => key,
    }),
  })
  .map(({ site, field, limit, parts: all }): Sum => {
    const parts = new Map(
      all.map(([key, amount]): [string, Part] => [
        `/${key}.yaml`,
        { name: `t${key}`, amount, spare: Math.floor(amount / 2), at: place(`/${key}.yaml`) },
      ]),
    );
    const total = all.reduce((rest, [, amount]) => rest + amount, 0);
    return { site, field, total, limit: limit % total, parts, of: `capacity.${field}` };
  });

const limitAt = ({ site }: Sum) => place(`/${site}.yaml`);
const asIssue = (one: Sum): Issue => ({
  ...issue(limitAt(one), QUOTAS.overCapacity, {
    field: one.field,
    sum: one.total,
    capacity: one.limit,
    excess: one.total - one.limit,
    largest: "",
  }),
  sum: one,
});

test.serial(
  "no excess is lost: whatever sums are too large, there is a message, at a tenant that is in one of them or at the limit",
  (t) => {
    fc.assert(
      fc.property(fc.array(sum, { minLength: 1, maxLength: 8 }), (sums) => {
        const told = gathered(sums.map(asIssue));
        const named = told.flatMap(({ places }) => places?.over ?? []);
        // Every limit is named, or one over some of the same tenants that requests more.
        const covered = sums.every(
          (one) =>
            named.some(
              ({ at, of }) => at.file === limitAt(one).file && of === `capacity.${one.field}`,
            ) ||
            told.some(
              ({ file, values }) => file === limitAt(one).file && values.field === one.field,
            ),
        );
        const blamed = told.every(({ file }) =>
          sums.some((one) => one.parts.has(file) || limitAt(one).file === file),
        );
        return told.length > 0 && told.length <= sums.length && covered && blamed;
      }),
    );
    t.pass();
  },
);

test.serial("what is told does not depend on the order of the sums", (t) => {
  fc.assert(
    fc.property(fc.array(sum, { maxLength: 6 }), (sums) => {
      const texts = (all: readonly Sum[]) =>
        gathered(all.map(asIssue))
          .map((one) => formatIssue(one, "en", "/"))
          .sort();
      t.deepEqual(texts(sums.toReversed()), texts(sums));
    }),
  );
  t.pass();
});
