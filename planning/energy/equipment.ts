/** The power figures of a site's files, in the types of `planning/energy`. Pure. */

import type { Facility, SiteFile, Tenant } from "../../estate/model/index.ts";
import { quotaOf } from "../../estate/quota.ts";
import { capacityOf } from "../capacity/overcommit.ts";
import type { Equipment, Reservation } from "./compute.ts";

/** The site's equipment; `undefined` if its facility file has no power figures. */
export function equipmentOf({ hypervisorClasses, zones, energy }: Facility): Equipment | undefined {
  if (energy === undefined) return undefined;
  const { averageLoad, pue, otherWatts } = energy;
  const hosts = Object.entries(hypervisorClasses).flatMap(([name, host]) => {
    const power = energy.hypervisorClasses[name];
    if (power === undefined) return [];
    return [
      {
        hosts: Object.values(zones).reduce((sum, zone) => sum + (zone.hypervisors[name] ?? 0), 0),
        cores: capacityOf(host).cores,
        ...power,
      },
    ];
  });
  const storageWatts = Object.values(energy.storagePools).reduce((sum, watts) => sum + watts, 0);
  return { hosts, storageWatts, otherWatts, averageLoad, pue };
}

/** A tenant's reservation: its quota. */
export function reservationOf(tenant: Tenant, site: SiteFile): Reservation {
  const { cores = 0, ramGiB = 0, volumeGiB = 0 } = quotaOf(tenant, site) ?? {};
  return { cores, ramGiB, volumeGiB };
}
