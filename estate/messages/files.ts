/** Files and folders that are missing, misplaced or misnamed. */

import type { IssueText } from "../issue-text.ts";
import { GOTS } from "./shape.ts";

export const FILES = {
  unreadable: {
    got: { fr: "un fichier illisible ({code})", en: "a file that cannot be read ({code})" },
    want: { fr: "un fichier lisible", en: "a readable file" },
  },
  notRegular: {
    got: { fr: "{what}", en: "{what}" },
    want: { fr: "un fichier ordinaire", en: "a regular file" },
    remediation: {
      fr: "Mettez ici le fichier lui-même : d'un tube ou d'un périphérique, rien n'est lu.",
      en: "Put the file itself here: nothing is read of a pipe or a device.",
    },
  },
  tooLarge: {
    got: { fr: "{size, number} Mio", en: "{size, number} MiB" },
    want: { fr: "{most, number} Mio au plus", en: "at most {most, number} MiB" },
  },
  crowd: {
    got: { fr: "{count, number} entrées", en: "{count, number} entries" },
    want: { fr: "{most, number} au plus", en: "at most {most, number}" },
  },
  unreadableFolder: {
    got: { fr: "un dossier illisible ({code})", en: "a folder that cannot be read ({code})" },
    want: { fr: "un dossier lisible", en: "a readable folder" },
  },
  notFolder: {
    got: { fr: "un fichier", en: "a file" },
    want: { fr: "un dossier de ce nom", en: "a folder of this name" },
    remediation: {
      fr: "Les fichiers des locataires sont dans le dossier tenants : sans lui, le site n'en aurait aucun.",
      en: "The tenants' files are in the folder tenants: without it, the site would have none.",
    },
  },
  strayFolder: {
    got: { fr: "le dossier {name}", en: "the folder {name}" },
    want: { fr: "le seul dossier {allowed}", en: "only the folder {allowed}" },
    remediation: {
      fr: "Renommez-le ou retirez-le : rien n'y est lu, et son contenu est sans effet.",
      en: "Rename or remove it: nothing in it is read, and its content has no effect.",
    },
  },
  notUtf8: {
    got: { fr: "des octets qui ne sont pas de l'UTF-8", en: "bytes that are not UTF-8" },
    want: { fr: "de l'UTF-8", en: "UTF-8" },
    remediation: {
      fr: "Enregistrez le fichier en UTF-8, sans quoi les accents se perdent.",
      en: "Save the file as UTF-8, or accents are lost.",
    },
  },
  newerVersion: {
    got: {
      fr: "schemaVersion {got}, écrit par un aes-estate plus récent",
      en: "schemaVersion {got}, made by a newer aes-estate",
    },
    want: { fr: "{newest} ou moins", en: "{newest} or less" },
    remediation: {
      fr: "Mettez aes-estate à jour : ce programme ne peut pas vérifier un format qu'il ne connaît pas.",
      en: "Upgrade aes-estate: this program cannot check a format that it does not know.",
    },
  },
  olderVersion: {
    got: { fr: "un fichier de la version {got}", en: "a file of version {got}" },
    want: { fr: "la version {newest}", en: "version {newest}" },
    remediation: {
      fr: "Lancez « estate migrate » : il garde vos commentaires et leur ordre, et affiche ce qu'il reste à écrire.",
      en: "Run `estate migrate`: it keeps your comments and their order, and lists what is left to write.",
    },
  },
  missingSite: {
    got: { fr: "aucun fichier {site}/site.yaml", en: "no file {site}/site.yaml" },
    want: {
      fr: "ce fichier, pour un site ouvert ou demandé",
      en: "that file, for a site that is open or requested",
    },
    remediation: {
      fr: "Écrivez {site}/site.yaml ; un site sans fichiers reste au statut « planned ».",
      en: "Write {site}/site.yaml; a site without files keeps the status “planned”.",
    },
  },
  unregisteredSite: {
    got: { fr: "le dossier de site {site}", en: "the site folder {site}" },
    want: { fr: "un site d'alliance.yaml : {allowed}", en: "a site of alliance.yaml: {allowed}" },
    remediation: {
      fr: "Inscrivez le site dans alliance.yaml ou retirez le dossier.",
      en: "Register the site in alliance.yaml or remove the folder.",
    },
  },
  strangeFile: {
    got: { fr: "{name}", en: "{name}" },
    want: { fr: "un fichier <locataire>.yaml", en: "a file <tenant>.yaml" },
    remediation: {
      fr: "Renommez-le ou déplacez-le : tous les fichiers d'ici sont lus, aucun n'est ignoré en silence.",
      en: "Rename or move it: every file here is read, none is skipped in silence.",
    },
  },
  symbolicLink: {
    got: { fr: "un lien symbolique", en: "a symbolic link" },
    want: { fr: "le fichier ou le dossier lui-même", en: "the file or folder itself" },
    remediation: {
      fr: "Mettez ici le fichier ou le dossier lui-même : la cible d'un lien peut changer sans relecture.",
      en: "Put the file or folder itself here: a link's target can change without review.",
    },
  },
  strayFile: {
    got: { fr: "{name}", en: "{name}" },
    want: { fr: "l'un des fichiers {allowed}", en: "one of the files {allowed}" },
    remediation: {
      fr: "Renommez-le ou retirez-le : sous ce nom il n'est pas lu, et son contenu est sans effet.",
      en: "Rename or remove it: under this name it is not read, and its content has no effect.",
    },
  },
  nameMismatch: {
    got: GOTS.value,
    want: { fr: "{expected}, le nom du fichier", en: "{expected}, the file's name" },
    remediation: {
      fr: "Donnez à la clé et au fichier le même nom.",
      en: "Give the key and the file the same name.",
    },
  },
  folderMismatch: {
    got: GOTS.value,
    want: { fr: "{expected}, le nom du dossier", en: "{expected}, the folder's name" },
    remediation: {
      fr: "Donnez à la clé et au dossier le même nom.",
      en: "Give the key and the folder the same name.",
    },
  },
} as const satisfies Record<string, IssueText>;
