/** Messages of `estate capacity`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "capacité offerte, promise et libre, par pays, classe et zone, avec et sans pertes",
    en: "capacity offered, promised and free, by country, class and zone, with and without losses",
  },
  offered: { fr: "offert", en: "offered" },
  promised: { fr: "promis", en: "promised" },
  free: { fr: "libre", en: "free" },
  guaranteed: { fr: "garanti", en: "guaranteed" },
  burst: { fr: "débord (burst)", en: "burst" },
  total: { fr: "Ensemble", en: "Together" },
  country: { fr: "Pays", en: "Country" },
  class: { fr: "Classe de données", en: "Class of data" },
  tenants: { fr: "Locataires", en: "Tenants" },
  zone: { fr: "Zone", en: "Zone" },
  hostClass: { fr: "Classe d'hôtes", en: "Class of hosts" },
  hosts: { fr: "Hôtes", en: "Hosts" },
  cores: { fr: "Cœurs", en: "Cores" },
  ramGiB: { fr: "Mémoire Gio", en: "Memory GiB" },
  diskGiB: { fr: "Disque local Gio", en: "Local disk GiB" },
  volumeGiB: { fr: "Volumes Gio", en: "Volumes GiB" },
  objects: { fr: "Objets", en: "Objects" },
  gib: { fr: "Gio", en: "GiB" },
  usable: { fr: "utilisable", en: "usable" },
  copies: { fr: "copies d'autres sites", en: "copies of other sites'" },
  floatingIps: { fr: "Adresses flottantes", en: "Floating addresses" },
  servers: { fr: "Serveurs {flavor}", en: "Servers {flavor}" },
  lost: { fr: "Perte", en: "Loss" },
  none: { fr: "aucune", en: "none" },
  hostsLost: {
    fr: "{hosts, plural, one {# hôte} other {# hôtes}} dans chaque zone",
    en: "{hosts, plural, one {# host} other {# hosts}} in each zone",
  },
  zoneLost: { fr: "zone {zone}", en: "zone {zone}" },
  reserve: {
    fr: "réserve : {zones, plural, one {# zone} other {# zones}}, et {hosts, plural, one {# hôte} other {# hôtes}} dans chaque autre",
    en: "reserve: {zones, plural, one {# zone} other {# zones}}, and {hosts, plural, one {# host} other {# hosts}} in each other",
  },
  whenLost: {
    fr: "Ce que le bâtiment porte, et ce qui en reste libre une fois tenues les promesses :",
    en: "What the building carries, and what of it is free once the promises are kept:",
  },
  takesOver: {
    fr: "Si {home} est perdu, {site} reprend {tenants} ; il reste alors :",
    en: "If {home} is lost, {site} takes over {tenants}; this is then left:",
  },
  takesOverNone: {
    fr: "{site} ne reprend les locataires d'aucun autre site.",
    en: "{site} takes over tenants of no other site.",
  },
  notCounted: {
    fr: "{site}/facility.yaml manque : ce que porte le bâtiment n'est pas compté.",
    en: "{site}/facility.yaml is missing: what the building carries has not been counted.",
  },
  title: {
    fr: "Capacité : promise, offerte, portée par le bâtiment",
    en: "Capacity: promised, offered, carried by the building",
  },
  offeredLine: { fr: "offert (trait tireté)", en: "offered (dashed line)" },
  chart: {
    fr: "{site} : ce qui est promis, ce qui est offert (trait tireté), ce que porte le bâtiment",
    en: "{site}: what is promised, what is offered (dashed line), what the building carries",
  },
  carries: { fr: "porté par le bâtiment", en: "carried by the building" },
  notPromised: { fr: "offert, pas encore promis", en: "offered, not yet promised" },
  promises: { fr: "promis / offert", en: "promised / offered" },
  hostsShort: { fr: "sans {hosts, number} hôte/zone", en: "less {hosts, number} host/zone" },
  zoneShort: { fr: "sans {zone}", en: "less {zone}" },
  noneShort: { fr: "bâtiment entier", en: "whole building" },
  reserveShort: { fr: "après la réserve", en: "after the reserve" },
} as const satisfies Record<string, Message>;
