/** Messages of `estate audit --cluster`. */
import type { Message } from "../../../output/message.ts";

/** Violations by objects that the estate's files order. */
export const ORDERED = {
  changed: {
    what: {
      fr: "{type} « {name} » diffère de l'objet que les fichiers du parc commandent pour ce cluster",
      en: "{type} “{name}” differs from the object that the estate's files order for this cluster",
    },
    remediation: {
      fr: "Relancez la mise à jour du site, qui le remet à jour ; si le changement est voulu, inscrivez-le dans le fichier du locataire.",
      en: "Run the site's update, which restores it; if the change is wanted, enter it in the tenant's file.",
    },
  },
  missing: {
    what: {
      fr: "{type} « {name} », que les fichiers du parc commandent pour ce cluster, n'y est pas",
      en: "{type} “{name}”, which the estate's files order for this cluster, is not there",
    },
    remediation: {
      fr: "Relancez la mise à jour du site, qui le crée.",
      en: "Run the site's update, which creates it.",
    },
  },
} as const satisfies Record<string, Record<"what" | "remediation", Message>>;

/** Why a cluster is not evaluated at all. */
export const CLUSTER = {
  noSite: {
    fr: "reçu --cluster sans --site, attendu aussi le site du cluster",
    en: "got --cluster without --site, want the cluster's site as well",
  },
  registry: {
    fr: "reçu --alliance {got} avec --cluster, attendu {want} : le registre à côté des dossiers des sites",
    en: "got --alliance {got} with --cluster, want {want}: the registry beside the sites' folders",
  },
  notWith: {
    fr: "reçu {option} avec --cluster, attendu l'un des deux : un cluster n'a ni état ni sortie d'une pile",
    en: "got {option} with --cluster, want one of the two: a cluster has no state and no stack output",
  },
  silent: {
    fr: "le cluster n'a pas répondu : {reason}",
    en: "the cluster did not answer: {reason}",
  },
} as const satisfies Record<string, Message>;

/** Limits of an audit of a cluster, by the key in reports. */
export const NOT_ASSESSED = {
  unread: {
    fr: "{what} : non lu ({reason}) ; sans cela, il n'y a pas de résultat",
    en: "{what}: not read ({reason}); without it there is no result",
  },
  secretValues: {
    fr: "les valeurs des Secrets : seuls leur nom, leur type et leurs métadonnées sont lus",
    en: "the values of Secrets: only their names, types and metadata are read",
  },
  reports: {
    fr: "les événements et l'état des objets (status), que les composants de Kubernetes écrivent",
    en: "events and the objects' status, which Kubernetes' components write",
  },
  addOns: {
    fr: "le contenu des images du miroir d'où viennent les composants que le pilote du cluster installe : leurs objets sont comparés, leurs programmes non",
    en: "what is in the images of the mirror from which the add-ons of the cluster's driver come: their objects are compared, their programs are not",
  },
  podSecurity: {
    fr: "le niveau de sécurité de pods plus anciens que l'étiquette de leur espace de noms : l'étiquette est évaluée, et l'accès à l'hôte",
    en: "the pod security level of pods that are older than the label of their namespace: the label is evaluated, and access to the host",
  },
  identity: {
    fr: "quel cluster a répondu, parmi ceux qui ont la même adresse et la même autorité : le kubeconfig en décide",
    en: "which cluster answered, of those with the same address and authority: the kubeconfig decides",
  },
  nodes: {
    fr: "si chaque nœud est un serveur commandé : « npx estate drift » lit le nuage lui-même",
    en: "whether each node is a server that was ordered: `npx estate drift` reads the cloud itself",
  },
  meanwhile: {
    fr: "les changements du cluster pendant la lecture : chaque type d'objet est lu à un moment différent",
    en: "changes of the cluster while it was read: each kind of object is read at a different moment",
  },
} as const satisfies Record<string, Message>;
