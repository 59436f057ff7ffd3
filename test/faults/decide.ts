/** Which fault a request meets: decided by the seed and by nothing that differs between two runs with the same requests. */
import { createHash } from "node:crypto";

/** What happens instead of the answer; `delay` only holds the answer back. */
export const KINDS = ["500", "502", "503", "429", "409", "reset", "delay"] as const;
export type Kind = (typeof KINDS)[number];

/** `before`: the cloud never sees the request. `after`: it has acted, and its answer is lost. */
export const MOMENTS = ["before", "after"] as const;
export type Moment = (typeof MOMENTS)[number];

export interface Faults {
  readonly seed: number;
  /** Share of the requests that meet one, 0 to 1. */
  readonly rate: number;
  /** @default all */
  readonly kinds?: readonly Kind[];
  /** @default both; a 409 is always `before`: a service that denies a change has not made it */
  readonly moments?: readonly Moment[];
  /** Types of services of the catalogue. @default all */
  readonly services?: readonly string[];
}

/** One fault. */
export interface Fault {
  readonly kind: Kind;
  readonly moment: Moment;
}

/** A request, as far as it decides; `nth` counts those with the same method and path. */
export interface Call {
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly nth: number;
}

/** The fault of a request; `undefined` for most. */
export function faultOf(
  { service, method, path, nth }: Call,
  { seed, rate, kinds = KINDS, moments = MOMENTS, services }: Faults,
): Fault | undefined {
  if (services !== undefined && !services.includes(service)) return undefined;
  const chance = numbersOf(`${seed} ${service} ${method} ${path} ${nth}`);
  if (chance() >= rate) return undefined;
  // A login changes nothing.
  const reads = method === "GET" || method === "HEAD" || path.endsWith("/auth/tokens");
  const kind = pick(
    kinds.filter((each) => !(reads && each === "409")),
    chance(),
  );
  const moment = kind === "409" ? "before" : pick(moments, chance());
  return kind === undefined || moment === undefined ? undefined : { kind, moment };
}

const pick = <T>(all: readonly T[], chance: number) => all[Math.floor(chance * all.length)];

/** Numbers from 0 to 1 that a text decides. */
export function numbersOf(text: string): () => number {
  const bytes = createHash("sha256").update(text).digest();
  let at = 0;
  return () => {
    const number = bytes.readUInt32BE(at) / 2 ** 32;
    at += 4;
    return number;
  };
}
