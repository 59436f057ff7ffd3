import type { RuleMessages } from "../../rule-messages.ts";

const fixNames = {
  fr: "Énumérez les verbes, les ressources et les groupes d'API dont le rôle a besoin.",
  en: "List the verbs, resources and API groups that the role needs.",
};

export const messages = {
  title: {
    fr: "Les droits dans un cluster se nomment, et vont à quelqu'un",
    en: "Rights in a cluster are named, and go to somebody",
  },
  why: {
    fr: "Un droit sur tout, ou donné à qui demande, ouvre les secrets et les données de tout le cluster, et s'étend à ce qui n'existe pas encore.",
    en: "A right to everything, or given to whoever asks, opens the secrets and data of the whole cluster, and grows with what does not exist yet.",
  },
  waiver: {
    fr: "Une dérogation nomme le rôle, le contrôleur qui l'exige et la date de fin.",
    en: "A waiver names the role, the controller that demands it and the day it ends.",
  },
  cases: {
    wildcard: {
      what: {
        fr: "{type} donne des droits sur tout : {field} contient *",
        en: "{type} gives rights to everything: {field} has *",
      },
      remediation: fixNames,
    },
    growing: {
      what: {
        fr: "{type} donne le verbe {verb}, par lequel un droit en devient un autre",
        en: "{type} gives verb {verb}, by which a right becomes another",
      },
      remediation: fixNames,
    },
    aggregated: {
      what: {
        fr: "{type} s'agrège : ses droits seraient ceux de tout rôle qui en porte l'étiquette",
        en: "{type} aggregates: its rights would be those of any role that carries the label",
      },
      remediation: {
        fr: "Retirez aggregationRule et écrivez les règles.",
        en: "Remove aggregationRule and write the rules.",
      },
    },
    powers: {
      what: {
        fr: "{type} donne {resource} : qui l'a se donne d'autres droits, ou contourne les politiques",
        en: "{type} gives {resource}: whoever has it gives himself other rights, or passes the policies by",
      },
      remediation: {
        fr: "Retirez cette ressource de la règle. Un opérateur signe pour ses propres signataires (resourceNames), et son module Helm crée lui-même ses rôles et ses webhooks.",
        en: "Take this resource out of the rule. An operator signs for its own signers (resourceNames), and its chart itself makes its roles and webhooks.",
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
        fr: "{type} ajoute à un rôle du serveur d'autres droits que sur les ressources propres à un opérateur",
        en: "{type} adds to a role of the server's own other rights than those on an operator's own kinds",
      },
      remediation: {
        fr: "Retirez les étiquettes rbac.authorization.k8s.io/aggregate-to-…, ou n'y laissez que des règles sur les groupes d'API de l'opérateur.",
        en: "Remove labels rbac.authorization.k8s.io/aggregate-to-…, or leave only rules on the operator's own API groups.",
      },
    },
    power: {
      what: {
        fr: "{type} lie le rôle {role} : ses droits ne sont écrits nulle part, ou valent pour tout le cluster",
        en: "{type} binds role {role}: its rights are written nowhere, or go for the whole cluster",
      },
      remediation: {
        fr: "Liez un rôle qui nomme ce qu'il faut. Dans un espace de noms, les rôles aes-estate-view, aes-estate-edit et aes-estate-admin conviennent ; view aussi.",
        en: "Bind a role that names what is needed. In one namespace roles aes-estate-view, aes-estate-edit and aes-estate-admin will do; so does view.",
      },
    },
    stranger: {
      what: {
        fr: "{type} donne des droits à « {to} », qui n'est ni un groupe du locataire du cluster ni un compte de service",
        en: "{type} gives rights to “{to}”, which is neither a group of the cluster's tenant nor a service account",
      },
      remediation: {
        fr: "Nommez un groupe (kind: Group) qui commence par {prefix} ou un ServiceAccount ; une personne entre dans un groupe auprès du fournisseur d'identité.",
        en: "Name a group (kind: Group) that begins with {prefix} or a ServiceAccount; a person joins a group at the identity provider.",
      },
    },
    everybody: {
      what: {
        fr: "{type} donne des droits à tout le monde : {to}",
        en: "{type} gives rights to everybody: {to}",
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
        fr: "Liez un rôle qui nomme ce qu'il faut ; l'administration du cluster passe par l'accès de secours du site.",
        en: "Bind a role that names what is needed; the cluster is administered by the site's emergency access.",
      },
    },
    unknown: {
      what: {
        fr: "à qui, ou sur quoi, {type} donne des droits n'est pas connu avant le déploiement",
        en: "to whom, or to what, {type} gives rights is not known before deployment",
      },
      remediation: {
        fr: "Écrivez en clair les verbes, les ressources, les groupes d'API et les noms de qui reçoit.",
        en: "Write verbs, resources, API groups and the names of who receives as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
