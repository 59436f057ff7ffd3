import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Chaque copie de la pile a un contrat en vigueur qui couvre la classe et le propriétaire de son espace de noms",
    en: "Each copy in the stack has a contract in force that covers the class and the owner of its namespace",
  },
  why: {
    fr: "Un contrat vaut pour les classes et les propriétaires qu'il nomme : la copie ne nomme pas elle-même le propriétaire des données, son espace de noms le nomme.",
    en: "A contract covers the classes and owners that it names: the copy itself does not name the owner of the data, its namespace does.",
  },
  waiver: {
    fr: "Aucune dérogation : un contrat s'inscrit dans stacks/alliance.yaml (contracts), signé des deux côtés.",
    en: "No waiver: a contract is entered in stacks/alliance.yaml (contracts), signed by both sides.",
  },
  cases: {
    uncovered: {
      what: {
        fr: "{field} de {type} mène à une destination sans contrat en vigueur pour les données de classe « {class} » appartenant à {owner} ; admis : {allowed}",
        en: "{field} of {type} leads to a destination without a contract in force for data of class “{class}” owned by {owner}; allowed: {allowed}",
      },
      remediation: {
        fr: "Nommez un point de copie d'un contrat qui couvre cette classe et ce propriétaire.",
        en: "Name an endpoint of a contract that covers this class and this owner.",
      },
    },
    unknown: {
      what: {
        fr: "la classe ou le propriétaire de l'espace de noms « {namespace} », dont {type} copie les données, n'est pas connu",
        en: "the class or the owner of namespace “{namespace}”, whose data {type} copies, is not known",
      },
      remediation: {
        fr: 'Étiquetez l\'espace de noms en clair : metadata: \'{ labels: { "aes.example/class": "…", "aes.example/owner": "…", "aes.example/site": "\'{site}\'", "aes.example/tenant": "…" } }\'.',
        en: 'Label the namespace with plain values: metadata: \'{ labels: { "aes.example/class": "…", "aes.example/owner": "…", "aes.example/site": "\'{site}\'", "aes.example/tenant": "…" } }\'.',
      },
    },
  },
} as const satisfies RuleMessages;
