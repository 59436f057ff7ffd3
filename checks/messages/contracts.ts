/** Contracts on copies of data that one of the two sites does not fulfil. */
import type { IssueText } from "../../estate/issue-text.ts";

const remediation = {
  fr: "Relisez le contrat dans alliance.yaml, puis signez ses termes actuels au plus tard le {start} ; si ce jour est passé, reportez d'abord start ; ou retirez le contrat.",
  en: "Read the contract in alliance.yaml again, then sign its present terms by {start}; if that day has passed, move start to a later day first; or remove the contract.",
};

export const CONTRACTS = {
  contractUnsigned: {
    got: {
      fr: "aucune contresignature du contrat {contract} par le site {site}",
      en: "no countersignature of contract {contract} by site {site}",
    },
    want: {
      fr: "dans {site}/site.yaml, contracts.{contract} : by (parmi {allowed}), signed, terms {terms}",
      en: "in {site}/site.yaml, contracts.{contract}: by (one of {allowed}), signed, terms {terms}",
    },
    remediation: {
      fr: "Un contrat n'est en vigueur que si les deux sites l'ont signé.",
      en: "A contract is in force only if both sites have signed it.",
    },
  },
  contractTerms: {
    got: { fr: "les termes {got}", en: "terms {got}" },
    want: {
      fr: "{terms}, l'empreinte de ceux d'alliance.yaml",
      en: "{terms}, the digest of those in alliance.yaml",
    },
    remediation,
  },
  contractSignatory: {
    got: { fr: "la signature de {got}", en: "the signature of {got}" },
    want: {
      fr: "celle d'un signataire du pays du site : {allowed}",
      en: "that of a signatory of the site's country: {allowed}",
    },
    remediation,
  },
  contractLate: {
    got: { fr: "une signature du {got}", en: "a signature of {got}" },
    want: {
      fr: "une signature au plus tard le {start}, premier jour du contrat",
      en: "a signature by {start}, the contract's first day",
    },
    remediation: {
      fr: "Une signature ne s'antidate pas : reportez start dans alliance.yaml au jour où les deux sites auront signé, puis signez ces termes ; ou retirez le contrat.",
      en: "A signature is never backdated: move start in alliance.yaml to a day by which both sites have signed, then sign those terms; or remove the contract.",
    },
  },
} as const satisfies Record<string, IssueText>;
