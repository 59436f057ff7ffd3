/** Estate + settings → arguments of one container of objects, and the target of its copy. It creates no resource. */
import * as pulumi from "@pulumi/pulumi";
import type {
  ObjectContainerArgs,
  SyncAsRecordedArgs,
  TenantProject,
} from "../../components/index.ts";
import { type CopyEnd, copyEnds } from "../../estate/copies.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Message } from "../../output/message.ts";
import type { Settings } from "../settings.ts";
import { entryOf } from "./foundation.ts";
import { keeping } from "./protection.ts";

/** Messages about copies whose settings are missing; those of a rehearsal are found once both sites are up. */
export const COPIES_WAIT: Readonly<Record<"site" | "rehearsal", Message>> = {
  site: {
    fr: "{tenants} : {missing} manque ici ; les copies vers {site} déjà enregistrées restent, aucune ne commence : « pulumi config set … » (docs/failover.fr.md, « Ce que deux sites se remettent »)",
    en: '{tenants}: {missing} is missing here; copies to {site} that are recorded stay, none begins: `pulumi config set …` (docs/failover.md, "What two sites hand each other")',
  },
  rehearsal: {
    fr: "{tenants} : les copies vers {site} commencent quand ce site est déployé aussi : make up SITE={site}, puis make up SITE={here}",
    en: "{tenants}: copies to {site} begin when that site is up as well: make up SITE={site}, then make up SITE={here}",
  },
};

/** Copies to one site whose account or key is not set yet. */
export interface WaitingCopies {
  readonly site: string;
  /** Keys of the tenants. */
  readonly tenants: string;
  /** The settings that are missing. */
  readonly missing: string;
}

/** The site's tenants whose containers should be copied but lack a setting, grouped by target site. */
export function waitingCopies(estate: Estate, settings: Settings): WaitingCopies[] {
  const waiting = copyEnds(estate).flatMap((end) => {
    const { key = false, to = false } = unknown(end, settings);
    if (!end.sends || !(key || to)) return [];
    return [{ ...end, missing: key ? "aes-estate:copyKeys" : "aes-estate:copyAccounts" }];
  });
  const sites = Object.groupBy(waiting, ({ site }) => site);
  return Object.entries(sites).map(([site, ends = []]) => ({
    site,
    tenants: ends.map(({ tenant }) => tenant).join(", "),
    missing: [...new Set(ends.map(({ missing }) => missing))].join(", "),
  }));
}

/** The arguments of one container. */
export function containerArgs(
  estate: Estate,
  settings: Settings,
  tenantKey: string,
  container: string,
): ObjectContainerArgs {
  const { owner, dataClass, containers } = entryOf(estate.tenants, tenantKey);
  return {
    site: estate.siteKey,
    tenant: tenantKey,
    container,
    owner,
    dataClass,
    rehearsal: settings.rehearsal,
    ...keeping(estate, tenantKey, entryOf(containers, container)),
    maxGiB: entryOf(containers, container).maxGiB,
    ...copyOf(estate, settings, tenantKey, container),
  };
}

/** A container belongs to the account of the user who creates it: the tenant's service account. */
export function containerOptions(project: TenantProject): pulumi.ComponentResourceOptions {
  if (project.connection === undefined)
    throw new Error("a tenant with a container has no service account"); // already checked
  return { providers: [project.connection] };
}

/**
 * The target of a container's copy. The data decide whether to copy; the settings give the account and the key. Where
 * only a setting is missing, the recorded state stays: a machine without the settings must not stop the copy
 * (docs/adr/0045).
 */
function copyOf(
  estate: Estate,
  settings: Settings,
  tenantKey: string,
  container: string,
): Pick<ObjectContainerArgs, "sync" | "syncAsRecorded"> {
  const end = copyEnds(estate).find(({ tenant }) => tenant === tenantKey);
  if (!end?.containers.includes(container)) return {};
  const syncAsRecorded = unknown(end, settings);
  const { copyKeys, copyAccounts = {} } = settings;
  if (copyKeys === undefined) return { syncAsRecorded };
  const key = copyKeys.apply((keys) => ownKey(keys, settings.site, tenantKey));
  const { syncRealm: realm } = estate.alliance;
  if (syncAsRecorded.to) return { sync: { key }, syncAsRecorded };
  const account = copyAccounts[tenantKey];
  if (!end.sends || realm === undefined || account === undefined) return { sync: { key } };
  return { sync: { key, to: { realm, site: end.site, account } } };
}

/** The key of one tenant's copies. */
export function ownKey(
  keys: Readonly<Record<string, string>>,
  site: string,
  tenant: string,
): string {
  if (Object.hasOwn(keys, tenant)) return String(keys[tenant]);
  throw new pulumi.RunError(
    `Pulumi.${site}.yaml: aes-estate:copyKeys has no ${tenant}: docs/failover.md`,
  );
}

/** Missing settings for one end's copies. Without the key nothing can be sent, even when the account is known. */
function unknown(
  { tenant, sends }: CopyEnd,
  { copyKeys, copyAccounts = {} }: Settings,
): SyncAsRecordedArgs {
  const key = copyKeys === undefined;
  const to = sends && (key || !Object.hasOwn(copyAccounts, tenant));
  return { ...(key && { key }), ...(to && { to }) };
}
