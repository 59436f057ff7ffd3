/** The distance of an opening, and whether data of a resource's class may go there. */

import type { Alliance } from "../alliance/model.ts";
import type { EvaluationContext } from "../context.ts";
import { type Distance, distanceOf } from "../values/addresses.ts";
import { oncePer } from "../values/once.ts";
import type { Opening } from "./exposure.ts";
import { type Fact, UNKNOWN } from "./fact.ts";

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
