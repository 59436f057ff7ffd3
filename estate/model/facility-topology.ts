/** `topology` in a facility's file: the elements a site depends on, their dependencies, and how often they fail. */
import { z } from "zod";
import { allowList, count, key, nonEmptyMap } from "./primitives.ts";
import type { DeepReadonly } from "./readonly.ts";

const positive = { error: "positive" };
const error = { error: "figure" };
const time = { error: "hours" };
const hours = z.number(time).gt(0, time).max(10_000_000, time).optional();

/** Availability, given directly or by its two times. */
const figure = {
  availability: z
    .number(error)
    .gt(0, error)
    .max(100, error)
    .optional()
    .describe("Part of the time it works itself, %; either this or the two times."),
  mtbfHours: hours.describe("Mean time from a repair to the next failure, hours."),
  mttrHours: hours.describe("Mean time to repair, hours, spare parts and travel included."),
};

/** A figure as written: in one of its two forms. */
export interface Times {
  readonly availability?: number | undefined;
  readonly mtbfHours?: number | undefined;
  readonly mttrHours?: number | undefined;
}
const oneFigure = ({ availability, mtbfHours, mttrHours }: Times) =>
  availability === undefined
    ? mtbfHours !== undefined && mttrHours !== undefined
    : mtbfHours === undefined && mttrHours === undefined;

const names = (what: string) => allowList(key).describe(what);

const element = z
  .strictObject({
    ...figure,
    needs: names("Elements and groups it rests on, all of them.").optional(),
  })
  .refine(oneFigure, error)
  .describe("One thing that can fail and be taken out for maintenance.");

const group = z
  .strictObject({
    of: names("Redundant elements and groups: each can replace the others."),
    required: count.min(1, positive).describe("How many of them are enough."),
  })
  .describe("Redundancy: there while enough of its members are.");

const cause = z
  .strictObject({ ...figure, takes: names("Elements and groups it takes down together.") })
  .refine(oneFigure, error)
  .describe("What takes several elements down at once; its availability is the time it does not.");

const storage = z
  .strictObject({
    ...figure,
    nodesPerZone: count
      .min(1, positive)
      .describe("Storage servers of the pool in each of its zones."),
    required: count
      .min(1, positive)
      .describe("Copies of a block that must be there to read and write it."),
  })
  .refine(oneFigure, error)
  .describe("The storage servers of a pool; the figure is one server's.");

export const topology = z
  .strictObject({
    elements: nonEmptyMap(element).describe(
      "Feeds, generators, paths, cooling, data halls, uplinks…",
    ),
    groups: z.record(key, group).default({}).describe("Redundancy, by a name others rest on."),
    causes: z.record(key, cause).default({}).describe("Common causes."),
    zones: nonEmptyMap(names("Elements and groups the zone rests on, all of them.")).describe(
      "Every zone of the facility. The site serves while all but `reserve.zones` of them do.",
    ),
    service: names("What every service rests on beside its zones: uplinks, core routers."),
    hosts: nonEmptyMap(
      z.strictObject(figure).refine(oneFigure, error).describe("One host, with its system."),
    ).describe("Every class of hypervisors."),
    apart: z
      .strictObject({
        attestation: z.string().min(1).describe("Who attested it, and when."),
      })
      .optional()
      .describe(
        "That the servers of one group of nodes stand on different hosts; absent: only where the driver sees to it.",
      ),
    storage: nonEmptyMap(storage).describe("Every storage pool."),
    switchOverMinutes: count
      .min(1, positive)
      .optional()
      .describe(
        "From another site's loss until its tenants are served here, as drilled; absent: a standby here counts for nothing.",
      ),
  })
  .describe("What carries the site; the figure of its tier and of every tenant comes from it.");

export type Topology = DeepReadonly<z.output<typeof topology>>;
