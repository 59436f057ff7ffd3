import type { RuleMessages } from "../../rule-messages.ts";

const fixNames = {
  fr: "Énumérez les verbes, les ressources et les groupes d'API dont le rôle a besoin.",
  en: "List the verbs, resources and API groups that the role needs.",
};

export const messages = {
  title: {
    fr: "Les droits dans un cluster sont énumérés et vont à des sujets nommés",
    en: "Rights in a cluster are listed and go to named subjects",
  },
  why: {
    fr: "Un droit sur tout, ou donné à tout le monde, ouvre les secrets et les données de tout le cluster, et s'étend aux ressources futures.",
    en: "A right to everything, or given to everyone, opens the secrets and data of the whole cluster, and extends to future resources.",
  },
  waiver: {
    fr: "Une dérogation nomme le rôle, le contrôleur qui en a besoin et la date de fin.",
    en: "A waiver names the role, the controller that needs it and the day it ends.",
  },
  cases: {
    wildcard: {
      what: {
        fr: "{type} donne des droits sur tout : {field} contient *",
        en: "{type} gives rights to everything: {field} contains *",
      },
      remediation: fixNames,
    },
    growing: {
      what: {
        fr: "{type} donne le verbe {verb}, qui permet d'obtenir d'autres droits",
        en: "{type} gives verb {verb}, which lets its holder get other rights",
      },
      remediation: fixNames,
    },
    aggregated: {
      what: {
        fr: "{type} est un rôle agrégé : il aurait les droits de tout rôle qui porte l'étiquette",
        en: "{type} is an aggregated role: it would have the rights of any role that has the label",
      },
      remediation: {
        fr: "Retirez aggregationRule et écrivez les règles.",
        en: "Remove aggregationRule and write the rules.",
      },
    },
    powers: {
      what: {
        fr: "{type} donne {resource}, qui permet d'obtenir d'autres droits ou de contourner les politiques",
        en: "{type} gives {resource}, which lets its holder get other rights or bypass the policies",
      },
      remediation: {
        fr: "Retirez cette ressource de la règle. Un opérateur ne signe que pour ses propres signataires (resourceNames), et son chart Helm crée ses rôles et ses webhooks.",
        en: "Remove this resource from the rule. An operator signs only for its own signers (resourceNames), and its Helm chart creates its roles and webhooks.",
      },
    },
    everywhere: {
      what: {
        fr: "{type} donne {resource} dans tous les espaces de noms à la fois",
        en: "{type} gives {resource} in all namespaces at once",
      },
      remediation: {
        fr: "Donnez-le par un Role, dans l'espace de noms où il sert (CloudNativePG : config.clusterWide: false).",
        en: "Give it by a Role, in the namespace where it is needed (CloudNativePG: config.clusterWide: false).",
      },
    },
    added: {
      what: {
        fr: "{type} ajoute à un rôle intégré des droits qui ne portent pas seulement sur les ressources propres d'un opérateur",
        en: "{type} adds to a built-in role rights beyond those on an operator's own kinds",
      },
      remediation: {
        fr: "Retirez les étiquettes rbac.authorization.k8s.io/aggregate-to-…, ou n'y laissez que des règles sur les groupes d'API de l'opérateur.",
        en: "Remove labels rbac.authorization.k8s.io/aggregate-to-…, or keep only rules on the operator's own API groups.",
      },
    },
    power: {
      what: {
        fr: "{type} lie le rôle {role}, dont les droits ne sont pas déclarés, ou valent pour tout le cluster",
        en: "{type} binds role {role}, whose rights are not declared, or apply to the whole cluster",
      },
      remediation: {
        fr: "Liez un rôle qui énumère ses droits. Dans un espace de noms, les rôles aes-estate-view, aes-estate-edit, aes-estate-admin et view conviennent.",
        en: "Bind a role that lists its rights. In one namespace, roles aes-estate-view, aes-estate-edit, aes-estate-admin and view are suitable.",
      },
    },
    stranger: {
      what: {
        fr: "{type} donne des droits à « {to} », qui n'est ni un groupe du locataire du cluster ni un compte de service",
        en: "{type} gives rights to “{to}”, which is neither a group of the cluster's tenant nor a service account",
      },
      remediation: {
        fr: "Nommez un groupe (kind: Group) qui commence par {prefix} ou un ServiceAccount ; une personne rejoint un groupe chez le fournisseur d'identité.",
        en: "Name a group (kind: Group) that begins with {prefix} or a ServiceAccount; a person joins a group at the identity provider.",
      },
    },
    everybody: {
      what: {
        fr: "{type} donne des droits à tout le monde : {to}",
        en: "{type} gives rights to everyone: {to}",
      },
      remediation: {
        fr: "Nommez un groupe du locataire ou un compte de service.",
        en: "Name a group of the tenant or a service account.",
      },
    },
    administrator: {
      what: {
        fr: "{type} donne tous les droits du cluster : {to}",
        en: "{type} gives all rights in the cluster: {to}",
      },
      remediation: {
        fr: "Liez un rôle qui énumère ses droits ; l'administration du cluster passe par l'accès d'urgence du site.",
        en: "Bind a role that lists its rights; the cluster is administered through the site's emergency access.",
      },
    },
    unknown: {
      what: {
        fr: "les droits que donne {type}, ou leurs sujets, ne sont pas connus avant le déploiement",
        en: "the rights that {type} gives, or their subjects, are not known before deployment",
      },
      remediation: {
        fr: "Écrivez en clair les verbes, les ressources, les groupes d'API et les noms des sujets.",
        en: "Write the verbs, resources, API groups and subjects as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
