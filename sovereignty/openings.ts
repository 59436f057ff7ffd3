/** How far an opening reaches, and whether data of a thing's class may go there. */
import { type Distance, distanceOf } from "./addresses.ts";
import type { Alliance } from "./alliance.ts";
import type { EvaluationContext } from "./context.ts";
import type { Opening } from "./facets/reach.ts";
import { type Fact, UNKNOWN } from "./facts.ts";
import { oncePer } from "./once.ts";

export function distanceOfOpening(
  { remote, routed }: Opening,
  { alliance }: EvaluationContext,
): Distance {
  if (routed) return "government";
  if (typeof remote !== "string") return "internet";
  return distanceOf(remote, registeredIn(alliance));
}

/** The addresses of all sites. */
const registeredIn = oncePer(({ sites }: Alliance): readonly string[] =>
  Object.values(sites).flatMap(({ addresses: { ipv4, ipv6 } }) => [...ipv4, ...ipv6]),
);

export function mayReach(
  { dataClass }: Fact,
  distance: Distance,
  { alliance }: EvaluationContext,
): boolean {
  if (dataClass === undefined) return distance === "government";
  if (dataClass === UNKNOWN || !Object.hasOwn(alliance.classes, dataClass)) return false;
  return alliance.classes[dataClass]?.egress.some((way) => way === distance) ?? false;
}
