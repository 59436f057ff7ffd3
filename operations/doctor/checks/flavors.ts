/** Flavors: none is for every project, the operator has its own, and names of the SCS say what they give. */
import { z } from "zod";
import type { Check } from "../check.ts";
import { finding } from "../model.ts";
import { TEXTS } from "./flavors-messages.ts";

const flavor = z.object({
  id: z.string(),
  name: z.string(),
  vcpus: z.number(),
  ram: z.number(),
  disk: z.number(),
  "os-flavor-access:is_public": z.boolean(),
});

export const flavors: Check = {
  key: "acceptance-flavor",
  item: "acceptance-flavor",
  title: TEXTS.title,
  standards: ["scs-0100-v3"],
  async *run({ cloud, estate }) {
    const path = "/flavors/detail?is_public=None";
    const found = await cloud.list("compute", path, "flavors", flavor);
    const own = `${estate.siteKey}-platform-`;
    const operators = found.filter(
      (one) => !one["os-flavor-access:is_public"] && !one.name.startsWith(own),
    );
    if (operators.length === 0) yield finding(TEXTS.none);
    for (const { id, name, vcpus, ram, disk, ...more } of found) {
      const values = { flavor: name, id };
      if (more["os-flavor-access:is_public"]) yield finding(TEXTS.open, values);
      const figures = figuresOf(name);
      if (figures === undefined) {
        if (name.startsWith("SCS-")) yield finding(TEXTS.syntax, values);
        continue;
      }
      const got = { vCPU: vcpus, RAM: ram / 1024, disk };
      const wrong = (["vCPU", "RAM", "disk"] as const).find((key) => got[key] < figures[key]);
      if (wrong !== undefined) {
        const pair = { got: String(got[wrong]), want: String(figures[wrong]) };
        yield finding(TEXTS.figure, { ...values, ...pair, figure: wrong });
      }
    }
  },
};

/** The figures in a name of scs-0100-v3, RAM and disk in GiB; `undefined` for any other name. */
export function figuresOf(
  name: string,
): { readonly vCPU: number; readonly RAM: number; readonly disk: number } | undefined {
  const [, cpus, ram, count = "1", disk = "0"] =
    /^SCS-(\d+)[CTVL]i?-(\d+(?:\.\d)?)u?o?(?:-(?:(\d+)x)?(\d+)?[nhsp]?)?(?:_[A-Za-z0-9_-]+)?$/.exec(
      name,
    ) ?? [];
  if (cpus === undefined) return undefined;
  return { vCPU: Number(cpus), RAM: Number(ram), disk: Number(count) * Number(disk) };
}
