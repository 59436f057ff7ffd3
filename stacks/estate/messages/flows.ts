/** Flows that could not pass. */
import { GOTS, WANTS } from "./shape.ts";
import type { IssueText } from "./text.ts";

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
      en: "{from} and {to}, which no router joins",
    },
    want: { fr: "deux segments d'un même routeur", en: "two segments of one router" },
    mend: {
      fr: "Donnez à l'un router: { sharedWith: … } vers l'autre, ou retirez ce flux qui ne passerait jamais.",
      en: "Give one of them router: { sharedWith: … } to the other, or drop this flow, which could never pass.",
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
    mend: {
      fr: "Donnez cette passerelle au routeur du segment {segment}, ou retirez ce flux qui ne passerait jamais.",
      en: "Give the router of segment {segment} that gateway, or drop this flow, which could never pass.",
    },
  },
  cidrOutsideAlliance: {
    got: GOTS.value,
    want: {
      fr: "un préfixe du plan d'un site de l'alliance : {allowed}",
      en: "a prefix of the plan of one of the alliance's sites: {allowed}",
    },
    mend: {
      fr: "Pour l'administration ou l'internet, écrivez government ou internet.",
      en: "For the administration or the internet, write government or internet.",
    },
  },
} as const satisfies Record<string, IssueText>;
