import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Les ressources d'un locataire ne sont pas partagées avec les autres",
    en: "A tenant's resources are not shared with other tenants",
  },
  why: {
    fr: "Un réseau, une image ou un secret partagé relie deux locataires sans flux déclaré.",
    en: "A shared network, image or secret connects two tenants without a declared flow.",
  },
  waiver: {
    fr: "Une dérogation nomme les deux locataires, les données et la date de fin ; les deux propriétaires signent.",
    en: "A waiver names both tenants, the data and the day it ends; both owners sign.",
  },
  cases: {
    everyone: {
      what: {
        fr: "{type} est partagé avec tous les projets du site (données de classe {class})",
        en: "{type} is shared with every project of the site (data of class {class})",
      },
      remediation: {
        fr: "Ne partagez pas (shared, external, public : false ; visibility: private), et accordez ce que le site offre à des projets nommés : RbacPolicyV2 access_as_external, FlavorAccess, VolumeTypeAccessV3.",
        en: "Do not share (shared, external, public: false; visibility: private), and grant what the site offers to named projects: RbacPolicyV2 access_as_external, FlavorAccess, VolumeTypeAccessV3.",
      },
    },
    others: {
      what: {
        fr: "{type} est partagé avec un autre projet ou avec des utilisateurs nommés (données de classe {class})",
        en: "{type} is shared with another project or with listed users (data of class {class})",
      },
      remediation: {
        fr: "Déclarez un flux entre les segments des deux locataires, ou copiez la donnée dans le projet qui en a besoin ; dans un même projet, donnez les droits par des rôles.",
        en: "Declare a flow between the two tenants' segments, or copy the data into the project that needs it; inside one project, grant rights by roles.",
      },
    },
    unknown: {
      what: {
        fr: "les projets avec lesquels {type} est partagé ne sont pas connus avant le déploiement",
        en: "the projects with which {type} is shared are not known before deployment",
      },
      remediation: {
        fr: "Écrivez en clair shared, external, visibility et les listes d'accès.",
        en: "Write shared, external, visibility and access lists as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
