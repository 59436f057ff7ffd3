/** Messages of `estate` itself, common to all commands. */
import type { Language, Message } from "../output/message.ts";

export const TEXTS = {
  program: { fr: "Le parc de l'AES en tant que code.", en: "The AES estate as code." },
  help: { fr: "affiche cette aide", en: "shows this help" },
  language: { fr: "langue des messages : fr ou en", en: "language of messages: fr or en" },
  root: { fr: "dossier des piles (alliance.yaml)", en: "stacks folder (alliance.yaml)" },
  json: { fr: "résultat en JSON, pour les programmes", en: "result as JSON, for programs" },
  nul: {
    fr: "l'argument {position} contient un caractère NUL, attendu du texte : aucun chemin ni aucun nom n'en contient",
    en: "argument {position} contains a NUL character, want text: no path and no name contains one",
  },
} as const satisfies Record<string, Message>;

/** Headings of the help, by the library's names. */
export const TITLES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  fr: {
    "Usage:": "Usage :",
    "Arguments:": "Arguments :",
    "Options:": "Options :",
    "Commands:": "Commandes :",
  },
  en: {},
};

/** Wrong command lines, by the library's error code. */
export const PROBLEMS: Readonly<Record<string, Message>> = {
  "commander.unknownCommand": {
    fr: "reçu la commande {what}, attendu une commande de « {help} »",
    en: "got the command {what}, want a command of `{help}`",
  },
  "commander.unknownOption": {
    fr: "reçu l'option {what}, attendu une option de « {help} »",
    en: "got the option {what}, want an option of `{help}`",
  },
  "commander.excessArguments": {
    fr: "trop d'arguments ; voir « {help} »",
    en: "too many arguments; see `{help}`",
  },
  "commander.missingArgument": {
    fr: "il manque l'argument {what} ; voir « {help} »",
    en: "the argument {what} is missing; see `{help}`",
  },
  "commander.optionMissingArgument": {
    fr: "l'option {what} attend une valeur",
    en: "the option {what} wants a value",
  },
  "commander.missingMandatoryOptionValue": {
    fr: "il manque l'option {what} ; voir « {help} »",
    en: "the option {what} is missing; see `{help}`",
  },
  "commander.invalidArgument": {
    fr: "reçu {got} pour l'option {what}, attendu {want}",
    en: "got {got} for the option {what}, want {want}",
  },
};

/** A fault of the program itself. */
export const UNEXPECTED: Message = {
  fr: "erreur inattendue du programme, donc aucun résultat ; joignez {file} au signalement de cette erreur",
  en: "unexpected error of the program, so there is no result; attach {file} to your report of this error",
};

/** Any other wrong command line. */
export const OTHER_PROBLEM: Message = {
  fr: "commande mal formée ; voir « {help} »",
  en: "malformed command line; see `{help}`",
};
