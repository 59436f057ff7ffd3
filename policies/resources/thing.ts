/** One thing that the estate made, as the output `things` of its stack says whose it is. */
import { z } from "zod";

/** Whose one thing of the estate is. */
const thing = z.object({
  type: z.string().min(1),
  site: z.string().min(1),
  tenant: z.string().min(1),
  owner: z.string().min(1),
  class: z.string().min(1),
});
export type Thing = z.output<typeof thing>;

/** Things by the ids that the cloud gave them. */
export type Things = ReadonlyMap<string, Thing>;

/** The value of an output `things`; an entry that is not in its shape is none. */
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
