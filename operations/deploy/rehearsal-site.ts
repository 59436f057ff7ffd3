/** The start of every rehearsal command: a site that it may touch, and its cloud. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectRoot } from "../../estate/project.ts";
import { UserError } from "../../output/user-error.ts";
import { readText } from "../../policies/values/text-file.ts";
import { isYes } from "../../policies/values/yes.ts";
import { readCloud } from "../../stacks/layers/clouds.ts";
import { Cloud } from "../cloud/client.ts";
import { sitePlaces } from "../paths.ts";
import { TEXTS } from "./messages.ts";

/** Accepts only sites whose stack is marked as a rehearsal: these commands must never touch a real one. */
export function rejectOther(site: string): void {
  if (!isRehearsal(site)) throw new UserError(TEXTS.real, { site });
}

/** True if the site's stack is marked as a rehearsal. Throws a `UserError` if there is no such stack. */
export function isRehearsal(site: string): boolean {
  const file = join(projectRoot, `Pulumi.${site}.yaml`);
  if (!existsSync(file)) {
    const stacks = readdirSync(projectRoot).flatMap(
      (f) => /^Pulumi\.(.+)\.yaml$/.exec(f)?.[1] ?? [],
    );
    throw new UserError(TEXTS.noStack, { site, allowed: stacks.join(", ") });
  }
  const stack = parse(readText(file)) as { config?: Record<string, unknown> } | null;
  return isYes(stack?.config?.["aes-estate:rehearsal"]);
}

/** The site's cloud, as its administrator. */
export async function connect(site: string): Promise<Cloud> {
  try {
    return await Cloud.connect(readCloud(sitePlaces(site).clouds, site));
  } catch (error) {
    throw new UserError(TEXTS.noCloud, { site, reason: (error as Error).message });
  }
}
