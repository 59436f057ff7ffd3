/** Messages about revisions. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  noRevision: {
    fr: "reçu la révision {revision}, attendu une révision de ce dépôt : un commit, une branche ou une étiquette",
    en: "got the revision {revision}, want one of this repository: a commit, a branch or a tag",
  },
  shallowRevision: {
    fr: "reçu la révision {revision}, absente de cette copie partielle ; prenez toute l'histoire : git fetch --unshallow",
    en: "got the revision {revision}, which this shallow clone lacks; fetch the whole history: git fetch --unshallow",
  },
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
