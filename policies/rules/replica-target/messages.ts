import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Donnez un dépôt de sauvegardes du site, ou la cible d'un contrat en vigueur qui couvre ces données : {allowed} ; ou un Service du cluster (nom.espace.svc).",
  en: "Give a backup store of the site, or the target of a contract in force that covers this data: {allowed}; or a Service of the cluster (name.namespace.svc).",
};

export const messages = {
  title: {
    fr: "Les sauvegardes et les réplicas ne vont qu'aux dépôts du site, ou à la cible d'un contrat en vigueur",
    en: "Backups and replicas go only to the site's own stores, or to the target of a contract in force",
  },
  why: {
    fr: "Une copie est la donnée elle-même : sans contrat signé des deux côtés, elle ne quitte pas le cluster.",
    en: "A copy is the data itself: without a contract signed by both sides, it does not leave the cluster.",
  },
  waiver: {
    fr: "Aucune dérogation : un contrat s'inscrit dans stacks/alliance.yaml (contracts), avec deux signataires et relecture.",
    en: "No waiver: a contract is entered in stacks/alliance.yaml (contracts), with two signatories, under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} copie des données vers une cible ({field}) qui n'est pas un dépôt du site et qu'aucun contrat en vigueur ne nomme",
        en: "{type} copies data to a target ({field}) that is not a store of the site and that no contract in force names",
      },
      remediation,
    },
    hidden: {
      what: {
        fr: "{type} copie des données vers une cible qui n'est pas écrite ({field})",
        en: "{type} copies data to a target that is not written down ({field})",
      },
      remediation,
    },
    unknown: {
      what: {
        fr: "la cible des copies de {type} n'est pas connue avant le déploiement",
        en: "the target of the copies of {type} is not known before deployment",
      },
      remediation: { fr: "Écrivez-la en clair.", en: "Write it as a plain value." },
    },
  },
} as const satisfies RuleMessages;
