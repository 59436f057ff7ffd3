/** Estate + settings → arguments of one container of objects, and where its copy is. No resource is made here. */
import * as pulumi from "@pulumi/pulumi";
import type { ObjectContainerArgs, SyncArgs, TenantProject } from "../../components/index.ts";
import type { Message } from "../../sovereignty/text.ts";
import { copyEnds, type Estate } from "../estate/index.ts";
import type { Settings } from "../settings.ts";
import { entryOf } from "./foundation.ts";
import { keeping } from "./kept.ts";

/** What a run says of copies that have no target yet. */
export const COPIES_WAIT: Message = {
  fr: "{tenant} : les copies vers {site} attendent aes-estate:copyAccounts et copyKeys (docs/failover.fr.md)",
  en: "{tenant}: the copies to {site} wait for aes-estate:copyAccounts and copyKeys (docs/failover.md)",
};

/** The tenants of the site whose containers should be copied, but nobody has said yet to which account or with which key. */
export function waitingCopies(
  estate: Estate,
  { copyKeys, copyAccounts = {} }: Settings,
): { tenant: string; site: string }[] {
  return copyEnds(estate).flatMap(({ tenant, site, sends }) => {
    const known = copyKeys !== undefined && copyAccounts[tenant] !== undefined;
    return sends && !known ? [{ tenant, site }] : [];
  });
}

/** What one container is made of. */
export function containerArgs(
  estate: Estate,
  settings: Settings,
  tenantKey: string,
  container: string,
): ObjectContainerArgs {
  const { owner, dataClass, containers } = entryOf(estate.tenants, tenantKey);
  const sync = syncOf(estate, settings, tenantKey, container);
  return {
    site: estate.siteKey,
    tenant: tenantKey,
    container,
    owner,
    dataClass,
    rehearsal: settings.rehearsal,
    ...keeping(estate, tenantKey, entryOf(containers, container)),
    maxGiB: entryOf(containers, container).maxGiB,
    ...(sync && { sync }),
  };
}

/** A container belongs to the account of whoever makes it: the tenant's robot. */
export function containerOptions(project: TenantProject): pulumi.ComponentResourceOptions {
  if (project.connection === undefined) throw new Error("a tenant with a container has no robot"); // the check refused it
  return { providers: [project.connection] };
}

function syncOf(
  estate: Estate,
  { copyKeys, copyAccounts = {} }: Settings,
  tenantKey: string,
  container: string,
): SyncArgs | undefined {
  const end = copyEnds(estate).find(({ tenant }) => tenant === tenantKey);
  if (!end?.containers.includes(container) || copyKeys === undefined) return undefined;
  const key = copyKeys.apply((keys) => {
    const own = keys[tenantKey];
    if (own === undefined) throw new pulumi.RunError(`aes-estate:copyKeys has no ${tenantKey}`);
    return own;
  });
  const [realm, account] = [estate.alliance.syncRealm, copyAccounts[tenantKey]];
  if (!end.sends || realm === undefined || account === undefined) return { key };
  return { key, to: { realm, site: end.site, account } };
}
