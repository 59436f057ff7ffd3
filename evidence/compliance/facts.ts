/** What a statement takes from the estate's files. Pure. */
import type { Estate } from "../../estate/estate.ts";
import type { Repatriation, Tenant as TenantFile } from "../../estate/model/index.ts";
import { withStandbys } from "../../estate/standby.ts";
import { targetOf } from "../../planning/repatriation/headroom.ts";
import { own } from "../../policies/values/own.ts";
import type { PlatformsAbroad, SiteFacts } from "./facts-model.ts";

/** One site's files, its standbys for other sites among its tenants. */
export function factsOf(estate: Estate): SiteFacts {
  const { siteKey, standbys } = estate;
  const tenants = Object.entries(withStandbys(estate).tenants).map(([key, tenant]) => {
    const standby = own(standbys, key);
    const home = standby && { site: standby.home, tenant: standby.tenantKey };
    return [key, { ...tenantFacts(tenant), ...(home && { home }) }] as const;
  });
  return {
    siteKey,
    tenants: Object.fromEntries(tenants),
    copies: copiesOf(estate),
    volumeTypes: volumeTypesOf(estate),
  };
}

function tenantFacts({ title, owner, dataClass, volumeTypes, ...tenant }: TenantFile) {
  const size = (map: object) => Object.keys(map).length;
  const { segments, clusters, containers } = tenant;
  return {
    title: { ...title },
    ...{ owner, dataClass },
    ...{ segments: size(segments), clusters: size(clusters), containers: size(containers) },
    volumeTypes: [...volumeTypes],
  };
}

/** Copies that leave the site, and those that come from another one. */
function copiesOf({ siteKey, tenants, standbys }: Estate): SiteFacts["copies"] {
  const away = Object.entries(tenants).map(([key, tenant]) => ({ key, tenant, from: siteKey }));
  const here = Object.values(standbys).map(({ home, tenantKey, atHome }) => {
    return { key: tenantKey, tenant: atHome, from: home };
  });
  return [...away, ...here].flatMap(({ key, tenant, from }) => {
    const { continuity, owner, dataClass } = tenant;
    if (!continuity) return [];
    const { standby: to, contract, containers, copyEveryMinutes } = continuity;
    const copied = { containers: [...containers], copyEveryMinutes };
    return [{ tenant: key, from, to, contract, ...copied, owner, dataClass }];
  });
}

function volumeTypesOf({ site }: Estate): SiteFacts["volumeTypes"] {
  return Object.fromEntries(
    Object.entries(site.volumeTypes).map(([key, type]) => {
      const attestation = type.encrypted ? type.attestation : undefined;
      if (typeof attestation !== "object") return [key, { encrypted: type.encrypted }];
      const { by, date } = attestation;
      return [key, { encrypted: type.encrypted, attested: { by, date } }];
    }),
  );
}

/** The platforms of a register that are still abroad. */
export function platformFacts({ platforms }: Repatriation): PlatformsAbroad {
  return Object.fromEntries(
    Object.entries(platforms).flatMap(([key, one]) => {
      const { title, owner, dataClass, hosted, target, status, deadline } = one;
      if (status === "home") return [];
      const facts = { ...hosted, target: targetOf(target), status, deadline };
      return [[key, { title: { ...title }, owner, dataClass, ...facts }] as const];
    }),
  );
}
