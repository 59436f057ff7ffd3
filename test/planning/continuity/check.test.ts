/**
 * An active standby site has the headroom, the shares and a counted building for the other's tenants; rejections state
 * how much is missing and for whom.
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { formatIssue, sortIssues } from "../../../estate/issue.ts";
import { readSources, type Sources } from "../../../estate/load/sources.ts";
import type { Tenant } from "../../../estate/model/index.ts";
import { countedShares } from "../../../planning/capacity/check-shares.ts";
import { standby } from "../../../planning/continuity/check.ts";
import { energy } from "../../../planning/energy/check.ts";
import type { Alliance } from "../../../policies/alliance/model.ts";
import { estateFolder, STACKS } from "../../estate/overlay.ts";

/** The reference estate in which only these tenants have a standby at that site. */
async function critical(
  t: ExecutionContext,
  home: string,
  tenants: readonly string[],
  host: string,
  change: {
    cores?: number;
    ramGiB?: number;
    ML?: number;
    pooled?: boolean;
    counted?: boolean;
  } = {},
): Promise<Sources> {
  const { sources, issues } = await readSources(STACKS);
  t.deepEqual(issues, []);
  const sites = [...sources.sites].map(([key, each]) => {
    const own = [...each.tenants].map(([name, source]) => {
      const { continuity: _, ...rest } = source.data;
      const stands = key === home && tenants.includes(name);
      const continuity = { standby: host, contract: "copies" } as Tenant["continuity"];
      const data: Tenant = stands ? { ...rest, continuity } : rest;
      return [name, { ...source, data }] as const;
    });
    const { counted = each.counted, cores = 256, ramGiB = 1024 } = key === host ? change : {};
    const { site } = each;
    if (site === undefined) throw new Error(`no site ${key}`);
    const capacity = { ...site.data.capacity, cores, ramGiB, volumeGiB: 90_000 };
    const offer = { ...site, data: { ...site.data, capacity } };
    return [key, { ...each, site: offer, counted, tenants: new Map(own) }] as const;
  });
  const { alliance } = sources;
  if (alliance === undefined) throw new Error("no alliance");
  const shares = {
    bamako: { ML: share(320), BF: share(16), NE: share(16) },
    ouagadougou: { ML: share(change.ML ?? 48), BF: share(184), NE: share(24) },
  };
  const data: Alliance = { ...alliance.data, shares: change.pooled === false ? {} : shares };
  return { ...sources, alliance: { ...alliance, data }, sites: new Map(sites) };
}

/** This many guaranteed cores and 16 on top, and as much of the rest as a test needs. */
const share = (cores: number) => ({
  guaranteed: { cores, ramGiB: 4 * cores, volumeGiB: 100 * cores, floatingIps: 10 },
  burst: { cores: 16, ramGiB: 192, volumeGiB: 30_000, floatingIps: 30 },
});

/** The messages without lines, which are those of the reference files. */
const messagesOf = (sources: Sources, language: "fr" | "en" = "en") =>
  sortIssues(standby(sources, "2026-11-24")).map((issue) =>
    formatIssue(issue, language, STACKS).replace(/:\d+:/, ":"),
  );

test.serial("tenants fit within their member's guaranteed part at the other site", async (t) => {
  t.deepEqual(messagesOf(await critical(t, "bamako", ["mail"], "ouagadougou")), []);
  t.deepEqual(
    messagesOf(await critical(t, "bamako", ["treasury", "procurement"], "ouagadougou")),
    [],
  );
});

test.serial(
  "without headroom, the issue names how much is missing, for which tenants, and where to offer more",
  async (t) => {
    const sources = await critical(t, "bamako", ["mail", "treasury"], "ouagadougou");
    t.deepEqual(messagesOf(sources), [
      [
        "ouagadougou/site.yaml: capacity.cores: got 264 cores if bamako is lost: 208 owed at ouagadougou, 56 to mail, treasury of bamako, want at most 256, the site's capacity",
        "    8 are missing: raise capacity.cores here within what ouagadougou/facility.yaml carries, lower quotas, or remove continuity from one of them in bamako/tenants.",
      ].join("\n"),
      [
        "ouagadougou/site.yaml: capacity.ramGiB: got 1,056 ramGiB if bamako is lost: 832 owed at ouagadougou, 224 to mail, treasury of bamako, want at most 1,024, the site's capacity",
        "    32 are missing: raise capacity.ramGiB here within what ouagadougou/facility.yaml carries, lower quotas, or remove continuity from one of them in bamako/tenants.",
      ].join("\n"),
    ]);
    t.deepEqual(messagesOf(sources, "fr")[0]?.split("\n"), [
      "ouagadougou/site.yaml: capacity.cores: reçu 264 cores si bamako est perdu : 208 dus à ouagadougou, 56 à mail, treasury, de bamako, attendu au plus 256, la capacité du site",
      "    8 manquent : relevez capacity.cores ici dans ce que porte ouagadougou/facility.yaml, baissez des quotas, ou retirez continuity de l'un d'eux dans bamako/tenants.",
    ]);
  },
);

