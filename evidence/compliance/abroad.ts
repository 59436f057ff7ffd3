/** Platforms that are still hosted abroad, as the register says. */
import type { Language } from "../../output/message.ts";
import type { PlatformsAbroad } from "./facts-model.ts";
import type { DataStatement, Statement } from "./model.ts";
import { daysBetween } from "./waivers.ts";

export type Platform = DataStatement["abroad"][number];

/** One owner's platforms of one class that are still abroad, by deadline. */
export function platformsAbroad(
  register: PlatformsAbroad | undefined,
  of: { readonly owner: string; readonly dataClass?: string },
  asOf: string,
  language: Language,
): Platform[] {
  return Object.entries(register ?? {})
    .filter(([, one]) => isOf(one, of))
    .map(([key, { title, owner: _, dataClass: __, ...one }]) => ({
      key,
      title: title[language],
      ...one,
      days: daysBetween(asOf, one.deadline),
    }))
    .sort((a, b) => (`${a.deadline} ${a.key}` < `${b.deadline} ${b.key}` ? -1 : 1));
}

function isOf(
  { owner, dataClass }: PlatformsAbroad[string],
  of: { readonly owner: string; readonly dataClass?: string },
): boolean {
  return owner === of.owner && (of.dataClass === undefined || dataClass === of.dataClass);
}

/** How much is abroad of some owners; nothing is known without a register. */
export function abroadOf(
  register: PlatformsAbroad | undefined,
  owners: readonly string[],
  asOf: string,
): Statement["abroad"] {
  const all = owners.map(
    (owner) => [owner, platformsAbroad(register, { owner }, asOf, "en")] as const,
  );
  const platforms = all.flatMap(([, own]) => own);
  const until = platforms
    .map(({ deadline }) => deadline)
    .sort()
    .at(-1);
  return {
    known: register !== undefined,
    platforms: platforms.length,
    late: platforms.filter(({ days }) => days < 0).length,
    byOwner: Object.fromEntries(all.map(([owner, own]) => [owner, own.length])),
    ...(until !== undefined && { until }),
  };
}
