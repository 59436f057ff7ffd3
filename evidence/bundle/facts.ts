/**
 * The file `inputs/facts.json`: what the compliance statement takes from the estate's files and the recorded state,
 * which are not in the bundle. With registry, waivers, audit, contracts and drift report the statement follows from it.
 */
import { z } from "zod";
import { platformsAbroad, recordedData, siteFacts } from "../compliance/facts-model.ts";

export const factsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  site: siteFacts,
  otherSites: z.array(z.string()).describe("The other open sites."),
  platforms: platformsAbroad.optional(),
  data: z.array(recordedData).describe("Of the recorded state."),
});

export type Facts = z.output<typeof factsSchema>;
