/** One comparison of a site's files, recorded state and cloud, from the estate to the report. Read-only. */
import { join } from "node:path";
import type { Estate } from "../../estate/estate.ts";
import { withStandbys } from "../../estate/standby.ts";
import type { Language } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { loadWaivers } from "../../policies/enforce/registry.ts";
import { isOfAnotherCloud } from "../state/lost-cloud.ts";
import { Declarations } from "./declared.ts";
import { differences } from "./differences.ts";
import { evaluateDifferences } from "./evaluate.ts";
import { TEXTS } from "./messages.ts";
import type { Report } from "./model.ts";
import { Operators } from "./operators.ts";
import { readInventory } from "./read.ts";
import { recordedCloud } from "./recorded.ts";
import { reportOf } from "./report.ts";
import { type OpenSite, openSite } from "./site.ts";

/** Compares a site; `root` is the stacks folder. Throws a `UserError` if nothing can be compared. */
export async function compareSite(
  estate: Estate,
  root: string,
  language: Language,
): Promise<Report> {
  const open = await openSite(estate.siteKey, join(root, ".."), estate.alliance);
  return compareOpen(withStandbys(estate), root, open, language);
}

/** The same with a site that is open already. */
export async function compareOpen(
  estate: Estate,
  root: string,
  open: OpenSite,
  language: Language,
): Promise<Report> {
  const { siteKey: site, alliance } = estate;
  const { cloud, address, rehearsal, account } = open;
  const at = new Date().toISOString();
  const { state, digest } = await open.state();
  if ((state?.resources ?? []).length === 0) {
    const command = rehearsal ? `make up SITE=${site}` : `pulumi up --stack ${site}`;
    throw new UserError(TEXTS.nothing, { site, command });
  }
  if (await isOfAnotherCloud(state, cloud))
    throw new UserError(TEXTS.otherCloud, { site, address });
  const recorded = recordedCloud(site, state);
  const projects = new Set(recorded.projects.keys());
  const inventory = await readInventory(cloud, { site, projects, account });
  if ((await open.state()).digest !== digest) throw new UserError(TEXTS.changedMeanwhile, { site });
  const found = differences(recorded, inventory, new Operators(estate.site, inventory));
  const today = at.slice(0, 10);
  const context = { alliance, site, rehearsal, today };
  return reportOf({
    language,
    estate,
    rehearsal,
    address,
    at,
    today,
    digest,
    recorded,
    inventory,
    differences: found,
    violations: evaluateDifferences(recorded, inventory, found, context),
    waivers: loadWaivers(alliance),
    declarations: new Declarations(root, site, recorded.tenants),
  });
}
