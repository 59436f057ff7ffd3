/** Overdue credentials as issues of `estate check`: what this machine knows, without a cloud. */
import { readFile } from "node:fs/promises";
import type { Estate } from "../../estate/estate.ts";
import { type Issue, issue } from "../../estate/issue.ts";
import { parseSource } from "../../estate/load/source.ts";
import { allianceFile } from "../../estate/load/sources.ts";
import type { Message } from "../../output/message.ts";
import { isRehearsal } from "../deploy/rehearsal-site.ts";
import type { StackState } from "../state/stack-state.ts";
import { assess } from "./assess.ts";
import { shown } from "./kubeconfigs.ts";
import { machineCredentials } from "./machine.ts";
import { CREDENTIALS, STEPS } from "./messages.ts";
import type { Credential } from "./model.ts";
import { recordedCredentials } from "./recorded.ts";
import { readRotations } from "./rotations.ts";

/** One issue for each overdue credential, at the registry's limit. */
export async function overdueIssues(
  estate: Estate,
  root: string,
  state: StackState | undefined,
  now = new Date(),
): Promise<Issue[]> {
  const { siteKey: site, alliance } = estate;
  if (alliance.credentials === undefined) return [];
  const country = alliance.sites[site]?.country ?? "";
  const recorded = recordedCredentials(site, country, state);
  const rotations = await readRotations(site);
  const machine = await machineCredentials(estate, rotations, isRehearsal(site));
  const all = assess([...shown(recorded, rotations, now), ...machine], alliance.credentials, now);
  const late = all.flatMap((one) => (one.result === "overdue" ? [one] : []));
  if (late.length === 0) return [];
  const file = allianceFile(root);
  const { source } = parseSource(file, await readFile(file, "utf8"));
  return late.map((one) => {
    const path = ["credentials", one.kind];
    const at = source?.at(path) ?? { file, line: 1, path: path.join(".") };
    const { id, days, limitDays: limit } = one;
    return issue(at, CREDENTIALS.overdueCredential, {
      site,
      id,
      days,
      limit,
      how: howTo(site, one),
    });
  });
}

function howTo(site: string, { id, kind, rotates }: Credential): Message {
  const command = `npx estate rotate ${site} ${id}`;
  const rotate = { fr: `« ${command} »`, en: `\`${command}\`` };
  const none = { fr: "docs/credentials.fr.md", en: "docs/credentials.md" };
  return rotates ? rotate : (STEPS[kind] ?? none);
}
