/** Compares the updates that were applied with the commits of this machine's checkout. */
import { UserError } from "../../output/user-error.ts";
import { isShallow } from "../git/contains.ts";
import { openRepository, type Repository } from "../git/git.ts";
import { has, isKnown } from "./checkout.ts";
import { describe, short } from "./format.ts";
import { TEXTS } from "./messages.ts";
import type { Update } from "./update.ts";

/** An update of a commit that a checkout lacks. */
export type Missing = Update & { readonly commit: string };

/** The result of a comparison. */
export interface Compared {
  /** One update for each commit that is missing, latest first. */
  readonly missing: readonly Missing[];
  /** Shell commands that take the missing commits over. */
  readonly merge: string;
  /** Why the last update was not compared, if only one side names a commit. */
  readonly notice?: UserError;
}

const NOTHING: Compared = { missing: [], merge: "" };

/** Compares updates, latest first, with the repository of a folder. */
export async function compareWithCheckout(
  site: string,
  applied: readonly Update[],
  folder: string,
): Promise<Compared> {
  const [last] = applied;
  if (last === undefined) return NOTHING;
  const named = applied.filter((update): update is Missing => update.commit !== undefined);
  const checkout = await checkoutOf(folder);
  const notCompared = (reason: UserError["text"]) => ({
    notice: new UserError(TEXTS.notCompared, { site, update: describe(last), reason }),
  });
  if (checkout instanceof UserError) {
    if (named.length === 0) return NOTHING; // neither side names a commit
    return { ...NOTHING, ...notCompared({ fr: checkout.in("fr"), en: checkout.in("en") }) };
  }
  const missing: Missing[] = [];
  for (const update of named) {
    const seen = missing.some(({ commit }) => commit === update.commit);
    if (!seen && !(await has(checkout, update.commit))) missing.push(update);
  }
  return {
    missing,
    merge: await mergeOf(checkout, missing),
    ...(last.commit === undefined && notCompared(TEXTS.namesNone)),
  };
}

/** The repository of a folder, or why there is none. */
function checkoutOf(folder: string): Promise<Repository | UserError> {
  return openRepository(folder).catch((error: unknown) => {
    if (error instanceof UserError) return error;
    throw error;
  });
}

async function mergeOf(checkout: Repository, missing: readonly Missing[]): Promise<string> {
  const known = await Promise.all(missing.map(({ commit }) => isKnown(checkout, commit)));
  const fetch = (await isShallow(checkout))
    ? ["git fetch --unshallow"]
    : known.includes(false)
      ? ["git fetch --all"]
      : [];
  return [...fetch, ...missing.map(({ commit }) => `git merge ${short(commit)}`)].join(" && ");
}

/**
 * The missing updates whose replacement is not accepted; `accepted` are names of commits, perhaps abbreviated. Throws a
 * `UserError` if one of them is not missing.
 */
export function withoutAccepted(
  site: string,
  missing: readonly Missing[],
  accepted: readonly string[],
): Missing[] {
  for (const given of accepted) {
    if (missing.some(({ commit }) => commit.startsWith(given))) continue;
    if (missing.length === 0) throw new UserError(TEXTS.nothingMissing, { site, given });
    const allowed = missing.map(({ commit }) => short(commit)).join(", ");
    throw new UserError(TEXTS.wrongSupersede, { site, given, allowed });
  }
  return missing.filter(({ commit }) => !accepted.some((given) => commit.startsWith(given)));
}
