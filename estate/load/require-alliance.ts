/** A stacks folder is known by its registry. */
import { existsSync } from "node:fs";
import type { Message } from "../../output/message.ts";
import { Misuse } from "../../output/user-error.ts";
import { allianceFile } from "./sources.ts";

const NO_ALLIANCE: Message = {
  fr: "reçu {root}, attendu un dossier qui contient alliance.yaml",
  en: "got {root}, want a folder that holds alliance.yaml",
};

/** Throws a `Misuse` if the folder has no registry. */
export function requireAlliance(root: string): void {
  if (!existsSync(allianceFile(root))) throw new Misuse(NO_ALLIANCE, { root });
}
