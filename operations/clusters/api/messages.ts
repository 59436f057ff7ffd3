/** Messages about access to a cluster's API. */
import type { Message } from "../../../output/message.ts";

export const API = {
  flaw: {
    fr: "{file} : reçu {at}, attendu un kubeconfig qui mène droit à un seul serveur, sans fichier, mandataire, mot de passe ni emprunt d'identité",
    en: "{file}: got {at}, want a kubeconfig that leads straight to one server, without a file, proxy, password or impersonation",
  },
  unreadable: {
    fr: "{file} : ce n'est pas un kubeconfig avec une adresse https et une autorité (certificate-authority-data)",
    en: "{file}: not a kubeconfig with an https address and an authority (certificate-authority-data)",
  },
  noUser: {
    fr: "{file} : le contexte actuel n'a ni jeton, ni certificat, ni commande de connexion",
    en: "{file}: the current context has no token, certificate or login command",
  },
  noLogin: {
    fr: "{file} : la commande de connexion « {command} » n'a donné ni jeton ni certificat",
    en: "{file}: the login command `{command}` gave no token or certificate",
  },
} as const satisfies Record<string, Message>;
