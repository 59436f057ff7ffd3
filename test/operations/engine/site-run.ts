/** A run of a site for tests of its progress: events by tenant, resource and second. */
import type { EngineEvent } from "../../../operations/engine/events.ts";
import type { Moment } from "../../../operations/engine/frame.ts";
import { Progress, type Resource } from "../../../operations/engine/progress.ts";
import { step } from "./recordings.ts";

export const SITE = "bamako";
export const TENANT = "aes-estate:index:TenantProject";
export const ROUTER = "openstack:networking/router:Router";

/** The program declares a tenant with this many routers. */
export function declares(tenant: string, routers: number): EngineEvent[] {
  return resourcesOf(tenant, routers).map((resource) => ({ at: 0, is: "declared", ...resource }));
}

/** A tenant's component and its routers. */
export function resourcesOf(tenant: string, routers: number): Resource[] {
  const names = Array.from({ length: routers }, (_, i) => `${SITE}-${tenant}-r${i + 1}`);
  return [
    { type: TENANT, name: `${SITE}-${tenant}` },
    ...names.map((name) => ({ type: ROUTER, name })),
  ];
}

/** A step of a tenant's component, or of its router with this number. */
export function moves(
  at: number,
  is: "begun" | "done" | "failed",
  op: string,
  tenant: string,
  router?: number,
): EngineEvent {
  const name = `${SITE}-${tenant}`;
  return router === undefined
    ? { ...step(is, op, TENANT, name), at }
    : { ...step(is, op, ROUTER, `${name}-r${router}`), at };
}

/** Resources of a tenant that are done within a second. */
export function finishes(at: number, op: string, tenant: string, routers: number): EngineEvent[] {
  const numbers = [undefined, ...Array.from({ length: routers }, (_, i) => i + 1)];
  return numbers.flatMap((router) => [
    moves(at, "begun", op, tenant, router),
    moves(at + 1, "done", op, tenant, router),
  ]);
}

/** The state of the run after these events. */
export function momentAfter(
  events: readonly EngineEvent[],
  now: number,
  { recorded = [], left }: { recorded?: readonly Resource[]; left?: number } = {},
): Moment {
  const progress = new Progress(SITE, recorded);
  for (const event of events) progress.take(event);
  return { site: SITE, parts: progress.parts(), whole: progress.whole(), now, left };
}
