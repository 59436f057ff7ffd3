/** YAML that is no YAML, and keys that do not belong. */
import type { IssueText } from "./text.ts";

export const YAML = {
  badYaml: {
    got: { fr: "du YAML illisible ({code})", en: "YAML that cannot be read ({code})" },
    want: { fr: "du YAML 1.2 bien formé", en: "well-formed YAML 1.2" },
    mend: {
      fr: "Vérifiez l'indentation, les guillemets et les accolades autour de cette ligne.",
      en: "Check indentation, quotes and braces around this line.",
    },
  },
  duplicateKey: {
    got: { fr: "deux fois la clé {key}", en: "the key {key} twice" },
    want: { fr: "chaque clé une seule fois", en: "each key once" },
    mend: { fr: "Supprimez ou renommez l'une des deux.", en: "Remove or rename one of the two." },
  },
  unknownKey: {
    got: { fr: "la clé inconnue {key}", en: "the unknown key {key}" },
    want: { fr: "l'une des clés {allowed}", en: "one of the keys {allowed}" },
  },
} as const satisfies Record<string, IssueText>;
