/** Reads what a statement is made from: recorded states, and the clouds that answer. */
import { join, resolve } from "node:path";
import { isRehearsal } from "../../operations/deploy/rehearsal-site.ts";
import { recordedText } from "../../operations/state/recorded-text.ts";
import type { Message, MessageValues } from "../../output/message.ts";
import { renderEach } from "../../output/message.ts";
import { shownPath } from "../../output/path.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import { readText } from "../audit/input.ts";
import { rejectTwoInputs } from "../documents/json.ts";
import { type DriftFile, readDriftReports, rejectRehearsal } from "../drift/read.ts";
import { type CloudSite, readCloudOf } from "./cloud.ts";
import { REASONS, TEXTS } from "./messages.ts";
import { evaluateState, type RecordedSite, type StateText } from "./recorded.ts";
import type { StatementRequest } from "./request.ts";

/** What was read, and why the rest was not. */
export interface Gathered {
  readonly recorded: readonly RecordedSite[];
  readonly clouds: readonly CloudSite[];
  readonly drift: readonly Omit<DriftFile, "text">[];
  /** By site. */
  readonly reasons: Readonly<Record<"state" | "cloud", Readonly<Record<string, Message>>>>;
  /** Open sites that the statement does not cover. */
  readonly uncovered: readonly string[];
}

export interface GatherOptions {
  /** Files with a recorded state each. */
  readonly states: readonly string[];
  /** Files with a drift report each. */
  readonly drift: readonly string[];
  /** Why neither the stored states nor the clouds are read; nothing if they are. */
  readonly alone?: Message | undefined;
}

/** Reads states and clouds; throws a `Failure` or a `UserError` if a given file cannot be used. */
export async function gather(
  request: StatementRequest,
  { states, drift: reports, alone }: GatherOptions,
): Promise<Gathered> {
  rejectTwoInputs([...states, ...reports]);
  const sites = request.chosen.map(({ siteKey }) => siteKey);
  const drift = readDriftReports(reports, sites);
  const given = givenStates(request, states);
  const reasons: Record<"state" | "cloud", Record<string, Message>> = { state: {}, cloud: {} };
  const recorded = [...given];
  const clouds: CloudSite[] = [];
  for (const { siteKey: site } of request.chosen) {
    if (!given.some((one) => one.site === site)) {
      const stored = await attempt(reasons.state, site, alone, () => storedState(site, request));
      if (stored !== undefined) recorded.push(stored);
    }
    const cloud = await attempt(reasons.cloud, site, alone, () =>
      readCloudOf(site, join(request.root, ".."), request.alliance),
    );
    if (cloud !== undefined) clouds.push(cloud);
  }
  for (const one of drift) {
    const state = recorded.find(({ site }) => site === one.report.site);
    if (state !== undefined) rejectRehearsal(one, state.name, state.report.context.rehearsal.is);
  }
  const uncovered = request.estates
    .map(({ siteKey }) => siteKey)
    .filter((site) => !sites.includes(site));
  return { recorded, clouds, drift, reasons, uncovered };
}

/** What the work returns; if it cannot, the reason is kept and nothing is returned. */
async function attempt<T>(
  reasons: Record<string, Message>,
  site: string,
  alone: Message | undefined,
  work: () => Promise<T>,
): Promise<T | undefined> {
  if (alone !== undefined) {
    reasons[site] = alone;
    return undefined;
  }
  try {
    return await work();
  } catch (error) {
    reasons[site] = reasonOf(error);
    return undefined;
  }
}

function reasonOf(error: unknown): Message {
  if (error instanceof UserError) return { fr: error.in("fr"), en: error.in("en") };
  return renderEach(REASONS.failed, { reason: (error as Error).message });
}

/** The states of files, one for each site at most. */
function givenStates(request: StatementRequest, files: readonly string[]): RecordedSite[] {
  const sites = new Map<string, string>();
  return files.map((file) => {
    const name = file === "-" ? "stdin" : shownPath(resolve(file));
    const text = readText(file, name, request.language);
    const recorded = evaluated({ name, text }, request);
    const { site, report } = recorded;
    const reject = (message: Message, values: MessageValues = {}) =>
      new Misuse(message, { file: name, site, ...values });
    if (report.kind === "plan") throw reject(TEXTS.plan);
    const chosen = request.chosen.map(({ siteKey }) => siteKey);
    if (!chosen.includes(site)) throw reject(TEXTS.otherSite, { sites: chosen.join(", ") });
    const other = sites.get(site);
    if (other !== undefined) throw reject(TEXTS.twoStates, { other });
    sites.set(site, name);
    return recorded;
  });
}

/** A rehearsal's state, as its own cloud holds it; only `pulumi` reads a real site's. */
async function storedState(site: string, request: StatementRequest): Promise<RecordedSite> {
  if (!isRehearsal(site)) throw new UserError(REASONS.realSite, { site });
  const stored = await recordedText(site);
  if (stored === undefined) throw new UserError(REASONS.nothingRecorded, { site });
  const { text, container, backend, open } = stored;
  return evaluated({ name: container, text, backend, open }, request);
}

function evaluated(state: StateText, { root, waiversFile, asOf, language }: StatementRequest) {
  const alliance = join(root, "alliance.yaml");
  return evaluateState(state, { alliance, waivers: waiversFile, today: asOf }, language);
}
