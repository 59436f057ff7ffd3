/**
 * `estate kubeconfig`: access to a cluster for a person; in a rehearsal also as a member of a group, and in an
 * emergency as administrator.
 */
import { Command } from "commander";
import { type KubeconfigOptions, kubeconfigFor } from "../../operations/clusters/kubeconfig.ts";
import { TEXTS } from "../../operations/clusters/messages.ts";
import { TEXTS as REHEARSAL } from "../../operations/deploy/messages.ts";
import type { Language } from "../../output/message.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { endedAnywhere } from "../rehearsal-exit-codes.ts";

/** The command; prints a kubeconfig to standard output. */
export function kubeconfigCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("kubeconfig")
    .description(TEXTS.kubeconfig[language])
    .argument("<site>", REHEARSAL.site[language])
    .argument("<cluster>", TEXTS.cluster[language])
    .option("--as <group>", TEXTS.as[language])
    .option("--admin", TEXTS.admin[language])
    .option("--reason <text>", TEXTS.reason[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string, cluster: string, options: KubeconfigOptions) => {
      end(
        await endedAnywhere(language, async () => {
          process.stdout.write(await kubeconfigFor(site, cluster, options, language));
        }),
      );
    });
}
