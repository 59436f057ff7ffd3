/** Reads what a bundle's compliance statement takes from the project's files. */
import { loadEstates } from "../../checks/load.ts";
import { formatIssue } from "../../estate/issue.ts";
import { stacksFolder } from "../../estate/project.ts";
import { type Language, render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { Failure } from "../audit/input.ts";
import { factsOf, platformFacts } from "../compliance/facts.ts";
import type { Facts } from "./facts.ts";
import { TEXTS } from "./messages.ts";

/** Reads the project's files as of a day. @throws Failure if they have issues: nothing can be stated then */
export async function readFacts(
  site: string,
  { asOf, data }: { readonly asOf: string; readonly data: Facts["data"] },
  language: Language,
): Promise<Facts> {
  const options = { root: stacksFolder, today: asOf, rejectLate: false };
  const { estates, issues, repatriation } = await loadEstates(undefined, options);
  if (issues.length > 0) {
    const lines = issues.map((issue) => formatIssue(issue, language, process.cwd()));
    const rejected = render(TEXTS.filesRejected, { count: issues.length }, language);
    throw new Failure([...lines, rejected].join("\n"));
  }
  const estate = estates.find(({ siteKey }) => siteKey === site);
  const open = estates.map(({ siteKey }) => siteKey);
  if (estate === undefined) throw new UserError(TEXTS.notOpen, { site, want: open.join(", ") });
  return {
    schemaVersion: 1,
    site: factsOf(estate),
    otherSites: open.filter((key) => key !== site),
    ...(repatriation && { platforms: platformFacts(repatriation) }),
    data: [...data],
  };
}
