/** Readers of `policies/facts/data-flows.ts` by resource type; a type may set several of its attributes. */
import type { Family } from "../reader.ts";
import { administration } from "./administration.ts";
import { copies } from "./copies.ts";
import { keys } from "./keys.ts";
import { rendering } from "./rendering.ts";
import { served } from "./served.ts";
import { sinks } from "./sinks.ts";

export const dataFlows: readonly Family[] = [
  sinks,
  keys,
  copies,
  administration,
  rendering,
  served,
];
