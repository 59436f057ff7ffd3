/** Pooled capacity: what a building carries, also after a loss, and who may use how much of it. */

export type { Amounts, Share } from "../alliance.ts";
export * from "./building.ts";
export * from "./hosts.ts";
export * from "./losses.ts";
export * from "./shares.ts";
export * from "./storage.ts";
