/** Flows that cannot pass. */

import type { IssueText } from "../../estate/issue-text.ts";
import { GOTS, WANTS } from "../../estate/messages/shape.ts";

export const FLOWS = {
  noSegmentInFlow: {
    got: { fr: "un flux de {from} vers {to}", en: "a flow from {from} to {to}" },
    want: {
      fr: "au moins une extrémité parmi les segments {allowed}",
      en: "at least one end among the segments {allowed}",
    },
  },
  portsMissing: {
    got: { fr: "aucun port pour {protocol}", en: "no ports for {protocol}" },
    want: WANTS.ports,
  },
  portsForIcmp: {
    got: { fr: "les ports {ports} pour icmp", en: "ports {ports} for icmp" },
    want: { fr: "aucun port : icmp n'en a pas", en: "no ports: icmp has none" },
  },
  portsOrder: { got: GOTS.value, want: WANTS.ports },
  noSharedRouter: {
    got: {
      fr: "{from} et {to}, qu'aucun routeur ne relie",
      en: "{from} and {to}, which no router connects",
    },
    want: { fr: "deux segments d'un même routeur", en: "two segments of one router" },
    remediation: {
      fr: "Donnez à l'un router: '{ sharedWith: … }' vers l'autre, ou retirez ce flux qui ne passerait jamais.",
      en: "Give one of them router: '{ sharedWith: … }' to the other, or remove this flow, which could never pass.",
    },
  },
  noGateway: {
    got: {
      fr: "le segment {segment}, sans passerelle vers {place}",
      en: "segment {segment}, without a gateway to {place}",
    },
    want: {
      fr: "un routeur dont la passerelle est {allowed}",
      en: "a router whose gateway is {allowed}",
    },
    remediation: {
      fr: "Donnez cette passerelle au routeur du segment {segment}, ou retirez ce flux qui ne passerait jamais.",
      en: "Give the router of segment {segment} that gateway, or remove this flow, which could never pass.",
    },
  },
  cidrOutsideAlliance: {
    got: GOTS.value,
    want: {
      fr: "un préfixe du plan d'un site de l'alliance : {allowed}",
      en: "a prefix of the plan of one of the alliance's sites: {allowed}",
    },
    remediation: {
      fr: "Pour les réseaux gouvernementaux ou l'internet, écrivez government ou internet.",
      en: "For government networks or the internet, write government or internet.",
    },
  },
  flowToNtp: {
    got: {
      fr: "{got}, qui n'est ni un segment ni un lieu",
      en: "{got}, which is neither a segment nor a place",
    },
    want: {
      fr: "'{ cidr: … }', un par adresse du service de temps du site : {allowed}",
      en: "'{ cidr: … }', one for each address of the site's time service: {allowed}",
    },
  },
  flowToTenant: {
    got: { fr: "{got}, qui est un autre locataire", en: "{got}, which is another tenant" },
    want: {
      fr: "'{ cidr: … }', le préfixe de l'un de ses segments : {allowed}",
      en: "'{ cidr: … }', the prefix of one of its segments: {allowed}",
    },
  },
  cidrTenants: {
    got: {
      fr: "{got}, qui recoupe les réserves des locataires sans être dans un seul segment",
      en: "{got}, which overlaps the tenants' pools and is not inside one segment",
    },
    want: {
      fr: "le préfixe d'un seul segment, ou un préfixe hors de {allowed}",
      en: "the prefix of one segment, or a prefix outside {allowed}",
    },
    remediation: {
      fr: "Un préfixe plus large ouvrirait le flux à tous les locataires, actuels et futurs.",
      en: "A wider prefix would open the flow to every tenant, present and future.",
    },
  },
  cidrOtherClass: {
    got: {
      fr: "{got}, du segment {name}, de classe {theirs}",
      en: "{got}, of segment {name}, of class {theirs}",
    },
    want: {
      fr: "un segment de la classe {mine}, celle de ce locataire",
      en: "a segment of class {mine}, the one of this tenant",
    },
    remediation: {
      fr: "Un flux ne relie pas deux classes : retirez ce flux, ou déplacez ces données chez un locataire de la classe {mine}.",
      en: "A flow does not connect two classes: remove this flow, or move that data to a tenant of class {mine}.",
    },
  },
  cidrUnanswered: {
    got: {
      fr: "{got}, du segment {name}, de {owner}, qui ne déclare pas ce flux",
      en: "{got}, of segment {name}, of {owner}, which does not declare this flow",
    },
    want: {
      fr: "le même flux ({what}) dans {file}, dont l'extrémité {side} est un cidr de {prefix}",
      en: "the same flow ({what}) in {file}, whose {side} end is a cidr of {prefix}",
    },
    remediation: {
      fr: "Entre deux propriétaires, chacun déclare le flux dans son propre fichier.",
      en: "Between two owners, each declares the flow in a file of its own.",
    },
  },
} as const satisfies Record<string, IssueText>;
