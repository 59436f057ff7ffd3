/** Why a property of an OpenStack resource is never admitted: one reason for each root cause. */
import type { Message } from "../../output/message.ts";

/** The choice of hosts, back ends and wiring is the site operator's, outside of any program. */
export const OPERATOR: Message = {
  fr: "ce choix (hôte, câblage, système de stockage) appartient à l'exploitant du site, pas à un programme",
  en: "this choice (host, wiring, back end) is the site operator's, not a program's",
};

/** Leads to a network, a host or a key that rules cannot resolve. */
export const UNVERIFIABLE: Message = {
  fr: "nulle règle ne peut suivre où cela mène",
  en: "no rule can follow where it leads",
};

/** Reads a file, or runs a command, on the machine that runs the program. */
export const LOCAL_FILE: Message = {
  fr: "lit un fichier de la machine qui exécute le programme : son contenu n'est pas dans le plan",
  en: "reads a file on the machine that runs the program: its content is not in the plan",
};

/** The owner of a resource comes from its project. */
export const OTHER_OWNER: Message = {
  fr: "désigne une personne ou un projet qui n'est pas celui du programme",
  en: "names a person or a project that is not the program's own",
};

/** Another input, or type, does the same and can be evaluated. */
export const otherWay = (instead: string): Message => ({
  fr: `utilisez ${instead}, que les règles évaluent`,
  en: `use ${instead}, which the rules evaluate`,
});
