/** `retire` in a tenant's file: without it, nothing that holds data is deleted. */
import { z } from "zod";
import { person } from "../../policies/waivers/index.ts";
import type { DeepReadonly } from "./readonly.ts";

export const retirement = z
  .strictObject({
    after: z.iso
      .date({ error: "date" })
      .describe(
        "First day (UTC) on which it is no longer declared: an update of that day or later deletes it, with its data.",
      ),
    approvedBy: person.describe("Who allowed it: for an office of the country that owns the data."),
  })
  .describe(
    "It is to be deleted. Until its day it stands, no longer protected; without this, nothing deletes or replaces it.",
  );

export type Retirement = DeepReadonly<z.output<typeof retirement>>;
