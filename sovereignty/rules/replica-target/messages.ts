import type { RuleMessages } from "../../law.ts";

const mend = {
  fr: "Donnez la cible d'un contrat en vigueur qui couvre ces données : {allowed} ; ou un Service du cluster (nom.espace.svc).",
  en: "Give the target of a contract in force that covers this data: {allowed}; or a Service of the cluster (name.namespace.svc).",
};

export const messages = {
  title: {
    fr: "Les sauvegardes et réplicas ne vont que là où un contrat en vigueur les mène",
    en: "Backups and replicas go only where a contract in force leads them",
  },
  why: {
    fr: "Une copie est la donnée elle-même : sans contrat signé des deux côtés, elle ne quitte pas le cluster.",
    en: "A copy is the data itself: without a contract that both sides signed it does not leave the cluster.",
  },
  waiver: {
    fr: "Aucune dérogation : un contrat s'inscrit dans stacks/alliance.yaml (contracts), avec deux signataires et relecture.",
    en: "No waiver: a contract is entered in stacks/alliance.yaml (contracts), with two signatories, under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} copie des données vers une cible ({field}) qu'aucun contrat en vigueur ne nomme",
        en: "{type} copies data to a target ({field}) that no contract in force names",
      },
      mend,
    },
    hidden: {
      what: {
        fr: "{type} copie des données vers une cible qui n'est pas écrite ({field})",
        en: "{type} copies data to a target that is not written down ({field})",
      },
      mend,
    },
    unknown: {
      what: {
        fr: "la cible des copies de {type} n'est pas connue avant le déploiement",
        en: "the target of the copies of {type} is not known before deployment",
      },
      mend: { fr: "Écrivez-la en clair.", en: "Write it as a plain value." },
    },
  },
} as const satisfies RuleMessages;
