/**
 * The member states of the AES, and the domains reserved for their governments: no file of the estate can change them.
 */

import type { Message } from "../../output/message.ts";
import { choice, nearest, type Spellings } from "../../output/nearest.ts";
import type { Alliance } from "./model.ts";
import { type AllianceProblem, problemsOf } from "./problem.ts";

/**
 * By ISO 3166-1 alpha-2 code: the alpha-3 one, and the domains whose registry takes only the state's names. Under the
 * top-level domains themselves anyone can register (`.ml` was free of charge until 2023). A new member is entered here,
 * under review.
 */
const AES: ReadonlyMap<string, { readonly code: string; readonly government: readonly string[] }> =
  new Map([
    ["BF", { code: "BFA", government: ["gov.bf"] }],
    ["ML", { code: "MLI", government: ["gouv.ml", "gov.ml"] }],
    ["NE", { code: "NER", government: ["gouv.ne"] }],
  ]);

/** The domains reserved for the governments of some countries, by their codes. */
export function governmentDomains(countries: readonly string[]): string[] {
  return countries.flatMap((country) => AES.get(country)?.government ?? []);
}

const MESSAGES = {
  notAes: {
    fr: "« {got} » n'est pas un État de l'AES ; attendu : {want} (policies/alliance/members.ts)",
    en: "got {got}, which is not a state of the AES; want one of {want} (policies/alliance/members.ts)",
  },
  alias: {
    fr: "« {got} » n'est pas un autre nom de {member} ; attendu : {want}",
    en: "got {got}, which is not another name of {member}; want one of {want}",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** Entries that are not member states, and members with another member's name. */
export function membershipProblems({ members }: Pick<Alliance, "members">): AllianceProblem[] {
  return Object.entries(members).flatMap(([got, { title, aliases }]) => {
    const state = AES.get(got);
    if (state === undefined) {
      return [problem("notAes", ["members", got], { got, want: [...AES.keys()].join(", ") })];
    }
    const own = [...new Set([state.code, slug(title.fr), slug(title.en)])];
    return aliases.flatMap((alias, index) =>
      own.includes(alias)
        ? []
        : [
            problem("alias", ["members", got, "aliases", index], {
              got: alias,
              member: got,
              want: own.join(", "),
            }),
          ],
    );
  });
}

/** The members to choose from instead of `got`: by code, by another code or by name. */
export function memberChoice(members: Alliance["members"], got: string): string | Message {
  return choice(Object.keys(members), got, spellings(members));
}

/** The member that `got` means; undefined when that is not clear. */
export function memberMeant(members: Alliance["members"], got: string): string | undefined {
  return nearest(got, Object.keys(members), spellings(members));
}

function spellings(members: Alliance["members"]): Spellings {
  const names = Object.entries(members).map(([key, { title, aliases }]) => {
    return [key, [...aliases, title.fr, title.en]] as const;
  });
  return Object.fromEntries(names);
}

/** `burkina-faso` for Burkina Faso. */
function slug(title: string): string {
  return title.trim().toLowerCase().replaceAll(/\s+/g, "-");
}
