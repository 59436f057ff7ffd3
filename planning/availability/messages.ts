/** Messages of `estate availability`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "disponibilité calculée de chaque site et de chaque locataire, et ce dont elle dépend",
    en: "computed availability of each site and each tenant, and what it depends on",
  },
  heading: {
    fr: "{site} : {figure} calculés, {minutes, plural, one {# minute} other {# minutes}} d'interruption par an ; le niveau {level} demande {demanded}",
    en: "{site}: {figure} computed, {minutes, plural, one {# minute} other {# minutes}} of outage a year; level {level} demands {demanded}",
  },
  singlePoints: {
    fr: "Points uniques de défaillance : {names}",
    en: "Single points of failure: {names}",
  },
  cause: { fr: "{name} (cause commune)", en: "{name} (common cause)" },
  none: { fr: "aucun", en: "none" },
  maintainable: {
    fr: "Maintenance : chaque élément peut être arrêté à son tour sans interruption.",
    en: "Maintenance: every element can be taken out in turn without an outage.",
  },
  notMaintainable: {
    fr: "Maintenance : des éléments ne peuvent pas être arrêtés sans interruption.",
    en: "Maintenance: some elements cannot be taken out without an outage.",
  },
  tenant: { fr: "Locataire", en: "Tenant" },
  figure: { fr: "Calculé", en: "Computed" },
  minutes: { fr: "Minutes par an", en: "Minutes a year" },
  demand: { fr: "Demandé", en: "Demanded" },
  met: { fr: "Tenu", en: "Met" },
  alone: { fr: "Points uniques en plus de ceux du site", en: "Single points beside the site's" },
  yes: { fr: "oui", en: "yes" },
  no: { fr: "non", en: "no" },
  standby: { fr: "secours à {site}", en: "standby at {site}" },
  element: { fr: "Élément ou cause", en: "Element or cause" },
  own: { fr: "Lui-même", en: "Itself" },
  removable: { fr: "Arrêt sans interruption", en: "Taken out without outage" },
  without: { fr: "Site, lui arrêté", en: "Site while it is out" },
  owed: {
    fr: "Minutes par an gagnées s'il ne tombait jamais",
    en: "Minutes a year saved if it never failed",
  },
  assumptions: { fr: "Hypothèses", en: "Assumptions" },
  independent: {
    fr: "Les éléments tombent indépendamment, sauf par les causes communes nommées ; les deux sites aussi.",
    en: "Elements fail independently but for the common causes named; so do the two sites.",
  },
  saved: {
    fr: "Les minutes gagnées ne s'additionnent pas : une interruption qui demande plusieurs pannes est évitée par chacune d'elles.",
    en: "Minutes saved do not add up: an outage that takes several failures is avoided by each of them.",
  },
  placing: {
    fr: "Là où le pilote ne place pas les nœuds par zone, la perte de n'importe quelle zone compte comme la perte du service.",
    en: "Where the driver does not place nodes by zone, the loss of any zone counts as the loss of the service.",
  },
  servers: {
    fr: "Les serveurs d'un locataire sans cluster ne sont pas connus : le calcul en compte un par segment, aucun en double.",
    en: "The servers of a tenant without a cluster are not known: one is assumed in each segment, none redundant.",
  },
  undescribed: {
    fr: "{site} : aucune topologie dans facility.yaml",
    en: "{site}: no topology in facility.yaml",
  },
  chart: {
    fr: "Minutes d'interruption par an, calculées",
    en: "Minutes of outage a year, computed",
  },
  theSite: { fr: "le site", en: "the site" },
  allowed: { fr: "permises par la demande ou le niveau", en: "allowed by the demand or the tier" },
} as const satisfies Record<string, Message>;
