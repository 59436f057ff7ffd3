/** The evaluation context of a file: from the command line, else from the file itself, else from its stack's name. */

import type { Recording } from "../../policies/enforce/recorded/index.ts";
import { isYes } from "../../policies/values/yes.ts";
import type { SOURCES } from "./model.ts";

/** Options of the context; absent ones are looked up in the file. */
export interface ContextOptions {
  readonly site?: string | undefined;
  readonly rehearsal?: boolean | undefined;
  /** Day of the evaluation (UTC, `2026-11-24`). */
  readonly today?: string | undefined;
}

/** A setting, and its source. */
export interface Sourced<Value> {
  readonly is: Value;
  readonly source: (typeof SOURCES)[number];
}

export interface AuditContext {
  readonly site: Sourced<string>;
  readonly rehearsal: Sourced<boolean>;
  readonly today: Sourced<string>;
}

/** An audit uses only its command line and its file: no environment variable changes a result. */
export function auditContextOf(
  { settings, stack }: Pick<Recording, "settings" | "stack">,
  options: ContextOptions,
): AuditContext {
  const { site, rehearsal } = settings;
  const known = typeof site === "string" && site !== "";
  return {
    site: fromOption(options.site) ?? {
      ...(known ? { is: site, source: "recorded" } : { is: stack, source: "stackName" }),
    },
    rehearsal: fromOption(options.rehearsal) ?? {
      is: isYes(rehearsal),
      source: rehearsal === undefined ? "default" : "recorded",
    },
    today: fromOption(options.today) ?? {
      is: new Date().toISOString().slice(0, 10),
      source: "default",
    },
  };
}

function fromOption<Value>(is: Value | undefined): Sourced<Value> | undefined {
  return is === undefined ? undefined : { is, source: "option" };
}
