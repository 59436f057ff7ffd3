import type { RuleMessages } from "../../rule-messages.ts";

const classify = {
  fr: "Retirez « {at} » ; s'il en faut l'usage, faites-la classer dans {row}, avec relecture (docs/how-to/classify.md).",
  en: "Remove “{at}”; if it is needed, have it classified in {row}, under review (docs/how-to/classify.md).",
};

export const messages = {
  title: {
    fr: "Seules les propriétés classées sont admises",
    en: "Only classified properties are admitted",
  },
  why: {
    fr: "Une propriété que personne n'a classée peut faire sortir des données sans qu'aucune règle ne la lise.",
    en: "A property that nobody has classified may let data leave without any rule reading it.",
  },
  waiver: {
    fr: "Aucune dérogation : une propriété se classe dans la ligne de son type, avec relecture.",
    en: "No waiver: a property is classified in its type's row, under review.",
  },
  cases: {
    unclassified: {
      what: {
        fr: "la propriété « {at} » de {type} n'est pas classée",
        en: "property “{at}” of {type} is not classified",
      },
      remediation: classify,
    },
    key: {
      what: {
        fr: "la clé « {at} » de {type} n'est pas parmi celles qui sont admises",
        en: "key “{at}” of {type} is not among those admitted",
      },
      remediation: classify,
    },
    denied: {
      what: {
        fr: "la propriété « {at} » de {type} n'est pas admise : {reason}",
        en: "property “{at}” of {type} is not admitted: {reason}",
      },
      remediation: { fr: "Retirez « {at} ».", en: "Remove “{at}”." },
    },
    value: {
      what: {
        fr: "la propriété « {at} » de {type} n'a pas la forme attendue : {want}",
        en: "property “{at}” of {type} does not have the wanted shape: {want}",
      },
      remediation: {
        fr: "Donnez à « {at} » une valeur de cette forme.",
        en: "Give “{at}” a value of this shape.",
      },
    },
    secret: {
      what: {
        fr: "la propriété « {at} » de {type} est gardée comme un secret : nulle règle ne voit où elle mène",
        en: "property “{at}” of {type} is kept as a secret: no rule sees where it leads",
      },
      remediation: {
        fr: "Donnez à « {at} » une valeur ordinaire (sans pulumi.secret ni --secret), ou auditez un export déchiffré (pulumi stack export --show-secrets).",
        en: "Give “{at}” an ordinary value (no pulumi.secret, no --secret), or audit a decrypted export (pulumi stack export --show-secrets).",
      },
    },
    unknown: {
      what: {
        fr: "les clés de « {at} » de {type} ne sont pas connues avant le déploiement",
        en: "the keys of “{at}” of {type} are not known before deployment",
      },
      remediation: {
        fr: "Écrivez les clés de « {at} » en clair ; leurs valeurs peuvent attendre.",
        en: "Write the keys of “{at}” in plain; their values may wait.",
      },
    },
  },
} as const satisfies RuleMessages;
