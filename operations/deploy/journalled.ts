/** Runs the engine of a site with the state keeper in front of the state's store (docs/adr/0058). */
import { rm, writeFile } from "node:fs/promises";
import { type Language, render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { sitePlaces } from "../paths.ts";
import { finishJournal, type Keeper, withKeeper } from "../state/keeper.ts";
import { TEXTS } from "../state/keeper-messages.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Runs `work` with a keeper, or with `undefined` where there is none. If `work` fails, the journal that a killed engine or
 * keeper may have left is applied to the state before the failure is thrown.
 */
export async function journalled<T>(
  { site, variables }: Workspace,
  language: Language,
  work: (keeper: Keeper | undefined) => Promise<T>,
): Promise<T> {
  const { workspace: folder, openJournal } = sitePlaces(site);
  const place = { variables, folder };
  let begun = false;
  const noted = async (keeper: Keeper | undefined) => {
    if (keeper !== undefined) await writeFile(openJournal, "", { mode: 0o600 });
    begun = keeper !== undefined;
    return work(keeper);
  };
  try {
    const done = await withKeeper(place, noted);
    if (begun) await rm(openJournal, { force: true });
    return done;
  } catch (failure) {
    if (!begun) throw failure;
    try {
      const { finished, ...held } = await finishJournal(place, `aes-estate/${site}`);
      if (finished) console.error(render(TEXTS.applied, { site, ...held }, language));
      await rm(openJournal, { force: true });
    } catch (unfinished) {
      // The next run tries again, and reports it if that fails too.
      if (!(unfinished instanceof UserError)) throw unfinished;
      console.error(unfinished.in(language));
    }
    throw failure;
  }
}
