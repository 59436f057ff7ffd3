/** Texts in drawings. */
import type { Message } from "../../../output/message.ts";

export const TEXTS = {
  map: {
    fr: "Carte des États membres avec {sites, plural, one {# centre de données} other {# centres de données}}",
    en: "Map of the member states with {sites, plural, one {# data centre} other {# data centres}}",
  },
  tier: { fr: "Tier {level}", en: "Tier {level}" },
  planned: { fr: "prévu", en: "planned" },
  flows: {
    fr: "Flux autorisés de {tenant} : {count, plural, one {# flux} other {# flux}}",
    en: "Allowed flows of {tenant}: {count, plural, one {# flow} other {# flows}}",
  },
  exits: {
    fr: "Ce qui entre à {site} et ce qui en sort, par propriétaire et classe de données",
    en: "What enters and leaves {site}, by owner and data class",
  },
  tenants: {
    fr: "{count, plural, one {# locataire} other {# locataires}}",
    en: "{count, plural, one {# tenant} other {# tenants}}",
  },
  copies: { fr: "copies : {site}", en: "copies: {site}" },
  otherTenants: { fr: "autres locataires", en: "other tenants" },
  otherAddresses: { fr: "autres adresses", en: "other addresses" },
  government: { fr: "réseaux des administrations", en: "government networks" },
  internet: { fr: "Internet", en: "Internet" },
  proxy: { fr: "mandataire web du site", en: "the site's web proxy" },
  dns: { fr: "serveurs DNS du site", en: "the site's DNS" },
  cluster: { fr: "cluster {cluster}", en: "cluster {cluster}" },
  namespace: { fr: "espace {namespace}", en: "namespace {namespace}" },
} as const satisfies Record<string, Message>;
