/** Reasons why a site's cloud cannot be read. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  noEntry: {
    fr: "{file} : « aes-estate:cloud » manque, attendu le nom d'une entrée de clouds.yaml",
    en: "{file}: `aes-estate:cloud` is missing, want the name of an entry of clouds.yaml",
  },
  noFile: {
    fr: "pas de clouds.yaml avec l'entrée {entry} de l'administrateur de {site} : attendu dans $OS_CLIENT_CONFIG_FILE, ici, dans ~/.config/openstack ou dans /etc/openstack",
    en: "no clouds.yaml with the entry {entry} of the administrator of {site}: want it in $OS_CLIENT_CONFIG_FILE, here, in ~/.config/openstack or in /etc/openstack",
  },
  badEntry: {
    fr: "la connexion de l'administrateur de {site} est illisible : {reason}",
    en: "the connection of the administrator of {site} cannot be read: {reason}",
  },
  noAnswer: {
    fr: "la connexion au nuage de {site} échoue avec {file}, clouds.{entry} ({reason}) : vérifiez l'adresse, le réseau jusqu'au site, cacert et le mot de passe",
    en: "the connection to the cloud of {site} fails with {file}, clouds.{entry} ({reason}): check the address, the network to the site, cacert and the password",
  },
  notRead: {
    fr: "le nuage de {site} ({address}) n'a pas pu être lu en entier ({reason}) : la connexion doit être celle d'un administrateur, et le service doit répondre",
    en: "the cloud of {site} ({address}) could not be read in full ({reason}): the connection must be an administrator's, and the service must answer",
  },
} as const satisfies Record<string, Message>;
