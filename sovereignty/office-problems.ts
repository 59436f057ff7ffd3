/** What the registry must not say about the offices that own and approve waivers. */
import type { Alliance } from "./alliance.ts";
import { type AllianceProblem, EMPTY, problemsOf } from "./problem.ts";
import type { Message } from "./text.ts";

const MESSAGES = {
  empty: EMPTY,
  notMember: {
    fr: "« {got} » n'est pas un membre ; attendu : {want}",
    en: "got {got}, which is not a member; want one of {want}",
  },
  twoHats: {
    fr: "« {got} » parle déjà pour {want} ; attendu : chacun ne parle que pour un bureau",
    en: "got {got}, who already speaks for {want}; want each person to speak for one office",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** Problems of all offices: who has two hats could approve what they own themselves. */
export function officeProblems({ offices, members }: Alliance): AllianceProblem[] {
  const speaks = new Map<string, string>();
  return Object.entries(offices).flatMap(([key, { country, people }]) => {
    const path = ["offices", key];
    const want = Object.keys(members).join(", ");
    return [
      ...(Object.hasOwn(members, country)
        ? []
        : [problem("notMember", [...path, "country"], { got: country, want })]),
      ...(people.length === 0 ? [problem("empty", [...path, "people"])] : []),
      ...people.flatMap((got, index) => {
        const other = speaks.get(nameOf(got));
        speaks.set(nameOf(got), other ?? key);
        const values = { got, want: other ?? key };
        return other === undefined ? [] : [problem("twoHats", [...path, "people", index], values)];
      }),
    ];
  });
}

/** Two spellings of one person are one person. */
export function nameOf(person: string): string {
  return person.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}
