import type { RuleMessages } from "../rule-messages.ts";

const why = {
  fr: "Le socle ne tient que si personne dans le cluster ne peut l'ôter.",
  en: "The baseline protects the cluster only if no one in it can remove the baseline.",
};
const waiver = {
  fr: "Aucune dérogation : le socle se change dans les fichiers du parc, avec relecture.",
  en: "No waiver: the baseline is changed in the estate's files, under review.",
};
const remediation = {
  fr: "Demandez le changement dans le fichier du locataire (stacks/<site>/tenants) ; ce qui est à vous ne porte pas l'étiquette app.kubernetes.io/managed-by: aes-estate.",
  en: "Request the change in the tenant's file (stacks/<site>/tenants); your own objects must not have the label app.kubernetes.io/managed-by: aes-estate.",
};

export const baselineMessages = {
  title: {
    fr: "Seul le parc change les objets qu'il a créés dans le cluster",
    en: "Only the estate changes the objects that it created in the cluster",
  },
  why,
  waiver,
  cases: {
    changed: {
      what: {
        fr: "{type} appartient au socle d'aes-estate, que « {user} » ne peut ni créer, ni changer, ni supprimer",
        en: "{type} belongs to the baseline of aes-estate, which “{user}” may not create, change or delete",
      },
      remediation,
    },
  },
} as const satisfies RuleMessages;

export const labelMessages = {
  title: {
    fr: "Seul le parc change les étiquettes de sécurité et de résidence d'un espace de noms",
    en: "Only the estate changes the security and residency labels of a namespace",
  },
  why,
  waiver,
  cases: {
    changed: {
      what: {
        fr: "« {user} » changerait des étiquettes de {type} que le parc a posées : {labels}",
        en: "“{user}” would change labels of {type} that the estate has set: {labels}",
      },
      remediation,
    },
  },
} as const satisfies RuleMessages;
