/** Contracts on copies of data that one of the two sites does not fulfil. */
import type { IssueText } from "../../estate/issue-text.ts";

const remediation = {
  fr: "Relisez le contrat dans alliance.yaml, puis signez ses termes d'aujourd'hui au plus tard le {start} ; ce jour passé, reportez-y d'abord start ; ou retirez-le.",
  en: "Read the contract in alliance.yaml again, then sign its terms of today by {start}; once that day has passed, move start there first; or remove it.",
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
      fr: "Sans la parole des deux sites, un contrat n'est pas en vigueur.",
      en: "Without the word of both sites no contract is in force.",
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
      fr: "On n'antidate pas : reportez start dans alliance.yaml au jour où les deux sites auront signé, puis signez ces termes ; ou retirez le contrat.",
      en: "Nothing is backdated: move start in alliance.yaml to a day by which both sites have signed, then sign those terms; or remove the contract.",
    },
  },
} as const satisfies Record<string, IssueText>;
