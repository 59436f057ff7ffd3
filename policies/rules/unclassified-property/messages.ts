import type { RuleMessages } from "../../rule-messages.ts";

const classify = {
  fr: "Retirez « {at} » ; si elle est nécessaire, faites-la classer dans {row}, avec relecture (docs/how-to/classify.md).",
  en: "Remove “{at}”; if it is needed, have it classified in {row}, under review (docs/how-to/classify.md).",
};

export const messages = {
  title: {
    fr: "Seules les propriétés classées sont admises",
    en: "Only classified properties are admitted",
  },
  why: {
    fr: "Une propriété non classée peut faire sortir des données sans qu'aucune règle ne la lise.",
    en: "An unclassified property can let data leave without any rule reading it.",
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
        fr: "la clé « {at} » de {type} n'est pas une clé admise",
        en: "key “{at}” of {type} is not an admitted key",
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
        en: "property “{at}” of {type} does not have the expected form: {want}",
      },
      remediation: {
        fr: "Donnez à « {at} » une valeur de cette forme.",
        en: "Give “{at}” a value of this form.",
      },
    },
    secret: {
      what: {
        fr: "la propriété « {at} » de {type} est un secret : aucune règle ne voit où elle mène",
        en: "property “{at}” of {type} is a secret: no rule can see where it leads",
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
        fr: "Écrivez les clés de « {at} » en clair ; leurs valeurs peuvent n'être connues que plus tard.",
        en: "Write the keys of “{at}” as plain values; their values may be known later.",
      },
    },
  },
} as const satisfies RuleMessages;
