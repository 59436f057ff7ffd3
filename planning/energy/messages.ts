/** Messages of `estate energy`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "puissance et énergie de chaque site, et la part de chaque locataire et de chaque État membre",
    en: "power and energy of each site, and the part of each tenant and member state",
  },
  heading: {
    fr: "{site} : {kWh, number, integer} kWh par an au compteur ; PUE {pue, number, ::.##} sur l'année",
    en: "{site}: {kWh, number, integer} kWh a year at the meter; PUE {pue, number, ::.##} over the year",
  },
  power: {
    fr: "Puissance informatique : {idle, number, ::.#} kW sans charge, {average, number, ::.#} kW en moyenne, {peak, number, ::.#} kW avec {cores, plural, one {# cœur réservé} other {# cœurs réservés}} au travail ; enveloppe {envelope, number, ::.#} kW.",
    en: "IT power: {idle, number, ::.#} kW without load, {average, number, ::.#} kW on average, {peak, number, ::.#} kW with {cores, plural, one {# reserved core} other {# reserved cores}} at work; envelope {envelope, number, ::.#} kW.",
  },
  tenant: { fr: "Locataire", en: "Tenant" },
  member: { fr: "État membre", en: "Member state" },
  kWh: { fr: "kWh par an", en: "kWh a year" },
  part: { fr: "Part", en: "Part" },
  unreserved: { fr: "(non réservé)", en: "(not reserved)" },
  assumptions: { fr: "Hypothèses", en: "Assumptions" },
  load: {
    fr: "{load} des cœurs réservés travaillent en moyenne ; la charge est égale sur tous les hôtes, et la puissance croît régulièrement du repos à la pointe.",
    en: "{load} of the reserved cores work on average; load is even over all hosts, and power grows evenly from idle to peak.",
  },
  year: {
    fr: "Une année de 365 jours ; PUE de janvier à décembre : {pue}.",
    en: "A year of 365 days; PUE from January to December: {pue}.",
  },
  sharing: {
    fr: "Chacun répond de ce qu'il réserve : au repos, le stockage selon les volumes, le reste selon la moyenne des cœurs et de la mémoire offerts ; ce que la charge ajoute, selon les cœurs. La réserve et la capacité libre ne sont attribuées à personne.",
    en: "Each answers for what it reserves: at idle, storage by volumes, all else by the mean of cores and memory offered; what load adds, by cores. The reserve and free capacity are attributed to no one.",
  },
  source: { fr: "Source des chiffres : {source}.", en: "Source of the figures: {source}." },
  undeclared: {
    fr: "{site} : rien sur l'énergie dans facility.yaml",
    en: "{site}: nothing on energy in facility.yaml",
  },
  chart: { fr: "Énergie au compteur par mois, MWh", en: "Energy at the meter by month, MWh" },
} as const satisfies Record<string, Message>;
