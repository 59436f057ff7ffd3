/** `energy` in a site's facility file: the power its equipment uses, and the power it may use. */
import { z } from "zod";
import { key } from "./primitives.ts";

const watts = z
  .number({ error: "watts" })
  .min(0, { error: "watts" })
  .max(1_000_000, { error: "watts" });
const pue = z.number({ error: "pue" }).min(1, { error: "pue" }).max(4, { error: "pue" });
const MONTHS = 12;

export const energy = z
  .strictObject({
    itEnvelopeKw: z
      .number({ error: "kilowatts" })
      .gt(0, { error: "kilowatts" })
      .max(100_000, { error: "kilowatts" })
      .describe("IT power that the building can feed and cool, kW; a plan beyond it is rejected."),
    hypervisorClasses: z
      .record(
        key,
        z
          .strictObject({
            idleWatts: watts.describe("One host without load, W."),
            peakWatts: watts.describe("One host at full load, W."),
          })
          .refine(({ idleWatts, peakWatts }) => idleWatts <= peakWatts, { error: "idleAbovePeak" }),
      )
      .describe("Every class of `hypervisorClasses`, and no other."),
    storagePools: z
      .record(key, watts)
      .describe("Power of each of `storagePools`, full or empty, W; no other key."),
    otherWatts: watts.describe("Network, controllers and all other IT, W."),
    averageLoad: z
      .number({ error: "part" })
      .min(0, { error: "part" })
      .max(1, { error: "part" })
      .describe(
        "Part of the reserved cores that works on average, 0 to 1; measured, or a guess that says so.",
      ),
    pue: z
      .array(pue)
      .length(MONTHS, { error: "months" })
      .describe("Power usage effectiveness by month, January first; 12 numbers, 1 or more."),
    source: z.string().min(1).describe("Where these figures are from: who measured them and when."),
  })
  .describe("Power and energy; absent: neither is computed.");
