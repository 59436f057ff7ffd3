/** Platforms that are still hosted abroad, as the register says. */
import type { Platform as Registered, Repatriation } from "../../estate/model/index.ts";
import type { Language } from "../../output/message.ts";
import { targetOf } from "../../planning/repatriation/headroom.ts";
import type { DataStatement, Statement } from "./model.ts";
import { daysBetween } from "./waivers.ts";

export type Platform = DataStatement["abroad"][number];

/** One owner's platforms of one class that are still abroad, by deadline. */
export function platformsAbroad(
  register: Repatriation | undefined,
  of: { readonly owner: string; readonly dataClass?: string },
  asOf: string,
  language: Language,
): Platform[] {
  return Object.entries(register?.platforms ?? {})
    .filter(([, one]) => isAbroad(one, of))
    .map(([key, { title, hosted, target, status, deadline }]) => ({
      key,
      title: title[language],
      ...hosted,
      target: targetOf(target),
      status,
      deadline,
      days: daysBetween(asOf, deadline),
    }))
    .sort((a, b) => (`${a.deadline} ${a.key}` < `${b.deadline} ${b.key}` ? -1 : 1));
}

function isAbroad(
  { status, owner, dataClass }: Registered,
  of: { readonly owner: string; readonly dataClass?: string },
): boolean {
  if (status === "home" || owner !== of.owner) return false;
  return of.dataClass === undefined || dataClass === of.dataClass;
}

/** How much is abroad of some owners; nothing is known without a register. */
export function abroadOf(
  register: Repatriation | undefined,
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
