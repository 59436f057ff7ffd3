/** Messages about repositories and revisions. */
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
  noRevision: {
    fr: "reçu la révision {revision}, attendu une révision de ce dépôt : un commit, une branche ou une étiquette",
    en: "got the revision {revision}, want one of this repository: a commit, a branch or a tag",
  },
  shallowRevision: {
    fr: "reçu la révision {revision}, absente de cette copie partielle ; prenez toute l'histoire : git fetch --unshallow",
    en: "got the revision {revision}, which this shallow clone lacks; fetch the whole history: git fetch --unshallow",
  },
  failed: { fr: "{command} a échoué : {reason}", en: "{command} failed: {reason}" },
  tooMuch: {
    fr: "révision {revision} : {count, number} fichiers, {size, number} Mio ; attendu 100 000 fichiers et 256 Mio au plus",
    en: "revision {revision}: {count, number} files, {size, number} MiB; want at most 100,000 files and 256 MiB",
  },
  strangeTree: {
    fr: "révision {revision} : {path}, un nom que git n'écrit pas, ou deux fois le même ; rien n'en a été lu",
    en: "revision {revision}: {path}, a name that git does not write, or the same twice; nothing of it was read",
  },
  missingObject: {
    fr: "l'objet {object} manque dans ce dépôt ; prenez toute l'histoire : git fetch --unshallow",
    en: "the object {object} is missing in this repository; fetch the whole history: git fetch --unshallow",
  },
} as const satisfies Record<string, Message>;
