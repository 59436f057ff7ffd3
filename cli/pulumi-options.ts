/** Options that people know from `pulumi`, for the commands that are named as its own are: accepted, or explained. */
import { type Language, type Message, render } from "../output/message.ts";

/** Commands of `estate` with the name and the meaning of one of `pulumi`. */
const COMMANDS = ["up", "down", "preview", "refresh"] as const;

/** Commands that `pulumi` asks to confirm; ours do not ask, so `--yes` changes nothing. */
export const CONFIRMED: readonly string[] = ["up", "down", "refresh"];

export const YES = {
  flags: "-y, --yes",
  text: {
    fr: "accepté comme par pulumi, sans effet : aucune confirmation n'est demandée",
    en: "accepted as by pulumi, without effect: no confirmation is requested",
  },
} as const satisfies { flags: string; text: Message };

const PULUMI_ITSELF: Message = {
  fr: `l'option {what} est de pulumi ; pour s'en servir : « eval "$(make -s env SITE=…)" », puis « pulumi » ; voir « {help} »`,
  en: 'the option {what} is one of pulumi; to use it: `eval "$(make -s env SITE=…)"`, then `pulumi`; see `{help}`',
};
const SITE_IS_THE_STACK: Message = {
  fr: "l'option {what} n'est pas nécessaire : le site est la pile, sans option (« {command} bamako ») ; voir « {help} »",
  en: "the option {what} is not necessary: the site is the stack, without an option (`{command} bamako`); see `{help}`",
};
const NEVER_ASKS: Message = {
  fr: "l'option {what} n'est pas nécessaire : « {command} » ne pose aucune question ; voir « {help} »",
  en: "the option {what} is not necessary: `{command}` asks no question; see `{help}`",
};
const PREVIEW_IS_A_COMMAND: Message = {
  fr: "l'option {what} n'est pas nécessaire : l'aperçu est une commande à part, « estate preview » ; voir « {help} »",
  en: "the option {what} is not necessary: the preview is a command of its own, `estate preview`; see `{help}`",
};
const REFRESH_IS_A_COMMAND: Message = {
  fr: "l'option {what} n'existe pas ici : lancez d'abord « estate refresh » ; voir « {help} »",
  en: "there is no option {what} here: run `estate refresh` first; see `{help}`",
};
const POLICIES_ALWAYS_APPLY: Message = {
  fr: "l'option {what} n'est pas nécessaire : les politiques du parc s'appliquent à chaque exécution ; voir « {help} »",
  en: "the option {what} is not necessary: the estate's policies apply to every run; see `{help}`",
};

/** What to do instead, by the option of `pulumi` as it is typed. */
const INSTEAD: Readonly<Record<string, Message>> = {
  "--stack": SITE_IS_THE_STACK,
  "-s": SITE_IS_THE_STACK,
  "--yes": NEVER_ASKS,
  "-y": NEVER_ASKS,
  "--non-interactive": NEVER_ASKS,
  "--skip-preview": PREVIEW_IS_A_COMMAND,
  "-f": PREVIEW_IS_A_COMMAND,
  "--preview-only": PREVIEW_IS_A_COMMAND,
  "--refresh": REFRESH_IS_A_COMMAND,
  "-r": REFRESH_IS_A_COMMAND,
  "--policy-pack": POLICIES_ALWAYS_APPLY,
  "--target": PULUMI_ITSELF,
  "-t": PULUMI_ITSELF,
  "--replace": PULUMI_ITSELF,
  "--exclude": PULUMI_ITSELF,
  "--diff": PULUMI_ITSELF,
  "--parallel": PULUMI_ITSELF,
  "-p": PULUMI_ITSELF,
};

/** What to say about an option that the command does not have; `undefined` if `pulumi` has none of this name either. */
export function insteadOf(
  option: string,
  command: string,
  help: string,
  language: Language,
): string | undefined {
  const [what = ""] = option.split("=");
  const isKnown = COMMANDS.some((each) => each === command) && Object.hasOwn(INSTEAD, what);
  const message = isKnown ? INSTEAD[what] : undefined;
  const values = { what, help, command: `estate ${command}` };
  return message === undefined ? undefined : render(message, values, language);
}
