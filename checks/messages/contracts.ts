/** Contracts on copies of data that one of the two sites does not fulfil. */
import type { IssueText } from "../../estate/issue-text.ts";

const remediation = {
  fr: "Relisez le contrat dans alliance.yaml, puis signez ses termes actuels au plus tard le {start} ; si ce jour est passé, reportez d'abord start ; ou retirez le contrat.",
  en: "Read the contract in alliance.yaml again, then sign its present terms by {start}; if that day has passed, move start to a later day first; or remove the contract.",
};

const sign = {
  fr: "Un bureau du pays signe : « estate sign {site} {contract} --key <fichier> », au plus tard le {start} ; si ce jour est passé, reportez d'abord start dans alliance.yaml, et les deux sites signent de nouveau.",
  en: "An office of the country signs: `estate sign {site} {contract} --key <file>`, by {start}; if that day has passed, move start in alliance.yaml to a later day first, and both sites sign again.",
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
      fr: "Un contrat n'est en vigueur que si les deux sites l'ont signé. « estate sign {site} {contract} --key <fichier> » écrit la contresignature.",
      en: "A contract is in force only if both sites have signed it. `estate sign {site} {contract} --key <file>` writes the countersignature.",
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
  contractDigestOnly: {
    got: {
      fr: "une contresignature par {got}, sans signature SSH",
      en: "a countersignature by {got}, without an SSH signature",
    },
    want: {
      fr: "celle d'un bureau de {country}, car le registre a des clés de ce pays (offices.*.signers)",
      en: "one of an office of {country}, because the registry has keys of this country (offices.*.signers)",
    },
    remediation: sign,
  },
  contractMalformed: {
    got: {
      fr: "un texte qui n'est pas une signature SSH",
      en: "a text that is not an SSH signature",
    },
    want: {
      fr: "celui qu'écrit « estate sign », entre BEGIN SSH SIGNATURE et END SSH SIGNATURE",
      en: "the one that `estate sign` writes, between BEGIN SSH SIGNATURE and END SSH SIGNATURE",
    },
    remediation: sign,
  },
  contractUnknownKey: {
    got: {
      fr: "une signature par une clé que le registre n'a pas",
      en: "a signature by a key that the registry does not have",
    },
    want: {
      fr: "une clé d'un bureau de {country} (alliance.yaml, offices.<bureau>.signers)",
      en: "a key of an office of {country} (alliance.yaml, offices.<office>.signers)",
    },
    remediation: sign,
  },
  contractRevokedKey: {
    got: {
      fr: "une signature par {entry}, qui est révoquée",
      en: "a signature by {entry}, which is revoked",
    },
    want: {
      fr: "une autre clé d'un bureau de {country}",
      en: "another key of an office of {country}",
    },
    remediation: sign,
  },
  contractKeyDay: {
    got: { fr: "une signature du {signed} par {entry}", en: "a signature of {signed} by {entry}" },
    want: {
      fr: "un jour du {from} au {until}, où cette clé signe",
      en: "a day from {from} to {until}, when this key signs",
    },
    remediation: sign,
  },
  contractForged: {
    got: {
      fr: "une signature par {entry} d'un autre texte ou pour un autre usage",
      en: "a signature by {entry} of another text or for another purpose",
    },
    want: {
      fr: "celle de ce contrat, de ce site, de ces termes, de {by} et du {signed}, dans l'espace de noms {namespace}",
      en: "one of this contract, this site, these terms, {by} and {signed}, in the namespace {namespace}",
    },
    remediation: sign,
  },
  contractForeignKey: {
    got: {
      fr: "une signature par {entry}, une clé de {of}",
      en: "a signature by {entry}, a key of {of}",
    },
    want: {
      fr: "une clé d'un bureau de {country}, pays du site {site}",
      en: "a key of an office of {country}, the country of site {site}",
    },
    remediation: sign,
  },
  contractOtherOffice: {
    got: {
      fr: "une signature au nom de {by} par {entry}",
      en: "a signature in the name of {by} by {entry}",
    },
    want: {
      fr: "une clé du bureau pour lequel {by} parle dans le registre, et non de {office}",
      en: "a key of the office that {by} speaks for in the registry, not of {office}",
    },
    remediation: sign,
  },
} as const satisfies Record<string, IssueText>;
