/** Recorded states: each evaluated by the audit, and the data that it shows at its site. */

import type { Language } from "../../output/message.ts";
import type { Recording } from "../../policies/enforce/recorded/index.ts";
import { UNKNOWN } from "../../policies/facts/fact.ts";
import { type AuditOptions, auditText } from "../audit/audit.ts";
import type { Report } from "../audit/model.ts";
import { sha256 } from "../bundle/digest.ts";
import type { RecordedData } from "./facts-model.ts";

/** The text of a state, and where it is from. */
export interface StateText {
  readonly name: string;
  readonly text: string;
  /** URL of its store, if known. */
  readonly backend?: string | undefined;
  /** Whether a run is in progress or was interrupted. */
  readonly open?: boolean | undefined;
}

/** One site's recorded state after the audit. */
export interface RecordedSite {
  readonly site: string;
  readonly name: string;
  readonly digest: string;
  /** When the state was written, by itself (UTC). */
  readonly time?: string;
  readonly open: boolean;
  readonly report: Report;
  readonly data: readonly RecordedData[];
}

/** Evaluates a state; throws a `Failure` if it cannot be evaluated. */
export function evaluateState(
  { name, text, backend, open = false }: StateText,
  options: AuditOptions,
  language: Language,
): RecordedSite {
  const { report, recording } = auditText(
    text,
    name,
    { ...options, ...(backend !== undefined && { backend }) },
    language,
  );
  const { time } = recording;
  return {
    site: report.context.site.is,
    name,
    digest: sha256(text),
    ...(time !== undefined && { time }),
    open,
    report,
    data: dataOf(recording),
  };
}

/** Resources that carry their own labels; others are evaluated with a labelled parent, and counted with it. */
export function dataOf({ resources }: Recording): RecordedData[] {
  const all = resources.flatMap(({ declared, actual = declared, marks }) => {
    const { owner, dataClass, tenant, effects = [] } = actual;
    if (marks.includes("pendingOperation") || effects.length === 0) return [];
    if (typeof owner !== "string" || typeof dataClass !== "string") return [];
    const key = tenant === undefined || tenant === UNKNOWN ? "—" : tenant;
    return [{ owner, dataClass, tenant: key, effects: [...effects] }];
  });
  return [...Map.groupBy(all, (one) => JSON.stringify(one))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [one, ...more]]) => (one ? [{ ...one, resources: 1 + more.length }] : []));
}
