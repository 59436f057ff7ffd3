/** Power: every piece of equipment has its figure, and the building can supply the promised capacity. */

import { type Issue, issue } from "../../estate/issue.ts";
import type { Source } from "../../estate/load/source.ts";
import type { Sources } from "../../estate/load/sources.ts";
import { REFERENCES } from "../../estate/messages/references.ts";
import type { Facility } from "../../estate/model/index.ts";
import { choice } from "../../output/nearest.ts";
import { comingTo } from "../capacity/promised.ts";
import { ENERGY } from "./check-messages.ts";
import { powerOf } from "./compute.ts";
import { equipmentOf, reservationOf } from "./equipment.ts";

/** Checks all sites together, because a standby site also supplies the critical tenants of a lost one. */
export function energy({ sites }: Sources): Issue[] {
  return [...sites.values()].flatMap(({ key, site, facility, tenants }) => {
    const written = facility?.data.energy;
    if (facility === undefined || written === undefined) return [];
    const unnamed = [
      ...sameKeys(facility, "hypervisorClasses", Object.keys(written.hypervisorClasses)),
      ...sameKeys(facility, "storagePools", Object.keys(written.storagePools)),
    ];
    const equipment = equipmentOf(facility.data);
    if (unnamed.length > 0 || equipment === undefined || site === undefined) return unnamed;
    const own = [...tenants.values()].map(({ data }) => reservationOf(data, site.data).cores);
    const failedOver = [...sites.values()].flatMap(({ key: other, tenants: theirs }) => {
      const all = [...theirs].map(([name, { data }]) => [name, data] as const);
      return other === key ? [] : comingTo(key, site.data, all).map(({ amounts }) => amounts.cores);
    });
    const cores = [...own, ...failedOver].reduce((sum, count) => sum + count, 0);
    const kw = powerOf(equipment, cores).peak / 1000;
    if (kw <= written.itEnvelopeKw) return [];
    const values = {
      cores,
      kw,
      envelope: written.itEnvelopeKw,
      excess: kw - written.itEnvelopeKw,
    };
    return [issue(facility.at(["energy", "itEnvelopeKw"]), ENERGY.overEnvelope, values)];
  });
}

/** A map of `energy` has the same keys as the facility's own map of that name. */
function sameKeys(
  facility: Source<Facility>,
  map: "hypervisorClasses" | "storagePools",
  got: readonly string[],
): Issue[] {
  const want = Object.keys(facility.data[map]);
  const at = ["energy", map];
  return [
    ...got
      .filter((name) => !want.includes(name))
      .map((name) =>
        issue(facility.at([...at, name]), REFERENCES.unknownReference, {
          got: name,
          allowed: choice(want, name),
        }),
      ),
    ...want
      .filter((name) => !got.includes(name))
      .map((name) => issue(facility.at(at), ENERGY.noPower, { name })),
  ];
}
