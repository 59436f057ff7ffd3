/** `estate doctor` on a running cloud. */
import type { Report } from "../../../operations/doctor/model.ts";
import { estate } from "./cluster.ts";

export async function examine(
  site: string,
): Promise<{ report: Report; exitCode: number | undefined }> {
  const run = estate(["doctor", site, "--format", "json", "--lang", "en"]);
  const { stdout, exitCode } = await run.catch(
    (error: { stdout: string; exitCode: number }) => error,
  );
  return { report: JSON.parse(String(stdout)) as Report, exitCode };
}

/** The findings of each check that failed. */
export const findings = ({ checks }: Report) =>
  checks.flatMap(({ key, findings: some }) => some.map(({ what }) => `${key}: ${what}`));
