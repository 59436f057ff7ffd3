/** Messages about git and its repositories. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  noGit: {
    fr: "git introuvable ; attendu git sur le PATH",
    en: "git not found; want git on the PATH",
  },
  noRepository: {
    fr: "{folder} n'est dans aucun dépôt git ; attendu un dossier d'un dépôt",
    en: "{folder} is in no git repository; want a folder of one",
  },
  otherOwner: {
    fr: "{folder} : ce dépôt est à un autre compte, git ne le lit pas ; si vous vous y fiez : git config --global --add safe.directory <dossier>",
    en: "{folder}: this repository belongs to another account, git does not read it; if you trust it: git config --global --add safe.directory <folder>",
  },
  failed: { fr: "{command} a échoué : {reason}", en: "{command} failed: {reason}" },
} as const satisfies Record<string, Message>;