test.serial("a site that is fully promised takes no tenant", async (t) => {
  const messages = messagesOf(
    await critical(t, "ouagadougou", ["procurement"], "bamako", { cores: 384, ramGiB: 1536 }),
  );
  t.deepEqual(
    messages.map((message) => message.split(":")[1]?.trim()),
    ["capacity.cores", "capacity.ramGiB"],
  );
  t.regex(
    messages[0] ?? "",
    /got 400 cores .*: 384 owed at bamako, 16 to procurement of ouagadougou, want at most 384/,
  );
});

test.serial("resources without a share are counted as well", async (t) => {
  const sources = await critical(t, "bamako", ["mail"], "ouagadougou");
  const host = sources.sites.get("ouagadougou");
  if (host?.site === undefined) return t.fail();
  const capacity = { ...host.site.data.capacity, loadBalancers: 30 };
  const site = { ...host.site, data: { ...host.site.data, capacity } };
  const sites = new Map([...sources.sites, ["ouagadougou", { ...host, site }]]);
  // Three medium quotas and five small ones exist; mail adds a medium one.
  t.regex(
    messagesOf({ ...sources, sites }).join("\n"),
    /capacity\.loadBalancers: got 34 loadBalancers if bamako is lost: 28 .* 6 to mail .* at most 30/,
  );
});

/**
 * The estate in which bamako's treasury has its standby at ouagadougou, where its quota class has this many cores; the
 * site's own tenants keep theirs.
 */
async function withSmall(t: ExecutionContext, cores: number): Promise<Sources> {
  const sources = await critical(t, "bamako", ["treasury"], "ouagadougou");
  const host = sources.sites.get("ouagadougou");
  if (host?.site === undefined || host.facility === undefined) throw new Error("no ouagadougou");
  const { small, ...others } = host.site.data.quotaClasses;
  const quotaClasses = { ...others, small: { ...small, cores }, own: small };
  const tenants = [...host.tenants].map(([name, source]) => {
    const { quota } = source.data;
    const own = quota.class === "small" ? "own" : quota.class;
    return [
      name,
      { ...source, data: { ...source.data, quota: { ...quota, class: own } } },
    ] as const;
  });
  const site = { ...host.site, data: { ...host.site.data, quotaClasses } } as typeof host.site;
  const { energy: power, ...building } = host.facility.data;
  const facility = {
    ...host.facility,
    data: { ...building, energy: { ...power, itEnvelopeKw: 1 } },
  } as typeof host.facility;
  const changed = { ...host, site, facility, tenants: new Map(tenants) };
  return { ...sources, sites: new Map([...sources.sites, ["ouagadougou", changed]]) };
}

test.serial("a tenant's quota at its standby site follows that site's quota classes", async (t) => {
  t.deepEqual(messagesOf(await withSmall(t, 16)), []);
  t.regex(
    messagesOf(await withSmall(t, 80)).join("\n"),
    /capacity\.cores: got 288 cores .* 80 to treasury of bamako/,
  );
  const fed = async (cores: number) =>
    energy(await withSmall(t, cores)).map(({ values }) => values.cores);
  t.deepEqual([await fed(16), await fed(80)], [[216], [280]], "power for them too");
});

test.serial("a member's failed-over tenants keep within its share", async (t) => {
  const sources = await critical(t, "bamako", ["mail"], "ouagadougou", { ML: 8 });
  t.deepEqual(messagesOf(sources), [
    [
      "alliance.yaml: shares.ouagadougou.ML: got 40 cores for ML at ouagadougou if bamako is lost, with mail, want at most 24, its guaranteed part and its burst",
      "    16 too many: agree on a larger share here, or remove continuity from one of them in bamako/tenants.",
    ].join("\n"),
  ]);
  const unpooled = await critical(t, "bamako", ["mail"], "ouagadougou", { pooled: false });
  t.deepEqual(messagesOf(unpooled), []);
});

test.serial("a tenant stands by at a site whose building has been counted", async (t) => {
  const uncounted = await critical(t, "bamako", ["treasury"], "ouagadougou", { counted: false });
  t.deepEqual(messagesOf(uncounted), [
    "bamako/tenants/treasury.yaml: continuity.standby: got ouagadougou, which has no file ouagadougou/facility.yaml, want a site whose building has been counted",
  ]);
  // That it names another, open site is not tested here.
  for (const host of ["bamako", "gao", "constructor"]) {
    t.deepEqual(messagesOf(await critical(t, "bamako", ["treasury"], host)), []);
  }
});

test.serial(
  "shares of a site without facility.yaml are rejected; an unreadable file is reported instead",
  async (t) => {
    const root = await estateFolder(t);
    const file = join(root, "bamako", "facility.yaml");
    const check = async () => countedShares((await readSources(root)).sources, "2026-11-24");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("schemaVersion: 1", "schemaVersion: one"));
    t.deepEqual(await check(), []);
    await rm(file);
    t.deepEqual(
      (await check()).map((issue) => formatIssue(issue, "en", root).replace(/:\d+:/, ":")),
      [
        [
          "alliance.yaml: shares.bamako: got shares of bamako without a file bamako/facility.yaml, want that file: what the building carries",
          "    Only what has been counted is shared: have the centre's operations write that file, or remove shares.bamako.",
        ].join("\n"),
      ],
    );
  },
);
