/** A bundle's drift report in one sentence. */
import type { Report } from "../../operations/drift/model.ts";
import { formatTime } from "../../output/day.ts";
import { type Language, render } from "../../output/message.ts";
import { failedInCloud } from "./assessed.ts";
import { DRIFT_TEXTS, TEXTS } from "./messages.ts";
import type { BundleSource } from "./source.ts";

/** When the cloud was read, and what it shows. */
export function driftLine(
  source: BundleSource,
  { at, result, findings }: Report,
  language: Language,
): string {
  const failed = failedInCloud(source);
  const values = { at: formatTime(at), findings: findings.length, failed };
  return render(TEXTS.driftRead, { ...values, result: DRIFT_TEXTS[result] }, language);
}
