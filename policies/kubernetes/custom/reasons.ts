/** Why a field is denied, independent of the kind; several tables may use each reason. */
import { denied } from "./field.ts";

export const otherCloud = denied({
  fr: "dépose les données dans un nuage public ; utilisez s3 avec l'adresse du magasin du site",
  en: "puts the data into a public cloud; use s3 with the address of the site's store",
});
export const hiddenTarget = denied({
  fr: "prend sa destination dans un Secret, un ConfigMap ou l'environnement, que nulle règle ne lit",
  en: "takes its destination from a Secret, a ConfigMap or the environment, which no rule reads",
});
export const environment = denied({
  fr: "des variables d'environnement et des arguments changent où l'opérateur envoie les données",
  en: "environment variables and arguments change where the operator sends data",
});
export const plugin = denied({
  fr: "un greffon décide lui-même où vont les données ; aucune règle ne le lit",
  en: "a plug-in decides itself where data goes; no rule reads it",
});
export const annotations = denied({
  fr: "des annotations changent ce que d'autres contrôleurs font de l'objet engendré",
  en: "annotations change how other controllers treat the created object",
});
export const podDetails = denied({
  fr: "change le pod que l'opérateur engendre ; les règles des pods ne voient pas ce modèle",
  en: "changes the pod that the operator makes; the rules about pods do not see this template",
});
export const credentialsOfHost = denied({
  fr: "prend l'identité de la machine ou d'un nuage, que personne n'a accordée",
  en: "takes the identity of the machine or of a cloud, which no one granted",
});
export const directory = denied({
  fr: "demande à un annuaire ou à un fournisseur d'identité que nulle règle ne vérifie",
  en: "asks a directory or an identity provider that no rule verifies",
});
export const rewritesTarget = denied({
  fr: "peut réécrire l'adresse interrogée",
  en: "can rewrite the address of the request",
});
export const proxied = denied({
  fr: "fait passer les requêtes, avec leurs secrets, par un intermédiaire",
  en: "sends the requests, with their secrets, by way of an intermediary",
});
export const nodeFile = denied({
  fr: "lit un fichier du serveur qui interroge, par exemple son jeton",
  en: "reads a file of the server that asks, such as its token",
});
export const unverified = denied({
  fr: "ne vérifie pas à qui il parle",
  en: "does not check whom it talks to",
});
export const hiddenContent = denied({
  fr: "prend du SQL ou des réglages là où nulle règle ne les lit",
  en: "takes SQL or settings from where no rule reads them",
});
export const foreignServer = denied({
  fr: "relie la base à un autre serveur",
  en: "connects the database to another server",
});
export const openedService = denied({
  fr: "ouvre le service hors du cluster ; un Ingress ou une route du site le publie",
  en: "opens the service outside the cluster; an Ingress or a route of the site publishes it",
});
export const otherController = denied({
  fr: "confie l'objet à un contrôleur dont nulle règle ne connaît les réglages",
  en: "hands the object to a controller whose settings no rule knows",
});
export const serverCommands = denied({
  fr: "exécute des commandes ou des scripts sur les serveurs du cluster",
  en: "runs commands or scripts on the cluster's servers",
});
export const wayIn = denied({
  fr: "ouvre une entrée sur les serveurs ; l'assistance passe par les bastions du site",
  en: "opens a way into the servers; support comes by the site's bastions",
});
export const ownNetwork = denied({
  fr: "fait ou choisit un réseau et un routeur que nulle règle n'évalue ; nommez ceux d'un segment",
  en: "makes or chooses a network and a router that no rule evaluates; name those of a segment",
});
export const unguardedPort = denied({
  fr: "ôte au port ses groupes de sécurité, ou lui donne d'autres adresses",
  en: "takes a port's security groups away, or gives it other addresses",
});
export const publicAddress = denied({
  fr: "donne aux serveurs des adresses publiques",
  en: "gives the servers public addresses",
});
export const joinsElsewhere = denied({
  fr: "fait rejoindre à un serveur un autre cluster que celui de l'ordre",
  en: "makes a server join another cluster than the one ordered",
});
export const rewrites = denied({
  fr: "réécrit les objets restaurés, ou les place sous d'autres étiquettes que celles d'origine",
  en: "rewrites restored objects, or puts them under other labels than those they had",
});
export const remoteTier = denied({
  fr: "déplace les données vers un magasin distant",
  en: "moves the data to a remote store",
});
export const keyService = denied({
  fr: "confie la clé à un service de clés d'un nuage public",
  en: "leaves the key to a key service of a public cloud",
});
export const evadesNames = denied({
  fr: "échappe à la règle des noms de domaine",
  en: "escapes the rule about host names",
});
