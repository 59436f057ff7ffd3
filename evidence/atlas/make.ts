/** Makes an atlas of checked estates: computes, draws, writes. */
import type { Estate } from "../../estate/estate.ts";
import type { Repatriation } from "../../estate/model/index.ts";
import { today } from "../../output/day.ts";
import { loadWaivers } from "../../policies/enforce/registry.ts";
import { readStatement } from "../compliance/read.ts";
import { rejectTwoInputs } from "../documents/json.ts";
import { readDriftReports } from "../drift/read.ts";
import { filesOf } from "./files.ts";
import { atlasOf } from "./gather.ts";
import { writeAtlas } from "./write.ts";

/** Writes the atlas into a folder, with what some files report; returns its day (UTC) and its number of pages, both languages together. */
export async function makeAtlas(
  folder: string,
  {
    estates,
    repatriation,
  }: { estates: readonly Estate[]; repatriation?: Repatriation | undefined },
  given: { readonly drift: readonly string[]; readonly statement?: string | undefined },
): Promise<{ readonly day: string; readonly pages: number }> {
  const day = today();
  const [first] = estates;
  if (first === undefined) throw new Error("an atlas has at least one estate");
  const { sound: waivers } = loadWaivers(first.alliance);
  const sites = estates.map(({ siteKey }) => siteKey);
  rejectTwoInputs([...given.drift, given.statement ?? ""]);
  const drift = readDriftReports(given.drift, sites);
  const statement =
    given.statement === undefined ? undefined : readStatement(given.statement, sites);
  const files = filesOf(atlasOf({ estates, repatriation, waivers, day, drift, statement }));
  await writeAtlas(folder, files);
  return { day, pages: [...files.keys()].filter((name) => name.endsWith(".html")).length };
}
