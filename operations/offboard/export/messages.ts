/** Messages of the export. */
import type { Message } from "../../../output/message.ts";

export const EXPORT = {
  option: {
    fr: "copie les données du locataire, dans des formats ouverts, dans ce dossier : vide, ou un export déjà commencé, qui continue",
    en: "copies the tenant's data, in open forms, into this folder: an empty one, or an export that was begun, which goes on",
  },
  notFrozen: {
    fr: "{tenant} n'est pas gelé : ce qui change pendant l'export manque ou n'est pas cohérent. D'abord : npx estate offboard {site} {tenant} --freeze",
    en: "{tenant} is not frozen: what changes during the export is missing or not consistent. First: npx estate offboard {site} {tenant} --freeze",
  },
  noFolder: {
    fr: "{folder} : pas un dossier ; attendu un dossier vide ou un nom libre",
    en: "{folder}: not a folder; want an empty folder or a free name",
  },
  otherFolder: {
    fr: "{folder} : contient autre chose qu'un export de {tenant} à {site} ; attendu un dossier vide ou un export commencé de ce locataire",
    en: "{folder}: contains something else than an export of {tenant} at {site}; want an empty folder or an export of this tenant that was begun",
  },
  full: {
    fr: "{folder} : le disque est plein, à {path} ; libérez de la place et relancez la même commande : elle continue, ce qui est complet reste",
    en: "{folder}: the disk is full, at {path}; free some space and run the same command again: it goes on, what is complete stays",
  },
  disk: {
    fr: "{folder} : {path} ne s'écrit pas ({reason}) ; une fois corrigé, relancez la même commande : elle continue",
    en: "{folder}: {path} cannot be written ({reason}); when this is corrected, run the same command again: it goes on",
  },
  lost: {
    fr: "{path} : la connexion s'est perdue ({reason}) ; relancez la même commande : elle continue, ce qui est complet reste",
    en: "{path}: the connection was lost ({reason}); run the same command again: it goes on, what is complete stays",
  },
  lostSite: {
    fr: "{site} : le nuage ne répond plus ({reason}) ; relancez la même commande : elle continue, ce qui est complet reste",
    en: "{site}: the cloud does not answer any more ({reason}); run the same command again: it goes on, what is complete stays",
  },
  nothing: {
    fr: "{tenant} : aucun projet de ce locataire à aucun site ; rien à exporter",
    en: "{tenant}: no project of this tenant at any site; nothing to export",
  },
  progress: { fr: "{site} : {part}", en: "{site}: {part}" },
  written: {
    fr: "{folder} : {count, plural, one {# fichier} other {# fichiers}}, {bytes, number} octets ; manifeste : {manifest}",
    en: "{folder}: {count, plural, one {# file} other {# files}}, {bytes, number} bytes; manifest: {manifest}",
  },
  incomplete: {
    fr: "INCOMPLET : {count, plural, one {# élément n'a pas pu être lu} other {# éléments n'ont pas pu être lus}} ; relancez la même commande, elle ne lit que ceux-là",
    en: "NOT COMPLETE: {count, plural, one {# item} other {# items}} could not be read; run the same command again, it reads these only",
  },
  closedAccount: {
    fr: "le compte du stockage d'objets ne s'ouvre ni à l'administrateur ni à un compte de service du locataire",
    en: "the account in the object store opens neither to the administrator nor to a service account of the tenant",
  },
  dots: {
    fr: "une partie de son nom est « . » ou « .. » : aucune adresse n'y mène ; le locataire le copie sous un autre nom",
    en: "a part of its name is `.` or `..`: no address leads to it; the tenant copies it under another name",
  },
  volume: {
    fr: "le contenu d'un volume ne se lit que dans un serveur : le locataire le copie lui-même",
    en: "the content of a volume can be read only in a server: the tenant copies it itself",
  },
  server: {
    fr: "le disque local d'un serveur n'est pas copié : le locataire en fait une image, puis relancez",
    en: "the local disk of a server is not copied: the tenant makes an image of it, then run again",
  },
  secrets: {
    fr: "les secrets et les clés ne sont jamais exportés",
    en: "secrets and keys are never exported",
  },
  fields: {
    fr: "les champs qui contiennent un secret sont vides dans l'inventaire",
    en: "fields that contain a secret are empty in the inventory",
  },
  unsearched: {
    fr: "ce programme ne sait pas lire ce service",
    en: "this program cannot read this service",
  },
  notActive: {
    fr: "l'image n'a pas de contenu (état {status})",
    en: "the image has no content (status {status})",
  },
  unread: { fr: "illisible : {reason}", en: "could not be read: {reason}" },
  title: {
    fr: "Export du locataire {tenant} ({title}), {site}",
    en: "Export of the tenant {tenant} ({title}), {site}",
  },
  rehearsal: {
    fr: "Ceci est une répétition : ces nuages ne sont pas ceux des sites.",
    en: "This is a rehearsal: these clouds are not the sites' own.",
  },
  facts: {
    fr: "Pays à qui sont les données : {owner}. Classe de données : {dataClass}. Export terminé le {at}.",
    en: "Country that owns the data: {owner}. Data class: {dataClass}. Export ended on {at}.",
  },
  frozen: {
    fr: "Le locataire était gelé dans son fichier.",
    en: "The tenant was frozen in its file.",
  },
  unfrozen: {
    fr: "Le locataire n'était PAS gelé dans son fichier : ce qui a changé pendant l'export peut manquer.",
    en: "The tenant was NOT frozen in its file: what changed during the export may be missing.",
  },
  whole: {
    fr: "Chaque fichier a la taille et l'empreinte que le service en donne, là où il les donne.",
    en: "Each file has the size and the digest that the service has of it, where it has them.",
  },
  lacks: { fr: "Ce qui manque, et pourquoi :", en: "What is missing, and why:" },
  lack: { fr: "- {site}, {what} : {why}", en: "- {site}, {what}: {why}" },
  failedLack: { fr: "- NON LU : {site}, {what} : {why}", en: "- NOT READ: {site}, {what}: {why}" },
  files: {
    fr: "Fichiers : octets, SHA-256, chemin (* : d'une exécution précédente, pas de celle-ci)",
    en: "Files: bytes, SHA-256, path (*: of an earlier run, not of this one)",
  },
} as const satisfies Record<string, Message>;
