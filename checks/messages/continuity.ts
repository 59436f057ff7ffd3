/** Critical tenants that cannot, or may not, fail over to their standby site. */
import type { IssueText } from "../../estate/issue-text.ts";

const contract = {
  fr: "un contrat d'alliance.yaml de {from} vers {to}, en vigueur, qui couvre {owner}/{dataClass} : {allowed}",
  en: "a contract of alliance.yaml from {from} to {to}, in force, that covers {owner}/{dataClass}: {allowed}",
};

export const CONTINUITY = {
  standbyNotOpen: {
    got: { fr: "{got}", en: "{got}" },
    want: {
      fr: "un autre site ouvert de l'alliance : {allowed}",
      en: "another open site of the alliance: {allowed}",
    },
  },
  standbyForbidden: {
    got: { fr: "{got}, en {country}", en: "{got}, in {country}" },
    want: {
      fr: "un site d'un pays où se réplique la classe {dataClass} de {owner} : {allowed}",
      en: "a site of a country where class {dataClass} of {owner} may be replicated: {allowed}",
    },
    remediation: {
      fr: "Retirez continuity : la loi retient ces données là où elles sont ; leur secours est dans leur propre pays.",
      en: "Drop continuity: the law keeps this data where it is; its second place is in its own country.",
    },
  },
  standbyContract: {
    got: { fr: "{got}, que personne n'a conclu", en: "{got}, which nobody has concluded" },
    want: contract,
    remediation: {
      fr: "Sans contrat, aucune copie ne quitte son site et aucun autre site ne peut être son site de secours.",
      en: "Without a contract no copy leaves its site, and no other site can be its standby.",
    },
  },
  standbyDirection: {
    got: {
      fr: "{got}, qui va de {otherFrom} vers {otherTo}",
      en: "{got}, which leads from {otherFrom} to {otherTo}",
    },
    want: contract,
  },
  standbyEarly: {
    got: { fr: "{got}, qui commence le {start}", en: "{got}, which begins on {start}" },
    want: contract,
  },
  standbyOver: {
    got: { fr: "{got}, qui a pris fin le {end}", en: "{got}, which ended on {end}" },
    want: contract,
    remediation: {
      fr: "Faites signer sa suite par les deux pays, ou retirez continuity.",
      en: "Have both countries sign what follows it, or drop continuity.",
    },
  },
  standbyClass: {
    got: { fr: "{got}, qui couvre {covered}", en: "{got}, which covers {covered}" },
    want: contract,
  },
  standbySegment: {
    got: { fr: "aucune adresse pour {segment}", en: "no addresses for {segment}" },
    want: {
      fr: "les adresses de ce segment sur le site {standby}, pris dans {pools}",
      en: "the addresses of that segment at site {standby}, cut from {pools}",
    },
  },
  linkRouter: {
    got: {
      fr: "une liaison, et des segments dont le routeur a une sortie : {got}",
      en: "a link, and segments whose router has a gateway: {got}",
    },
    want: {
      fr: "exactement un segment dont le routeur a une sortie (router.gateway) : la liaison part de ce routeur",
      en: "exactly one segment whose router has a gateway (router.gateway): the link begins at that router",
    },
  },
  linkTaken: {
    got: { fr: "{got}, que {owner} a déjà", en: "{got}, which {owner} has already" },
    want: { fr: "une adresse que personne d'autre n'a", en: "an address that nobody else has" },
  },
  linkEdge: {
    got: {
      fr: "{got}, la première ou la dernière adresse du plan",
      en: "{got}, the first or the last address of the plan",
    },
    want: { fr: "une adresse d'hôte à l'intérieur", en: "a host's address inside it" },
  },
  standbyName: {
    got: {
      fr: "le nom {got} sur le site {standby}, que {other} y porte ou prolonge",
      en: "the name {got} at site {standby}, which {other} has there or continues",
    },
    want: { fr: "des noms qui ne se confondent pas", en: "names that cannot be confused" },
  },
} as const satisfies Record<string, IssueText>;
