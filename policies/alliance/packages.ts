/** Third-party Pulumi packages whose types the alliance admits: those that do nothing with data. */

import type { Message } from "../../output/message.ts";
import type { Alliance } from "./model.ts";
import { type AllianceProblem, problemsOf } from "./problem.ts";

const MESSAGES = {
  classified: {
    fr: "« {got} » ne s'admet pas en bloc : ses types sont classés un à un, ou sont ce que le programme veut",
    en: "got {got}, which is not admitted as a whole: its types are classified one by one, or a program chooses their types freely",
  },
  unattested: {
    fr: "« {got} » sans l'attestation d'un bureau ; attendu : by et date à côté de why",
    en: "got {got} without an office's attestation; want by and date beside why",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** Packages that are classified type by type, and the one of the self-test. */
const CLASSIFIED = ["openstack", "kubernetes", "random", "aes-estate", "self-test"];

/** Packages that only compute on the machine that runs the program: they need a reason only. */
const HARMLESS = ["tls", "time"];

/** Whether a package's types are classified one by one, or are the engine's own. */
export function isClassified(name: string): boolean {
  return CLASSIFIED.includes(name) || name.startsWith("pulumi");
}

/**
 * Packages that may not be admitted, or that no office attests. Dynamic resources use the engine's own package: they
 * may be anything.
 */
export function packageProblems({ packages }: Pick<Alliance, "packages">): AllianceProblem[] {
  return Object.entries(packages).flatMap(([got, { by, date }]) => {
    const at = ["packages", got];
    if (isClassified(got)) return [problem("classified", at, { got })];
    const word = by !== undefined && date !== undefined;
    return word || HARMLESS.includes(got) ? [] : [problem("unattested", at, { got })];
  });
}

/** Whether a type, or its package's provider, is of a package that the alliance admits. */
export function isAdmitted(type: string, { packages }: Pick<Alliance, "packages">): boolean {
  const [first = "", second, third = ""] = type.split(":");
  return Object.hasOwn(packages, first === "pulumi" && second === "providers" ? third : first);
}
