/** Issues of a site's topology, and of the availability that its tier and its tenants demand. */
import type { IssueText } from "../../estate/issue-text.ts";

export const AVAILABILITY = {
  topologyMissing: {
    got: { fr: "aucune topologie", en: "no topology" },
    want: {
      fr: "topology : les éléments dont dépend le site, car son niveau {level} se calcule et ne se déclare pas",
      en: "topology: the elements that the site depends on, because its level {level} is computed and not declared",
    },
    remediation: {
      fr: "Décrivez-la comme dans docs/availability.fr.md.",
      en: "Describe it as docs/availability.md does.",
    },
  },
  topologyTwice: {
    got: { fr: "le nom {name} une seconde fois", en: "the name {name} a second time" },
    want: {
      fr: "un nom à lui parmi éléments, groupes et causes",
      en: "a name of its own among elements, groups and causes",
    },
  },
  topologyRequired: {
    got: {
      fr: "{required, number} sur {members, number}",
      en: "{required, number} of {members, number}",
    },
    want: { fr: "de 1 à {members, number}", en: "1 to {members, number}" },
  },
  topologyCycle: {
    got: { fr: "un cycle : {circle}", en: "a cycle: {circle}" },
    want: {
      fr: "des besoins sans cycle",
      en: "needs without a cycle",
    },
  },
  topologyDeep: {
    got: {
      fr: "plus de {most} besoins à la suite à partir de {name}",
      en: "more than {most} needs in a row, beginning with {name}",
    },
    want: { fr: "{most} au plus", en: "at most {most}" },
    remediation: {
      fr: "Donnez à {name} une seule disponibilité pour plusieurs éléments qui se suivent.",
      en: "Give {name} one figure for several elements in a row.",
    },
  },
  topologyUnsaid: {
    got: { fr: "rien sur {name}", en: "nothing about {name}" },
    want: {
      fr: "une entrée pour chaque nom que le reste du fichier emploie",
      en: "an entry for each name that the rest of the file uses",
    },
  },
  topologyUnused: {
    got: { fr: "{name}, dont rien ne dépend", en: "{name}, which nothing depends on" },
    want: {
      fr: "un élément ou un groupe dont un autre, une zone ou le service a besoin",
      en: "an element or group that another one, a zone or the service needs",
    },
    remediation: {
      fr: "Nommez-le sous needs, groups, zones ou service, ou retirez-le.",
      en: "Name it under needs, groups, zones or service, or remove it.",
    },
  },
  topologyStorageNodes: {
    got: {
      fr: "{nodesPerZone, plural, one {# serveur} other {# serveurs}} par zone",
      en: "{nodesPerZone, plural, one {# server} other {# servers}} a zone",
    },
    want: {
      fr: "au moins {most, number}, car autant de copies d'un bloc sont dans une même zone",
      en: "at least {most, number}, because one zone holds that many copies of a block",
    },
  },
  topologyIntricate: {
    got: {
      fr: "une topologie trop enchevêtrée pour être calculée",
      en: "a topology too intricate to compute",
    },
    want: {
      fr: "des groupes moins grands ou moins mêlés",
      en: "groups that are smaller or less entangled",
    },
  },
  tierFigure: {
    got: {
      fr: "{got, number, ::.0000} % calculés, soit {minutes, plural, one {# minute} other {# minutes}} d'interruption par an",
      en: "{got, number, ::.0000} % computed, {minutes, plural, one {# minute} other {# minutes}} of outage a year",
    },
    want: {
      fr: "au moins {want, number, ::.##########} %, le niveau {level} inscrit dans alliance.yaml",
      en: "at least {want, number, ::.##########} %, the level {level} registered in alliance.yaml",
    },
    remediation: {
      fr: "Points uniques de défaillance : {singles}. Le plus grand gain : doubler {best} : {doubled, number, ::.0000} %.",
      en: "Single points of failure: {singles}. The largest gain: double {best}: {doubled, number, ::.0000} %.",
    },
  },
  notMaintainable: {
    got: {
      fr: "{name}, dont l'arrêt interrompt le site",
      en: "{name}, without which the site is out",
    },
    want: {
      fr: "une maintenance sans interruption de chaque élément, comme le niveau {level} l'exige",
      en: "every element maintained without an outage, as level {level} demands",
    },
    remediation: {
      fr: "En dépendent : {users}. Donnez-leur un groupe qui réunit {name} et d'autres membres, indépendants.",
      en: "Depending on it: {users}. Give them a group of {name} and other, independent members.",
    },
  },
  availabilityUnmet: {
    got: {
      fr: "{want, number, ::.##########} % demandés, {got, number, ::.0000} % calculés, soit {minutes, plural, one {# minute} other {# minutes}} d'interruption par an",
      en: "{want, number, ::.##########} % demanded, {got, number, ::.0000} % computed, {minutes, plural, one {# minute} other {# minutes}} of outage a year",
    },
    want: {
      fr: "une conception qui l'atteint ; points uniques de défaillance : {singles}",
      en: "a design that reaches it; single points of failure: {singles}",
    },
    remediation: { fr: "{advice}", en: "{advice}" },
  },
  availabilityUnknown: {
    got: {
      fr: "{want, number, ::.##########} % demandés là où rien ne se calcule",
      en: "{want, number, ::.##########} % demanded where nothing can be computed",
    },
    want: {
      fr: "une topologie sans faute dans {site}/facility.yaml, et un groupe de stockage pour chaque type de volume",
      en: "a sound topology in {site}/facility.yaml, and a storage pool for each volume type",
    },
  },
} as const satisfies Record<string, IssueText>;
