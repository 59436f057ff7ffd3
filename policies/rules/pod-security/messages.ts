import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Étiquetez l'espace de noms pod-security.kubernetes.io/enforce: restricted (ou baseline, si le fichier du locataire le permet).",
  en: "Label the namespace pod-security.kubernetes.io/enforce: restricted (or baseline, if the tenant's file allows it).",
};

export const messages = {
  title: {
    fr: "Chaque espace de noms impose au moins le niveau de sécurité baseline à ses pods",
    en: "Each namespace enforces at least security level baseline on its pods",
  },
  why: {
    fr: "Sans niveau imposé, un pod privilégié peut prendre le contrôle du nœud et des données de tous ses voisins.",
    en: "Without an enforced level, a privileged pod can take over the node and the data of all its neighbours.",
  },
  waiver: {
    fr: "Aucune dérogation : un composant qui a besoin de privilèges fait partie du cluster, dans un espace de noms du système.",
    en: "No waiver: a component that needs privileges is part of the cluster, in a system namespace.",
  },
  cases: {
    absent: {
      what: {
        fr: "{type} n'impose aucun niveau de sécurité à ses pods",
        en: "{type} enforces no security level on its pods",
      },
      remediation,
    },
    low: {
      what: {
        fr: "{type} impose le niveau « {level} » ; attendu : restricted ou baseline",
        en: "{type} enforces level “{level}”; expected restricted or baseline",
      },
      remediation,
    },
    version: {
      what: {
        fr: "{type} demande une version ancienne du standard : {label}: {version}",
        en: "{type} requests an old version of the standard: {label}: {version}",
      },
      remediation: {
        fr: "Retirez l'étiquette, ou écrivez latest ou la version du cluster (v1.30 ou plus).",
        en: "Remove the label, or write latest or the cluster's release (v1.30 or later).",
      },
    },
    unknown: {
      what: {
        fr: "le niveau de sécurité de {type} n'est pas connu avant le déploiement",
        en: "the security level of {type} is not known before deployment",
      },
      remediation,
    },
  },
} as const satisfies RuleMessages;
