/** Messages of `estate init`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "crée le dépôt d'un site : ses données, un programme d'une ligne, son intégration continue",
    en: "creates a site's own repository: its data, a one-line program, its pipeline",
  },
  folder: {
    fr: "dossier à créer, absent ou vide",
    en: "folder to create, absent or empty",
  },
  site: { fr: "la clé du site, p. ex. niamey", en: "the site's key, e.g. niamey" },
  from: {
    fr: "dossier des piles dont le registre et un site ouvert servent de modèle ; sinon celles du projet courant, sinon le modèle du paquet",
    en: "stacks folder whose registry and one open site are the model; else those of the project you are in, else the package's model",
  },
  package: {
    fr: "où npm prend aes-estate : une version ou file:chemin/du.tgz ; sinon la version qui s'exécute",
    en: "where npm takes aes-estate from: a version or file:path/of.tgz; else the version that runs",
  },
  notEmpty: {
    fr: "{folder} existe déjà et n'est pas vide ; rien n'a été écrit",
    en: "{folder} exists already and is not empty; nothing was written",
  },
  hosted: {
    fr: "{site} a déjà son dossier dans {from} ; rien n'a été écrit : un site n'a qu'un seul dépôt",
    en: "{site} has its folder in {from} already; nothing was written: a site has one repository",
  },
  noModel: {
    fr: "reçu {from}, attendu un dossier de piles qui contient alliance.yaml",
    en: "got {from}, want a stacks folder that holds alliance.yaml",
  },
  unsound: {
    fr: "{count, plural, one {# problème} other {# problèmes}} dans les fichiers de {from} ; {count, plural, one {corrigez-le} other {corrigez-les}} d'abord, rien n'a été écrit",
    en: "{count, plural, one {# issue} other {# issues}} in the files of {from}; {count, plural, one {correct it} other {correct them}} first, nothing was written",
  },
  wouldHaveIssues: {
    fr: "le site {site} aurait {count, plural, one {# problème} other {# problèmes}} ; rien n'a été écrit",
    en: "the site {site} would have {count, plural, one {# issue} other {# issues}}; nothing was written",
  },
  written: {
    fr: "{folder} : le dépôt de {site} ({country}), {ipv4}, {ipv6}",
    en: "{folder}: the repository of {site} ({country}), {ipv4}, {ipv6}",
  },
  makes: { fr: "  crée     {file}", en: "  creates  {file}" },
  next: {
    fr: `Ensuite, dans {folder} :
  git init && npm install
  npx estate check`,
    en: `Then, in {folder}:
  git init && npm install
  npx estate check`,
  },
} as const satisfies Record<string, Message>;
