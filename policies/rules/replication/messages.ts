import type { RuleMessages } from "../../rule-messages.ts";

const fixTarget = {
  fr: "Donnez dans {field}, en clair, une URL https ou, dans le domaine de synchronisation de l'alliance ({realm}), le site d'un contrat en vigueur qui couvre ces données : {allowed}.",
  en: "Give in {field}, as a plain value, an https URL, or in the alliance's realm ({realm}) the site, of a contract in force that covers this data: {allowed}.",
};
const fixContract = {
  fr: "Nommez en clair, par aes:contract dans {field}, un contrat en vigueur qui couvre ces données : {names}.",
  en: "Name as a plain value, by aes:contract in {field}, a contract in force that covers this data: {names}.",
};

export const messages = {
  title: {
    fr: "Les copies que fait le nuage lui-même ont un contrat en vigueur",
    en: "Copies made by the cloud itself have a contract in force",
  },
  why: {
    fr: "Une copie est la donnée elle-même : elle ne part que sous un contrat que les deux sites ont signé.",
    en: "A copy is the data itself: it leaves only under a contract that both sites have signed.",
  },
  waiver: {
    fr: "Aucune dérogation : un contrat s'inscrit dans stacks/alliance.yaml (contracts) et se contresigne dans le site.yaml des deux sites.",
    en: "No waiver: a contract is entered in stacks/alliance.yaml (contracts) and countersigned in site.yaml of both sites.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} copie ses données ({field}) vers une cible qu'aucun contrat en vigueur sur ces données ne nomme",
        en: "{type} copies its data ({field}) to a target that no contract in force over that data names",
      },
      remediation: fixTarget,
    },
    uncovered: {
      what: {
        fr: "{type} copie ses données ({field}) sous un contrat qui n'est pas en vigueur ou ne les couvre pas",
        en: "{type} copies its data ({field}) under a contract that is not in force or does not cover it",
      },
      remediation: fixContract,
    },
    hidden: {
      what: {
        fr: "{type} copie ses données ({field}) sans nommer ni la cible ni le contrat",
        en: "{type} copies its data ({field}) without naming the target or the contract",
      },
      remediation: fixContract,
    },
    unknown: {
      what: {
        fr: "la cible ou le contrat des copies ({field}) de {type} n'est pas connu avant le déploiement",
        en: "the target or the contract of the copies ({field}) of {type} is not known before deployment",
      },
      remediation: fixTarget,
    },
  },
} as const satisfies RuleMessages;
