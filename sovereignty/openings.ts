/** How far an opening reaches, and whether data of a thing's class may go there. */
import { type Distance, distanceOf } from "./addresses.ts";
import type { Alliance } from "./alliance.ts";
import type { Opening } from "./facets/reach.ts";
import { type Fact, UNKNOWN } from "./facts.ts";
import type { LawContext } from "./law.ts";

export function distanceOfOpening({ remote, routed }: Opening, { alliance }: LawContext): Distance {
  if (routed) return "government";
  if (typeof remote !== "string") return "internet";
  return distanceOf(remote, registeredIn(alliance));
}

const plans = new WeakMap<Alliance, readonly string[]>();

/** The addresses of all sites, gathered once for a registry. */
function registeredIn(alliance: Alliance): readonly string[] {
  const known = plans.get(alliance);
  if (known !== undefined) return known;
  const registered = Object.values(alliance.sites).flatMap(({ addresses: { ipv4, ipv6 } }) => [
    ...ipv4,
    ...ipv6,
  ]);
  plans.set(alliance, registered);
  return registered;
}

export function mayReach(
  { dataClass }: Fact,
  distance: Distance,
  { alliance }: LawContext,
): boolean {
  if (dataClass === undefined) return distance === "government";
  if (dataClass === UNKNOWN || !Object.hasOwn(alliance.classes, dataClass)) return false;
  return alliance.classes[dataClass]?.egress.some((way) => way === distance) ?? false;
}
