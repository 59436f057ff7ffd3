/** SARIF 2.1.0, for code scanning and security dashboards: the frame of each report, which is one run. */
import type { Log, Run } from "sarif";
import { toJsonText } from "./json.ts";

/** The whole log as text. */
export function sarifLog(run: Run): string {
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ columnKind: "utf16CodeUnits", ...run }],
  };
  return `${toJsonText(log)}\n`;
}
