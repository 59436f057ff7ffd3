/** Unused addresses and ports for one more site, next to those of the others. Pure. */
import { excludeCidr, parseCidr } from "cidr-tools";
import { isInside, isNetwork, lengthOf, PRIVATE } from "../../policies/values/addresses.ts";
import { networkOf } from "../addresses.ts";
import { PORTS_A_SITE } from "../rehearsal-ports.ts";

/** Ports and tunnel addresses repeat after this many (sandbox/site.py: the second octet of 127.x.0.0/16). */
const OCTETS = 256;
const LAST_FIRST_PORT = 32_000;
const USUAL_DISTANCE = 1000;
/** Sites' IPv6 plans are cut from the alliance's own /32 of unique local addresses. */
const IPV6_RANGE = 32;

/** Every address and prefix that a file's data contains, at any path. */
export function networksIn(data: unknown): string[] {
  if (typeof data === "string") return isNetwork(data) ? [data] : [];
  if (typeof data !== "object" || data === null) return [];
  return Object.values(data).flatMap(networksIn);
}

/** The range that contains a site's plan: its private IPv4 block or IPv6 /32; `undefined` for a public plan. */
export function rangeOf(plan: string): string | undefined {
  if (parseCidr(plan).version === 4) return PRIVATE.find((block) => isInside(plan, [block]));
  if (!isInside(plan, PRIVATE)) return undefined;
  return networkOf(`${plan.split("/")[0]}/${IPV6_RANGE}`);
}

/**
 * The next prefix of the plans' length in their range: after the last plan, else the first gap; `undefined` if the
 * range is full or public. A prefix that covers the whole range (“everybody”) does not count as used.
 */
export function nextPlan(plans: readonly string[], used: readonly string[]): string | undefined {
  const [model] = plans;
  const range = model && rangeOf(model);
  if (model === undefined || range === undefined) return undefined;
  const length = lengthOf(model);
  const taken = [...plans, ...used]
    .filter((prefix) => parseCidr(prefix).version === parseCidr(range).version)
    .filter((prefix) => !isInside(range, [prefix]));
  const free = excludeCidr(range, taken)
    .filter((block) => lengthOf(block) <= length)
    .map((block) => ({ block, ...parseCidr(block) }))
    .sort((a, b) => (a.start < b.start ? -1 : 1));
  const ends = plans.filter((plan) => isInside(plan, [range])).map((plan) => parseCidr(plan).end);
  const last = ends.sort((a, b) => (a < b ? -1 : 1)).at(-1) ?? -1n;
  const found = free.find(({ start }) => start > last) ?? free[0];
  return found && `${found.ip}/${length}`;
}

/** The first port of one more rehearsal cloud without shared ports or tunnel addresses; `undefined` if none is left. */
export function nextFirstPort(taken: readonly number[]): number | undefined {
  const start = Math.max(...taken, 20_000);
  const steps = [USUAL_DISTANCE, PORTS_A_SITE];
  const candidates = steps.flatMap((step) =>
    Array.from({ length: 400 }, (_, index) => [
      start + step * (index + 1),
      start - step * (index + 1),
    ]),
  );
  const octet = (port: number) => Math.floor(port / PORTS_A_SITE) % OCTETS;
  return candidates
    .flatMap(([above = 0, below = 0]) => [above, below])
    .filter((port) => port >= 1024 && port <= LAST_FIRST_PORT)
    .find((port) =>
      taken.every(
        (other) => Math.abs(port - other) >= PORTS_A_SITE && octet(port) !== octet(other),
      ),
    );
}
