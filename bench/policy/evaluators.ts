/** The evaluators of an estate: their commands and how to read their violations. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command, Run } from "../timed.ts";
import type { Breach } from "./estate.ts";
import type { Workspace } from "./workspace.ts";

/** One way to evaluate an estate in a folder with `export.json` and `plan.json`. */
export interface Evaluator {
  readonly key: "analyze" | "audit" | "policies" | "conftest";
  readonly title: string;
  readonly argv: Command["argv"];
  readonly env: Command["env"];
  /** The violations in the output of a run. */
  read(run: Run): Breach[];
}

const ROOT = join(import.meta.dirname, "../..");
export const PACK = join(ROOT, "policies/pack.ts");

/** The evaluators of this checkout: ours first, the peer last. */
export function evaluators({ pulumi, conftest, regoData, env }: Workspace): Evaluator[] {
  const inProcess = [process.execPath, join(import.meta.dirname, "evaluate.ts")] as const;
  const analyze: Evaluator = {
    key: "analyze",
    title: "pack, by `pulumi policy analyze`",
    argv: [
      pulumi,
      "policy",
      "analyze",
      "--file",
      "export.json",
      "--policy-pack",
      PACK,
      "--non-interactive",
      "--color=never",
    ],
    // A recorded state is evaluated without a login.
    env: { ...env, PULUMI_BACKEND_URL: "" },
    read: ({ stdout, stderr }) => fromMessages(stdout + stderr),
  };
  const audit: Evaluator = {
    key: "audit",
    title: "`estate audit`",
    argv: [
      process.execPath,
      join(ROOT, "cli/estate.ts"),
      "audit",
      "export.json",
      "--format",
      "json",
    ],
    env,
    read: ({ stdout }) =>
      (JSON.parse(stdout) as AuditReport).violations.map(({ rule, subject }) => ({
        rule,
        name: nameOf(subject),
      })),
  };
  const policies: Evaluator = {
    key: "policies",
    title: "the pack's policies alone, no engine",
    argv: [...inProcess, "export.json"],
    env,
    read: ({ stdout }) =>
      [...stdout.matchAll(/^\[(\S+)\] (\S+)$/gm)].map(([, rule = "", name = ""]) => ({
        name,
        rule,
      })),
  };
  const peer: Evaluator = {
    key: "conftest",
    title: "conftest, on the plan",
    argv: [
      conftest,
      "test",
      "plan.json",
      "--output",
      "json",
      "--policy",
      join(import.meta.dirname, "rego"),
      "--data",
      join(ROOT, "stacks/alliance.yaml"),
      "--data",
      regoData,
    ],
    env,
    read: ({ stdout }) =>
      (JSON.parse(stdout) as ConftestFile[]).flatMap(({ failures = [] }) =>
        failures.map(({ metadata }) => metadata),
      ),
  };
  const audits = existsSync(join(ROOT, "evidence/audit"));
  return [analyze, ...(audits ? [audit] : []), policies, peer];
}

interface AuditReport {
  readonly violations: readonly { readonly rule: string; readonly subject: string }[];
}

interface ConftestFile {
  readonly failures?: readonly { readonly metadata: Breach }[];
}

/** Parses violations as the policies print them: `[rule] urn: …`. */
function fromMessages(output: string): Breach[] {
  return [...output.matchAll(/\[([a-z-]+)\] (urn:pulumi:\S+?):? /g)].map(
    ([, rule = "", urn = ""]) => ({ name: nameOf(urn), rule }),
  );
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

/** Rule and name of each violation, sorted, without duplicates: for comparing two evaluators. */
export function comparable(breaches: readonly Breach[]): string[] {
  return [...new Set(breaches.map(({ name, rule }) => `${name} ${rule}`))].sort();
}
