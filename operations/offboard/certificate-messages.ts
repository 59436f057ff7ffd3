/** The texts of the certificate. It says what was looked for, where, and what is not proven. */
import type { Message } from "../../output/message.ts";

export const CERTIFICATE = {
  title: {
    fr: "Certificat de clôture du locataire {tenant} ({title}), {site}",
    en: "Certificate of the off-boarding of the tenant {tenant} ({title}), {site}",
  },
  owner: {
    fr: "Pays à qui sont les données : {owner}. Classe de données : {dataClass}.",
    en: "Country that owns the data: {owner}. Data class: {dataClass}.",
  },
  approved: {
    fr: "Suppression à partir du {after}, approuvée par {name} ({office}).",
    en: "Deletion from {after} on, approved by {name} ({office}).",
  },
  seen: {
    fr: "Vu pour la dernière fois dans les nuages le {seen}, avec {count, plural, one {cet identifiant} other {ces # identifiants}} :",
    en: "Last seen in the clouds on {seen}, with {count, plural, one {this id} other {these # ids}}:",
  },
  id: { fr: "  {site}: {name}, {id}", en: "  {site}: {name}, {id}" },
  keys: {
    fr: "Secrets détruits dans le gestionnaire de clés :",
    en: "Secrets destroyed in the key manager:",
  },
  destroyed: {
    fr: "  {site}, le {at} : {destroyed, number}, et la liste était vide ensuite",
    en: "  {site}, on {at}: {destroyed, number}, and the list was empty afterwards",
  },
  notDestroyed: {
    fr: "  {site} : ni vus ni détruits",
    en: "  {site}: neither seen nor destroyed",
  },
  found: {
    fr: "Le {at}, ces listes ont été lues jusqu'à la fin, et aucune ne mentionne un de ces identifiants ni un nom du locataire. L'adresse et l'identité de chaque nuage étaient celles du relevé.",
    en: "On {at}, these lists were read to their end, and none of them mentions one of these ids or a name of the tenant. Address and identity of each cloud were those that had been noted.",
  },
  recorded: {
    fr: "L'état enregistré de chaque site ne le contient plus.",
    en: "The recorded state of each site does not contain it any more.",
  },
  address: { fr: "  {site}: {address}, {cloud}", en: "  {site}: {address}, {cloud}" },
  unproven: { fr: "Ce qui n'est pas prouvé :", en: "What is not proven:" },
  media: {
    fr: "les supports : disques, bandes, mémoire flash ; leur effacement ou leur destruction est l'affaire de l'exploitant du bâtiment",
    en: "media: disks, tapes, flash memory; erasing or destroying them is up to the operators of the building",
  },
  databases: {
    fr: "les lignes marquées supprimées et les sauvegardes des bases de données des services, les journaux, les relevés d'usage",
    en: "rows marked as deleted and backups of the services' databases, logs, records of usage",
  },
  states: {
    fr: "les anciens états (.pulumi/history, .pulumi/backups) et l'historique du dépôt : ils décrivent ses ressources, sans ses données",
    en: "former states (.pulumi/history, .pulumi/backups) and the history of the repository: they describe its resources, without its data",
  },
  copies: {
    fr: "ce que le locataire ou d'autres ont copié hors de ces nuages",
    en: "what the tenant or others copied out of these clouds",
  },
  account: {
    fr: "{site} : {service}, {what} : l'administrateur ne peut pas les lire ({reason})",
    en: "{site}: {service}, {what}: the administrator cannot read them ({reason})",
  },
  ofProject: {
    fr: "{site} : les secrets du gestionnaire de clés après la suppression : seul un compte du projet pouvait les lister",
    en: "{site}: the key manager's secrets after the deletion: only an account of the project could list them",
  },
  unsearched: {
    fr: "{site} : {service} est au catalogue, et ce programme ne sait pas y chercher",
    en: "{site}: {service} is in the catalogue, and this program cannot search it",
  },
  rehearsal: {
    fr: "Ceci est une répétition : ces nuages ne sont pas ceux des sites.",
    en: "This is a rehearsal: these clouds are not the sites' own.",
  },
} as const satisfies Record<string, Message>;
