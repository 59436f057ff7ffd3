/** Changes that would reach a tenant's demanded availability, as the issue lists them. */
import type { Message } from "../../output/message.ts";

export const CHANGES = {
  servers: {
    fr: "{count, plural, one {# serveur} other {# serveurs}} au plan de contrôle de chaque cluster",
    en: "{count, plural, one {# control-plane server} other {# control-plane servers}} in each cluster",
  },
  nodes: {
    fr: "un nœud de plus dans chaque groupe de nœuds",
    en: "one more node in each pool",
  },
  zones: {
    fr: "chaque groupe de nœuds dans chaque zone ({zones})",
    en: "each pool in every zone ({zones})",
  },
  cluster: {
    fr: "un cluster (3 serveurs de contrôle, 2 nœuds) à la place de serveurs seuls",
    en: "a cluster (3 control-plane servers, 2 nodes) in place of single servers",
  },
  apart: {
    fr: "l'attestation que les serveurs d'un groupe sont sur des hôtes différents ({site}/facility.yaml)",
    en: "the attestation that the servers of a group are on different hosts ({site}/facility.yaml)",
  },
  driver: {
    fr: "le pilote k8s_cluster_api, qui place les nœuds par zone, et chaque groupe de nœuds dans chaque zone ({site}/site.yaml)",
    en: "the driver k8s_cluster_api, which places nodes by zone, and each pool in every zone ({site}/site.yaml)",
  },
  zone: {
    fr: "une zone de plus, dans sa propre salle, et chaque groupe de nœuds dans chaque zone ({site}/facility.yaml)",
    en: "one more zone, in a data hall of its own, and each pool in every zone ({site}/facility.yaml)",
  },
  standby: {
    fr: "un site de secours à {standby} (continuity)",
    en: "a standby site at {standby} (continuity)",
  },
  switchOver: {
    fr: "une reprise en {minutes, plural, one {# minute} other {# minutes}} au site de secours (switchOverMinutes)",
    en: "a switch-over within {minutes, plural, one {# minute} other {# minutes}} at the standby site (switchOverMinutes)",
  },
} as const satisfies Record<string, Message>;
export type ChangeKey = keyof typeof CHANGES;

/** Sentences that introduce the changes. */
export const ADVICE = {
  alone: {
    fr: "L'un de ces changements suffirait : {changes}.",
    en: "One of these changes would do: {changes}.",
  },
  together: {
    fr: "Ces changements suffiraient ensemble : {changes} ({figure, number, ::.0000} %).",
    en: "These changes together would do: {changes} ({figure, number, ::.0000} %).",
  },
  none: {
    fr: "Aucun changement connu ici ne suffit ; au plus, ensemble : {changes} ({figure, number, ::.0000} %).",
    en: "No change known here would do; at most, together: {changes} ({figure, number, ::.0000} %).",
  },
  nothing: {
    fr: "Aucun changement connu ici n'y ajoute rien.",
    en: "No change known here adds to it.",
  },
  change: {
    fr: "{change} ({figure, number, ::.0000} %)",
    en: "{change} ({figure, number, ::.0000} %)",
  },
} as const satisfies Record<string, Message>;
