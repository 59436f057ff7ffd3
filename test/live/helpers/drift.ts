/** `estate drift` on a running cloud. */
import type { ExecaError } from "execa";
import type { Report } from "../../../operations/drift/model.ts";
import { estate } from "./cluster.ts";

export async function drift(
  site: string,
): Promise<{ report: Report; exitCode: number | undefined }> {
  const run = estate(["drift", site, "--json", "--lang", "en"]);
  const { stdout, exitCode } = await run.catch((error: ExecaError) => error);
  return { report: JSON.parse(String(stdout)) as Report, exitCode };
}
