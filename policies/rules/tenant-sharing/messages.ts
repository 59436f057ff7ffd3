import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Ce qu'un locataire possède n'est pas partagé avec les autres",
    en: "What a tenant has is not shared with the others",
  },
  why: {
    fr: "Un réseau, une image ou un secret partagé mène d'un locataire à l'autre sans qu'aucun flux déclaré ne le dise.",
    en: "A shared network, image or secret leads from one tenant to another without any declared flow saying so.",
  },
  waiver: {
    fr: "Une dérogation nomme les deux locataires, la donnée et la date de fin ; les deux propriétaires signent.",
    en: "A waiver names both tenants, the data and the day it ends; both owners sign.",
  },
  cases: {
    everyone: {
      what: {
        fr: "{type} est donné à tous les projets du site (données de classe {class})",
        en: "{type} is given to every project of the site (data of class {class})",
      },
      remediation: {
        fr: "Ne partagez pas (shared, external, public : false ; visibility: private), et donnez aux projets nommés ce que le site leur offre : RbacPolicyV2 access_as_external, FlavorAccess, VolumeTypeAccessV3.",
        en: "Do not share (shared, external, public: false; visibility: private), and give named projects what the site offers them: RbacPolicyV2 access_as_external, FlavorAccess, VolumeTypeAccessV3.",
      },
    },
    others: {
      what: {
        fr: "{type} est donné à un autre projet ou à des personnes nommées (données de classe {class})",
        en: "{type} is given to another project or to listed people (data of class {class})",
      },
      remediation: {
        fr: "Déclarez un flux entre les segments des deux locataires, ou copiez la donnée dans le projet qui en a besoin ; dans un même projet, les droits se donnent par des rôles.",
        en: "Declare a flow between the two tenants' segments, or copy the data into the project that needs it; inside one project, rights are given by roles.",
      },
    },
    unknown: {
      what: {
        fr: "avec qui {type} est partagé n'est pas connu avant le déploiement",
        en: "with whom {type} is shared is not known before deployment",
      },
      remediation: {
        fr: "Écrivez en clair shared, external, visibility et les listes d'accès.",
        en: "Write shared, external, visibility and access lists as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
