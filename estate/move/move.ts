/** Moves a tenant to its home site: the steps, and their end. */
import { join } from "node:path";
import type { Language } from "../../output/message.ts";
import { shownPath } from "../../output/path.ts";
import { Misuse } from "../../output/user-error.ts";
import type { ReadEstates } from "../estate.ts";
import { requireAlliance } from "../load/require-alliance.ts";
import { rejectIssues } from "../reject-issues.ts";
import { finish } from "./finish.ts";
import { TEXTS } from "./messages.ts";
import { moveOf } from "./plan.ts";
import { steps } from "./steps.ts";

/** Options of a tenant's move. */
export interface Moving {
  /** The stacks folder. */
  readonly root: string;
  /** The waivers file that the checks read. */
  readonly waivers: string;
  readonly read: ReadEstates;
  /** Finishes the move; otherwise only the steps are printed. */
  readonly finish: boolean;
  /** Person who approves the deletion at the old home. */
  readonly approvedBy: string | undefined;
  /** Only prints what would be written. */
  readonly dryRun: boolean;
}

/** Prints the steps, or finishes the move. @throws UserError, before anything is written */
export async function move(
  got: string,
  { root, waivers, read, ...options }: Moving,
  language: Language,
): Promise<void> {
  requireAlliance(root);
  const sound = async (folder: string) => {
    const result = await read(folder, waivers);
    rejectIssues(result, folder, language, TEXTS.unsound);
    return result;
  };
  const { estates, repatriation } = await sound(root);
  const [site = "", key = ""] = got.split("/");
  const host = estates.find(({ siteKey }) => siteKey === site);
  if (!host || !Object.hasOwn(host.tenants, key)) throw new Misuse(TEXTS.noTenant, { got });
  const file = join(root, site, "tenants", `${key}.yaml`);
  const planned = moveOf(estates, host, key, new Date().toISOString().slice(0, 10));
  if (planned === undefined) throw new Misuse(TEXTS.notMoving, { got, file: shownPath(file) });
  if (!options.finish) return console.log(steps(planned, language));
  const { dryRun, approvedBy } = options;
  await finish(planned, { root, file, dryRun, approvedBy, repatriation, sound }, language);
}
