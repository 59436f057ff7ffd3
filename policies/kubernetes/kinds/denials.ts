/** Why a field of a Kubernetes object is never admitted: one reason for each root cause. */
import type { Message } from "../../../output/message.ts";

/** Gives a pod access to its node, where the data of every other pod is. */
export const NODE: Message = {
  fr: "ouvre le nœud au pod, et avec lui les données de tous les autres pods",
  en: "opens the node to the pod, and with it the data of every other pod",
};

/** Nodes come from the order of their cluster. */
export const NODE_IDENTITY: Message = {
  fr: "les nœuds viennent avec la commande de leur cluster, pas d'un programme",
  en: "nodes come with the order of their cluster, not from a program",
};

/** The kubelet would send the request to the host named here. */
export const PROBED_HOST: Message = {
  fr: "le nœud enverrait la requête à cet hôte ; sans ce champ, elle va au pod lui-même",
  en: "the node would send the request to this host; without it the request goes to the pod itself",
};

/** Debug containers are added to a running pod, by a person. */
export const DEBUGGING: Message = {
  fr: "les conteneurs de débogage s'ajoutent à un pod existant, pas dans un programme",
  en: "debug containers are added to a pod that is there, not by a program",
};

/** Device drivers take parameters of their own. */
export const DEVICE: Message = {
  fr: "un pilote de périphérique prend des paramètres que nulle règle ne lit",
  en: "a device driver takes parameters that no rule reads",
};

/** A driver with other credentials works in another cloud. */
export const DRIVER_SECRET: Message = {
  fr: "ces identifiants mèneraient le pilote vers un autre nuage ; il a déjà ceux du site",
  en: "these credentials would lead the driver to another cloud; it has the site's already",
};

/** Data of another namespace has another class, and perhaps another owner. */
export const OTHER_NAMESPACE: Message = {
  fr: "copierait les données d'un autre espace de noms, d'une autre classe peut-être",
  en: "would copy the data of another namespace, perhaps of another class",
};

/** Leads to an object of any kind, which itself may lead anywhere. */
export const OTHER_OBJECT: Message = {
  fr: "mène à un objet d'un type quelconque, que nulle règle ne peut suivre",
  en: "leads to an object of any kind, which no rule can follow",
};

/** Servers have removed it, or never allowed a client to set it. */
export const ENDED: Message = {
  fr: "les serveurs n'ont plus ce champ",
  en: "servers do not have this field any more",
};

/** The API server would send requests, with the data in them, to any server that replies. */
export const UNCHECKED: Message = {
  fr: "le serveur d'API enverrait les requêtes à quiconque répond",
  en: "the API server would send requests to any server that answers",
};

/** A server stores it where a kind has no status subresource, and controllers trust it. */
export const STATUS: Message = {
  fr: "l'état d'un objet, ce sont les contrôleurs du cluster qui l'écrivent, et d'autres s'y fient ; retirez-le (un outil écrit un « status » vide)",
  en: "an object's state is for the cluster's controllers to write, and others rely on it; remove it (a tool writes an empty status)",
};

/** The object that is stored or returned would differ from the evaluated one. */
export const CONVERSION: Message = {
  fr: "un webhook de conversion rend un autre objet que celui qui a été évalué ; gardez strategy: None, ou une seule version",
  en: "a webhook that converts gives another object than the one that was evaluated; keep strategy: None, or one version",
};
