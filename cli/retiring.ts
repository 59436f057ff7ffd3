/** What `estate check` says of deletions: what is recorded on this machine and declared no more, and what is to go. */
import { type Message, render } from "../sovereignty/text.ts";
import type { LoadAllResult } from "../stacks/estate/checked.ts";
import type { Issue } from "../stacks/estate/issue.ts";
import type { Retiring } from "../stacks/estate/retire.ts";
import { lossesOf } from "./state/against.ts";
import { keptState } from "./state/record.ts";
import { recordedTenants } from "./state/recorded.ts";
import type { StackState } from "./state/stack-state.ts";

/** One `retire`, and how far it is. */
export interface Going extends Retiring {
  /** Whether nothing of it is recorded on this machine any more; unknown where no state of its site is kept. */
  readonly gone?: boolean;
}

const TEXTS = {
  waits: {
    fr: "à supprimer à partir du {after}, {at} : tient jusque-là, sans protection",
    en: "to be deleted from {after} on, {at}: stands until then, no longer protected",
  },
  due: {
    fr: "à supprimer depuis le {after}, {at} : la prochaine mise à jour le fait, avec ses données ; ensuite {what}",
    en: "to be deleted since {after}, {at}: the next update does so, with its data; then {what}",
  },
  gone: {
    fr: "supprimé, {at}, depuis le {after} : {what}",
    en: "retired since {after}, {at}: {what}",
  },
} as const satisfies Record<string, Message>;

const FILE: Message = { fr: "ce fichier peut partir", en: "this file can go" };
const LINES: Message = { fr: "ces lignes peuvent partir", en: "these lines can go" };

/** The states kept on this machine, by site, each read once; nothing where there is none, or none that can be read. */
export function keptStates(): (site: string) => Promise<StackState | undefined> {
  const states = new Map<string, Promise<StackState | undefined>>();
  return (site) => {
    const known = states.get(site) ?? keptState(site).catch(() => undefined);
    states.set(site, known);
    return known;
  };
}

/** What the files say, with what the states of their sites say of it. */
export async function withRecorded(
  result: LoadAllResult,
  root: string,
  states: (site: string) => Promise<StackState | undefined>,
): Promise<{ lost: Issue[]; going: Going[] }> {
  const sites = Object.keys(result.declared);
  const lost: Issue[] = [];
  const going: Going[] = [];
  for (const site of sites) {
    const state = await states(site);
    const own = result.retiring.filter((each) => each.site === site);
    if (state === undefined) {
      going.push(...own);
      continue;
    }
    lost.push(...(await lossesOf(result, site, state, { root })).issues);
    const recorded = recordedTenants(site, state);
    going.push(
      ...own.map((each) => {
        const tenant = recorded[each.tenant];
        const { part } = each;
        return { ...each, gone: (part ? tenant?.[part.kind][part.key] : tenant) === undefined };
      }),
    );
  }
  return { lost, going };
}

/** One line about what is to go; `at` is where it stands. */
export function goingLine(
  { after, due, gone = false, part }: Going,
  at: string,
  language: keyof Message,
): string {
  const what = part === undefined ? FILE : LINES;
  const text = due ? (gone ? TEXTS.gone : TEXTS.due) : TEXTS.waits;
  return render(text, { after, at, what }, language);
}
