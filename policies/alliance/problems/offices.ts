/** Problems of the offices that own and approve waivers. */

import type { Message } from "../../../output/message.ts";
import { memberChoice } from "../members.ts";
import type { Alliance } from "../model.ts";
import { type AllianceProblem, EMPTY, problemsOf } from "../problem.ts";

/** The message for a name that could be mistaken for another. */
export const STRANGE_NAME: Message = {
  fr: "« {got} » peut passer pour un autre nom ; attendu des lettres d'une seule écriture, chiffres, espaces, apostrophes, traits d'union, points et parenthèses",
  en: "got {got}, which could pass for another name; want letters of one script, digits, spaces, apostrophes, hyphens, points and parentheses",
};

const MESSAGES = {
  empty: EMPTY,
  notMember: {
    fr: "« {got} » n'est pas un membre ; attendu : {want}",
    en: "got {got}, which is not a member; want one of {want}",
  },
  strangeName: STRANGE_NAME,
  twoHats: {
    fr: "« {got} » parle déjà pour {want} ; attendu : chacun ne parle que pour un bureau",
    en: "got {got}, who already speaks for {want}; want each person to speak for one office",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** Problems of all offices: a person in two offices could approve their own waivers. */
export function officeProblems({ offices, members }: Alliance): AllianceProblem[] {
  const speaks = new Map<string, string>();
  return Object.entries(offices).flatMap(([key, { country, people }]) => {
    const path = ["offices", key];
    return [
      ...(Object.hasOwn(members, country)
        ? []
        : [
            problem("notMember", [...path, "country"], {
              got: country,
              want: memberChoice(members, country),
            }),
          ]),
      ...(people.length === 0 ? [problem("empty", [...path, "people"])] : []),
      ...people.flatMap((got, index) => {
        const at = [...path, "people", index];
        if (!isPlainName(got)) return [problem("strangeName", at, { got })];
        const other = speaks.get(nameOf(got));
        speaks.set(nameOf(got), other ?? key);
        const values = { got, want: other ?? key };
        return other === undefined ? [] : [problem("twoHats", at, values)];
      }),
    ];
  });
}

/** Two spellings of one person are one person. */
export function nameOf(person: string): string {
  const folded = person.normalize("NFKC").replaceAll(/[\u2018\u2019\u02BC`\u00B4]/g, "'");
  return folded.trim().replaceAll(/\s+/g, " ").toUpperCase().toLowerCase();
}

/** Whether a name of a person or an office cannot be mistaken for another that looks alike. */
export function isPlainName(name: string): boolean {
  const text = name.normalize("NFKC");
  return NAMES.some((pattern) => pattern.test(text)) && /\p{L}/u.test(text);
}

/** The scripts of the alliance's languages, each by itself. */
const NAMES = ["Latin", "Arabic", "Nko", "Tifinagh", "Adlam"].map(
  (script) => new RegExp(`^(?:(?=\\p{Script=${script}})[\\p{L}\\p{M}]|[0-9 '\u2019.()-])+$`, "u"),
);
