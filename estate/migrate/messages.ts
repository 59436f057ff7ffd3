/** Messages of `estate migrate`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "met les fichiers d'un parc plus ancien à la version de ce programme",
    en: "brings the files of an older estate to this program's version",
  },
  dryRun: {
    fr: "montre ce qui serait écrit, n'écrit rien",
    en: "shows what would be written, writes nothing",
  },
  notYaml: {
    fr: "{file}:{line} : ce n'est pas du YAML ({code}) ; rien n'a été écrit",
    en: "{file}:{line}: this is not YAML ({code}); nothing was written",
  },
  newer: {
    fr: "{file} : schemaVersion {got}, écrit par un aes-estate plus récent ; celui-ci connaît jusqu'à {newest}, mettez-le à jour ; rien n'a été écrit",
    en: "{file}: schemaVersion {got}, made by a newer aes-estate; this one knows up to {newest}, upgrade it; nothing was written",
  },
  unknown: {
    fr: "{file} : reçu schemaVersion {got}, attendu un nombre de 0 à {newest} ; rien n'a été écrit",
    en: "{file}: got schemaVersion {got}, want a number from 0 to {newest}; nothing was written",
  },
  current: {
    fr: "{count, plural, one {# fichier : à la version de ce programme} other {# fichiers : tous à la version de ce programme}}, rien à faire",
    en: "{count, plural, one {# file: at this program's version} other {# files: all at this program's version}}, nothing to do",
  },
  migrated: { fr: "  {file} : version {from} → {to}", en: "  {file}: version {from} → {to}" },
  blanks: {
    fr: "à remplir par les responsables (vide, donc rejeté par estate check) :",
    en: "to be filled in by the people in charge (empty, so estate check rejects it):",
  },
  next: {
    fr: "ensuite : estate check, qui montre ce que les politiques d'aujourd'hui rejettent encore",
    en: "then: estate check, which shows what today's policies still reject",
  },
} as const satisfies Record<string, Message>;
