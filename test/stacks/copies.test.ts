/** A container's copy: only the data declare it, and a setting missing on this machine never ends one. */
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { loadEstate } from "../../checks/load.ts";
import type { Estate } from "../../estate/estate.ts";
import { withStandbys } from "../../estate/standby.ts";
import {
  COPIES_WAIT,
  containerArgs,
  ownKey,
  waitingCopies,
} from "../../stacks/layers/containers.ts";
import type { Settings } from "../../stacks/settings.ts";
import { STACKS } from "../estate/overlay.ts";

const ACCOUNT = `AUTH_${"0123456789abcdef".repeat(2)}`;
const TO = { realm: "aes", site: "ouagadougou", account: ACCOUNT };

const settings = (
  site: string,
  more: { accounts?: Record<string, string>; keys?: Record<string, string> },
): Settings => ({
  site,
  cloud: site,
  rehearsal: false,
  offline: true,
  language: "en",
  copyAccounts: more.accounts ?? {},
  copyKeys: more.keys && pulumi.secret(more.keys),
});

const loaded = new Map(
  ["bamako", "ouagadougou"].map((site) => [site, loadEstate(site, { root: STACKS })]),
);

async function estateOf(site: string, change: (estate: Estate) => Estate = (same) => same) {
  const estate = (await loaded.get(site))?.estate;
  if (estate === undefined) throw new Error(`${site} has issues`);
  return withStandbys(change(estate));
}

/** The settings of a container's copy, with the key in clear. */
async function copyOf(estate: Estate, tenant: string, more: Parameters<typeof settings>[1]) {
  const args = containerArgs(estate, settings(estate.siteKey, more), tenant, "receipts");
  const { sync, syncAsRecorded } = args;
  const key = await new Promise((resolve) => {
    pulumi.output(sync?.key).apply(resolve);
  });
  return { sync: sync && { ...sync, key }, syncAsRecorded };
}

test("with account and key a copy goes to the other site, and none waits", async (t) => {
  const home = await estateOf("bamako");
  const all = { accounts: { treasury: ACCOUNT }, keys: { treasury: "shared" } };
  t.deepEqual(await copyOf(home, "treasury", all), {
    sync: { key: "shared", to: TO },
    syncAsRecorded: undefined,
  });
  t.deepEqual(waitingCopies(home, settings("bamako", all)), []);
});

test("a setting that is missing at home stays as recorded, and the run names the setting", async (t) => {
  const home = await estateOf("bamako");
  const waiting = (missing: string) => [{ site: "ouagadougou", tenants: "treasury", missing }];
  for (const none of [{}, { accounts: { treasury: ACCOUNT } }]) {
    t.deepEqual(await copyOf(home, "treasury", none), {
      sync: undefined,
      syncAsRecorded: { key: true, to: true },
    });
    t.deepEqual(waitingCopies(home, settings("bamako", none)), waiting("aes-estate:copyKeys"));
  }
  const keys = { keys: { treasury: "shared" } };
  t.deepEqual(await copyOf(home, "treasury", keys), {
    sync: { key: "shared" },
    syncAsRecorded: { to: true },
  });
  t.deepEqual(waitingCopies(home, settings("bamako", keys)), waiting("aes-estate:copyAccounts"));
});

test("a standby keeps its key and never gets a target: only the data declare who sends", async (t) => {
  const standby = await estateOf("ouagadougou");
  t.deepEqual(await copyOf(standby, "bamako-treasury", {}), {
    sync: undefined,
    syncAsRecorded: { key: true },
  });
  const keys = { accounts: { "bamako-treasury": ACCOUNT }, keys: { "bamako-treasury": "shared" } };
  t.deepEqual(await copyOf(standby, "bamako-treasury", keys), {
    sync: { key: "shared" },
    syncAsRecorded: undefined,
  });
  const waiting = waitingCopies(standby, settings("ouagadougou", {}));
  t.deepEqual(
    waiting.map(({ tenants }) => tenants),
    ["customs"],
    "its own",
  );
});

test("a copy that the data no longer declare ends, at any settings", async (t) => {
  const home = await estateOf("bamako", (estate) => {
    const { treasury } = estate.tenants;
    if (treasury?.continuity === undefined) throw new Error("treasury has no copies");
    const continuity = { ...treasury.continuity, containers: [] };
    return { ...estate, tenants: { ...estate.tenants, treasury: { ...treasury, continuity } } };
  });
  for (const more of [{}, { accounts: { treasury: ACCOUNT }, keys: { treasury: "shared" } }]) {
    t.deepEqual(await copyOf(home, "treasury", more), {
      sync: undefined,
      syncAsRecorded: undefined,
    });
  }
});

test("keys without the tenant's are rejected, and the tenant is named", (t) => {
  t.is(ownKey({ treasury: "shared" }, "bamako", "treasury"), "shared");
  t.throws(() => ownKey({ treasury: "shared" }, "bamako", "toString"), {
    message: /Pulumi\.bamako\.yaml: aes-estate:copyKeys has no toString/,
  });
});

test("a real site's operator reads which setting, a rehearsal's person which command", (t) => {
  for (const language of ["fr", "en"] as const) {
    t.regex(COPIES_WAIT.site[language], /\{tenants\}.*\{missing\}.*\{site\}.*docs\/failover/);
    t.regex(COPIES_WAIT.rehearsal[language], /make up SITE=\{site\}.*make up SITE=\{here\}/);
  }
});
