/** Deletions without an approval. */
import type { IssueText } from "../../estate/issue-text.ts";
import type { Kind } from "../../estate/retire.ts";
import type { Message } from "../../output/message.ts";

export const PARTS = {
  clusters: { fr: "le cluster", en: "the cluster" },
  containers: { fr: "le conteneur", en: "the container" },
} as const satisfies Record<Kind, Message>;

const remediation: Message = {
  fr: "D'abord retire, avec le jour et qui l'a approuvé pour un bureau du pays propriétaire ; les lignes s'enlèvent une fois ce jour venu (docs/retire.fr.md).",
  en: "First retire, with the day and who approved it for an office of the owner country; the lines go once that day has come (docs/retire.md).",
};

export const GONE = {
  tenant: {
    got: {
      fr: "{name} supprimé sans retire : le locataire {tenant} de {owner} disparaîtrait de {site} avec ses données",
      en: "{name} deleted without retire: the tenant {tenant} of {owner} would go from {site} with its data",
    },
    want: { fr: "le fichier, avec retire", en: "the file, with retire" },
    remediation,
  },
  unread: {
    got: {
      fr: "{name} supprimé ; il était illisible à BASE, et ce que {tenant} garde à {site} est inconnu",
      en: "{name} deleted; it could not be read at BASE, and what {tenant} holds at {site} is unknown",
    },
    want: { fr: "un fichier lisible, avec retire", en: "a readable file, with retire" },
    remediation,
  },
  part: {
    got: {
      fr: "{part} {key} de {tenant} ({owner}) à {site} supprimé sans retire : ses données disparaîtraient",
      en: "{part} {key} of {tenant} ({owner}) at {site} deleted without retire: its data would go",
    },
    want: { fr: "ses lignes, avec retire", en: "its lines, with retire" },
    remediation,
  },
} as const satisfies Record<string, IssueText>;
