/** Texts of `estate atlas`. */
import type { Message } from "../../output/message.ts";

export const COMMAND_TEXTS = {
  description: {
    fr: "écrit un atlas du parc : un site web statique, en français et en anglais",
    en: "writes an atlas of the estate: a static web site, in French and in English",
  },
  folder: {
    fr: "dossier à écrire : nouveau, vide, ou celui d'un atlas précédent",
    en: "folder to write: new, empty, or that of a former atlas",
  },
  notEmpty: {
    fr: "{folder} : contient autre chose qu'un atlas ; nommez un dossier nouveau ou vide",
    en: "{folder}: contains something other than an atlas; name a new or empty folder",
  },
  notWritten: {
    fr: "{folder} : n'a pas pu être écrit ({reason}) ; rien n'a changé",
    en: "{folder}: could not be written ({reason}); nothing has changed",
  },
  written: {
    fr: "Atlas du {day} : {pages, plural, one {# page} other {# pages}}. Ouvrez {file}",
    en: "Atlas as of {day}: {pages, plural, one {# page} other {# pages}}. Open {file}",
  },
} as const satisfies Record<string, Message>;
