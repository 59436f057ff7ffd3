/** One resource that the estate created, with its owner, as in the output `things` of its stack. */
import { z } from "zod";

/** Owner, tenant and class of one resource of the estate. */
const thing = z.object({
  type: z.string().min(1),
  site: z.string().min(1),
  tenant: z.string().min(1),
  owner: z.string().min(1),
  class: z.string().min(1),
});
export type Thing = z.output<typeof thing>;

/** Resources of the estate by the ids that the cloud assigned. */
export type Things = ReadonlyMap<string, Thing>;

/** The value of an output `things`; an entry of another shape is ignored. */
export function readThings(value: unknown): Things {
  return new Map(
    Object.entries(asMap(value)).flatMap(([id, entry]) => {
      const { success, data } = thing.safeParse(entry);
      return success && id !== "" ? [[id, data] as const] : [];
    }),
  );
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
