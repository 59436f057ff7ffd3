/** Creates a site: planned, checked on a copy, and only then written. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Language, render } from "../../output/message.ts";
import { shownPath } from "../../output/path.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import { type Edit, onCopy, writeAll } from "../edit/files.ts";
import { NOTHING_WRITTEN } from "../edit/messages.ts";
import type { ReadEstates } from "../estate.ts";
import { allianceFile } from "../load/sources.ts";
import { PORTS_A_SITE } from "../rehearsal-ports.ts";
import { rejectIssues } from "../reject-issues.ts";
import { checklist } from "./checklist.ts";
import { groundOf } from "./ground.ts";
import { TEXTS } from "./messages.ts";
import { planSite, type SitePlan, type SiteRequest } from "./plan.ts";

/** Options for creating a site. */
export interface Making {
  /** The stacks folder. */
  readonly root: string;
  /** The waivers file that the checks read. */
  readonly waivers: string;
  readonly read: ReadEstates;
  /** Site to use as the model. @default the first open one */
  readonly like: string | undefined;
  /** Only prints what would be written. */
  readonly dryRun: boolean;
}

/** Plans the site, checks it on a copy, and only then writes: written files always pass their check. */
export async function makeSite(
  request: SiteRequest,
  { root, waivers, read, like, dryRun }: Making,
  language: Language,
): Promise<void> {
  const { site } = request;
  if (!existsSync(allianceFile(root)) || !existsSync(join(root, "..", "Pulumi.yaml"))) {
    throw new Misuse(TEXTS.noProject, { root });
  }
  const before = await read(root, waivers);
  rejectIssues(before, root, language, TEXTS.unsound);
  const plan = planSite(request, await groundOf(root, before.estates, like));
  const inWay = [join(root, site), ...plan.edits.filter(isNew).map(({ file }) => file)];
  const found = inWay.find((file) => existsSync(file));
  if (found !== undefined) throw new UserError(TEXTS.exists, { file: shownPath(found) });
  const after = await onCopy(root, plan.edits, async (copy) => {
    const result = await read(copy, waivers);
    rejectIssues(result, copy, language, TEXTS.wouldHaveIssues, { site });
    return result;
  });
  if (!dryRun) await writeAll(plan.edits);
  console.log(summary(plan, dryRun, language));
  const estate = after.estates.find(({ siteKey }) => siteKey === site);
  if (estate) console.log(`\n${checklist(estate, after.estates, language)}`);
}

function summary({ entry, edits }: SitePlan, dryRun: boolean, language: Language): string {
  const first = entry.rehearsal.firstPort;
  const values = {
    site: entry.key,
    country: entry.country,
    ipv4: entry.addresses.ipv4.join(", "),
    ipv6: entry.addresses.ipv6.join(", "),
    first,
    last: first + PORTS_A_SITE - 1,
  };
  return [
    render(TEXTS.written, values, language),
    ...edits.map((edit) =>
      render(isNew(edit) ? TEXTS.makes : TEXTS.changes, { file: shownPath(edit.file) }, language),
    ),
    ...(dryRun ? [NOTHING_WRITTEN[language]] : []),
  ].join("\n");
}

const isNew = ({ was }: Edit) => was === undefined;
