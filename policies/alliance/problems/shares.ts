/** Problems of shares in the registry: sites and members it does not know. */

import type { Message } from "../../../output/message.ts";
import { choice } from "../../../output/nearest.ts";
import type { Alliance } from "../model.ts";
import { type AllianceProblem, problemsOf } from "../problem.ts";

const MESSAGES = {
  notKnown: {
    fr: "« {got} » n'est pas inscrit au registre ; attendu : {want}",
    en: "got {got}, which is not in the registry; want one of {want}",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** Problems of all shares. */
export function shareProblems({ members, sites, shares }: Alliance): AllianceProblem[] {
  const known = (path: PropertyKey[], got: string, among: object) => {
    const values = { got, want: choice(Object.keys(among), got) };
    return Object.hasOwn(among, got) ? [] : [problem("notKnown", path, values)];
  };
  return Object.entries(shares).flatMap(([site, byMember]) => [
    ...known(["shares", site], site, sites),
    ...Object.keys(byMember).flatMap((member) => known(["shares", site, member], member, members)),
  ]);
}
