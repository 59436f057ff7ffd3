/** Warns a program that uses the components without the guard, once, at its first component. */
import * as pulumi from "@pulumi/pulumi";
import { chooseLanguage } from "../output/language.ts";
import { type Message, render } from "../output/message.ts";
import { isGuarded } from "../policies/enforce/guard/mark.ts";

export const TEXTS = {
  unguarded: {
    fr: `rien n'évalue ce que ce programme déclare : aucune garde n'y est installée. En tête d'un programme TypeScript ou JavaScript, avant la première ressource :
    {line}
Sinon : pulumi … --policy-pack {pack} (un programme ne voit ce paquet de règles que si PULUMI_OPTION_POLICY_PACK le nomme).`,
    en: `nothing evaluates what this program registers: no guard is installed in it. At the top of a TypeScript or JavaScript program, before its first resource:
    {line}
Else: pulumi … --policy-pack {pack} (a program sees that pack only where PULUMI_OPTION_POLICY_PACK names it).`,
  },
} as const satisfies Record<string, Message>;

/** The line that installs the guard. */
export const GUARD_LINE = 'import { installGuard } from "aes-estate/policies"; installGuard();';

const PACK = "node_modules/aes-estate/dist/policies/pack.js";

let warned = false;

/**
 * Only in a program that the engine runs: a unit test with mocks registers nothing, and in another language the
 * component is created in a provider process, where the program cannot install the guard.
 */
export function warnUnguarded(env: NodeJS.ProcessEnv = process.env): void {
  if (warned || isGuarded() || env.PULUMI_OPTION_POLICY_PACK || !pulumi.runtime.hasEngine()) return;
  warned = true;
  const language = chooseLanguage({
    env,
    stack: pulumi.runtime.getConfig("aes-estate:language"),
  });
  void pulumi.log.warn(render(TEXTS.unguarded, { line: GUARD_LINE, pack: PACK }, language));
}
