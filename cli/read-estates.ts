/** The input of a report or a plan: the estate's files, read and checked. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { loadEstates } from "../checks/load.ts";
import type { Estate } from "../estate/estate.ts";
import { formatIssue } from "../estate/issue.ts";
import { allianceFile } from "../estate/load/sources.ts";
import type { Repatriation } from "../estate/model/index.ts";
import { stacksFolder } from "../estate/project.ts";
import { type Language, type Message, type MessageValues, render } from "../output/message.ts";
import { waiversFile } from "../policies/enforce/registry.ts";
import { TEXTS } from "./report-messages.ts";

/** The request of a report, after the estate's files were read and checked. */
export interface ReportRequest {
  /** Every open site. */
  readonly estates: readonly Estate[];
  /** The requested sites: one, or all. */
  readonly chosen: readonly Estate[];
  /** The register of platforms that come home; absent if the file does not exist. */
  readonly repatriation?: Repatriation | undefined;
  /** The stacks folder. */
  readonly root: string;
  readonly language: Language;
}

/** How the files are checked. */
export interface ReadOptions {
  /** Whether overdue platforms abroad are issues. @default true */
  readonly rejectLate?: boolean | undefined;
  /** Day (UTC) of the checks. @default today */
  readonly today?: string;
  /** Whether the waivers are checked, too. @default true */
  readonly waivers?: boolean;
}

/** The request with the estate's files read and checked; otherwise prints the reason and returns the exit code. */
export async function readRequested(
  site: string | undefined,
  given: string | undefined,
  language: Language,
  { rejectLate = true, today, waivers = true }: ReadOptions = {},
): Promise<ReportRequest | number> {
  const root = resolve(given ?? stacksFolder);
  if (!existsSync(allianceFile(root))) return printError(TEXTS.noAlliance, { root }, language, 2);
  const options = {
    root,
    rejectLate,
    ...(waivers && { waivers: waiversFile() }),
    ...(today !== undefined && { today }),
  };
  const { estates, issues, repatriation } = await loadEstates(undefined, options);
  if (issues.length > 0) {
    for (const issue of issues) console.error(formatIssue(issue, language, process.cwd()));
    return printError(TEXTS.issues, { count: issues.length }, language, 1);
  }
  const chosen = estates.filter(({ siteKey }) => site === undefined || siteKey === site);
  if (chosen.length > 0) return { estates, chosen, repatriation, root, language };
  const allowed = estates.map(({ siteKey }) => siteKey).join(", ") || "—";
  return printError(TEXTS.noSite, { site: site ?? "—", allowed }, language, 2);
}

/** Prints why there is no report, and returns the exit code. */
export function printError(
  message: Message,
  values: MessageValues,
  language: Language,
  exitCode: number,
): number {
  console.error(render(message, values, language));
  return exitCode;
}
