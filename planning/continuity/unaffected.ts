/** Tenants without another site, and why: policies forbid copies elsewhere, or no standby is declared. Pure. */

import type { Estate } from "../../estate/estate.ts";
import { copyCountries } from "../../policies/alliance/standby.ts";
import type { Stay } from "./model.ts";

/** A lost site's tenants that no other site takes over. */
export function stays({ alliance, tenants }: Estate, others: readonly Estate[]): Stay[] {
  return Object.entries(tenants)
    .filter(([, { continuity }]) => continuity === undefined)
    .map(([tenant, { owner, dataClass }]) => {
      const countries = copyCountries(alliance, { owner, dataClass }) ?? [];
      const process = alliance.classes[dataClass]?.process[owner] ?? [];
      const sites = others
        .filter(({ allianceSite: { country } }) =>
          [countries, process].every((in_) => in_.includes(country)),
        )
        .map(({ siteKey }) => siteKey);
      const why = sites.length === 0 ? "policy" : "notOrdered";
      return { tenant, owner, dataClass, why, countries, sites };
    });
}
