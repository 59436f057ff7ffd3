/** Messages on files that should hold a JSON document of `estate`. */
import type { Message } from "../../output/message.ts";

/** Each names `file` with its line, and `want`: what should be there. */
export const TEXTS = {
  oneInput: {
    fr: "reçu - plusieurs fois ; attendu un seul fichier de l'entrée standard",
    en: "got - several times; want one file from standard input",
  },
  notJson: { fr: "{file} : pas du JSON ; attendu {want}", en: "{file}: not JSON; want {want}" },
  twice: {
    fr: "{file} : reçu la clé {key} deux fois, ou une clé que des lecteurs perdent ; attendu {want}",
    en: "{file}: got the key {key} twice, or one that readers lose; want {want}",
  },
  otherShape: {
    fr: "{file} : {at} : une autre forme ; attendu {want}",
    en: "{file}: {at}: another shape; want {want}",
  },
  otherVersion: {
    fr: "{file} : schemaVersion : reçu {got}, attendu {version} ; refaites-le avec cette version : {want}",
    en: "{file}: schemaVersion: got {got}, want {version}; make it again with this version: {want}",
  },
  contradicts: {
    fr: "{file} : {at} : reçu {got}, attendu {must}, d'après les constatations du document lui-même",
    en: "{file}: {at}: got {got}, want {must}, by the document's own findings",
  },
} as const satisfies Record<string, Message>;
