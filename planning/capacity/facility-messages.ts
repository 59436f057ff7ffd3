/** What stands in a building and what its site offers do not agree. */
import type { IssueText } from "../../estate/issue-text.ts";

export const FACILITY = {
  zoneUncounted: {
    got: { fr: "rien pour la zone {zone}", en: "nothing for zone {zone}" },
    want: {
      fr: "les hôtes de chaque zone de site.yaml",
      en: "the hosts of every zone of site.yaml",
    },
  },
  typeInNoPool: {
    got: { fr: "le type de volume {type} dans aucun pool", en: "volume type {type} in no pool" },
    want: {
      fr: "chaque type de volume de site.yaml dans un pool",
      en: "every volume type of site.yaml in one pool",
    },
  },
  typeInTwoPools: {
    got: {
      fr: "le type de volume {type}, déjà dans le pool {other}",
      en: "volume type {type}, already in pool {other}",
    },
    want: { fr: "un seul pool par type", en: "one pool for each type" },
  },
  networkUncounted: {
    got: {
      fr: "rien pour le réseau externe {network}",
      en: "nothing for external network {network}",
    },
    want: {
      fr: "les adresses de chaque réseau externe de site.yaml",
      en: "the addresses of every external network of site.yaml",
    },
  },
  reserveOfEveryZone: {
    got: {
      fr: "la perte de {got, plural, one {# zone} other {# zones}} sur {zones, number} à supporter",
      en: "the loss of {got, plural, one {# zone} other {# zones}} of {zones, number} to survive",
    },
    want: {
      fr: "au plus {most, number}, moins que le site n'a de zones",
      en: "at most {most, number}, fewer than the site has zones",
    },
    mend: {
      fr: "Cette réserve perd tout le bâtiment et ne laisse rien à promettre : baissez reserve.zones, ou ajoutez une zone ici et dans site.yaml.",
      en: "This reserve loses the whole building and leaves nothing to promise: lower reserve.zones, or add a zone here and to site.yaml.",
    },
  },
  reserveOfEveryHost: {
    got: {
      fr: "la perte de {got, plural, one {# hôte} other {# hôtes}} par zone à supporter",
      en: "the loss of {got, plural, one {# host} other {# hosts}} in each zone to survive",
    },
    want: {
      fr: "au plus {most, number}, moins que {hosts, plural, one {l'unique hôte} other {les # hôtes}} de la plus grande zone qui peut rester (zones perdues : {zones})",
      en: "at most {most, number}, fewer than the {hosts, plural, one {# host} other {# hosts}} of the largest zone that may be left (zones lost: {zones})",
    },
    mend: {
      fr: "Cette réserve perd tout le bâtiment et ne laisse rien à promettre : baissez reserve.hostsPerZone, ou ajoutez des hôtes dans zones.",
      en: "This reserve loses the whole building and leaves nothing to promise: lower reserve.hostsPerZone, or add hosts in zones.",
    },
  },
  sharesUncounted: {
    got: {
      fr: "des parts de {site} sans fichier {site}/facility.yaml",
      en: "shares of {site} without a file {site}/facility.yaml",
    },
    want: {
      fr: "ce fichier : ce que porte le bâtiment",
      en: "that file: what the building carries",
    },
    mend: {
      fr: "On ne partage que ce qui est compté : faites écrire ce fichier par l'exploitation du centre, ou retirez shares.{site}.",
      en: "Only what has been counted is shared: have the centre's operations write that file, or remove shares.{site}.",
    },
  },
  standbyUncounted: {
    got: {
      fr: "{site}, qui n'a pas de fichier {site}/facility.yaml",
      en: "{site}, which has no file {site}/facility.yaml",
    },
    want: {
      fr: "un site dont le bâtiment est compté",
      en: "a site whose building has been counted",
    },
  },
} as const satisfies Record<string, IssueText>;
