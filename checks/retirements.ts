/** Planned deletions and their progress. */

import type { Retiring } from "../estate/retire.ts";
import { type Message, render } from "../output/message.ts";

/** One `retire` and its progress. */
export interface Going extends Retiring {
  /** Whether it is no longer recorded on this machine; absent if the site's state is not stored here. */
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

/** One line about a planned deletion; `at` is its position. */
export function goingLine(
  { after, due, gone = false, part }: Going,
  at: string,
  language: keyof Message,
): string {
  const what = part === undefined ? FILE : LINES;
  const text = due ? (gone ? TEXTS.gone : TEXTS.due) : TEXTS.waits;
  return render(text, { after, at, what }, language);
}
