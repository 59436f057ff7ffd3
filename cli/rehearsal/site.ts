/** What every rehearsal command begins with and ends in: a site it may touch, its cloud, one message for people. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ExecaError } from "execa";
import { parse } from "yaml";
import { isYes } from "../../sovereignty/settings.ts";
import type { Language } from "../../sovereignty/text.ts";
import { readCloud } from "../../stacks/layers/clouds.ts";
import { Cloud } from "../cloud/client.ts";
import { projectRoot, sitePlaces } from "../places.ts";
import { TEXTS } from "./messages.ts";
import { Misuse, Refusal } from "./refusal.ts";

/** Only sites whose stack says it is a rehearsal: these commands must never touch a real one. */
function refuseOther(site: string): void {
  const file = join(projectRoot, `Pulumi.${site}.yaml`);
  if (!existsSync(file)) {
    const stacks = readdirSync(projectRoot).flatMap(
      (f) => /^Pulumi\.(.+)\.yaml$/.exec(f)?.[1] ?? [],
    );
    throw new Refusal(TEXTS.noStack, { site, allowed: stacks.join(", ") });
  }
  const { config } = parse(readFileSync(file, "utf8")) as { config?: Record<string, unknown> };
  if (!isYes(config?.["aes-estate:rehearsal"])) throw new Refusal(TEXTS.real, { site });
}

/** The site's cloud, as its administrator. */
export async function connect(site: string): Promise<Cloud> {
  try {
    return await Cloud.connect(readCloud(sitePlaces(site).clouds, site));
  } catch (error) {
    throw new Refusal(TEXTS.noCloud, { site, reason: (error as Error).message });
  }
}

/** Runs a command's action and gives its exit code: 0 done, 1 refused, 2 asked wrongly. */
export async function ended(
  site: string,
  language: Language,
  action: () => Promise<void>,
): Promise<number> {
  try {
    refuseOther(site);
    await action();
    return 0;
  } catch (error) {
    return explain(error, language);
  }
}

/**
 * A failure of `pulumi` has been told on the terminal already, unless its words were held back; all else is one message. Never
 * the error's own message: it holds what was printed, which may be a state with its secrets in clear.
 */
function explain(error: unknown, language: Language): number {
  if (error instanceof ExecaError) {
    if (typeof error.stderr === "string")
      console.error(`estate: ${error.shortMessage}\n${error.stderr}`);
    return 1;
  }
  if (error instanceof Refusal) console.error(`estate: ${error.in(language)}`);
  else console.error(`estate: ${error instanceof Error ? error.message : String(error)}`);
  return error instanceof Misuse ? 2 : 1;
}
