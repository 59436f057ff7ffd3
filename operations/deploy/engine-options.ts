/**
 * The engine takes each of its options from a variable, too (`PULUMI_OPTION_<NAME>`). `estate` passes the options that
 * its runs need; a variable of the caller's shell or pipeline may only change how a run is shown (docs/adr/0099).
 */
import { UserError } from "../../output/user-error.ts";
import { TEXTS } from "./messages.ts";

const PREFIX = "PULUMI_OPTION_";

/** Options that change what a person sees or measures, or that `estate` and the programs of others set themselves. */
const ADMITTED: ReadonlySet<string> = new Set(
  [
    "COLOR",
    "CONFIG_FILE",
    "DEBUG",
    "EMOJI",
    "LOGFLOW",
    "LOGTOSTDERR",
    "MEMPROFILERATE",
    "NON_INTERACTIVE",
    "OTEL_TRACES",
    "PARALLEL",
    "POLICY_PACK",
    "PROFILING",
    "SUPPRESS_PERMALINK",
    "TRACING",
    "VERBOSE",
  ].map((name) => PREFIX + name),
);

/** The variables that would give the engine another option: every one that is not known to be harmless. */
export function foreignOptions(env: NodeJS.ProcessEnv): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && !ADMITTED.has(name) && env[name] !== "")
    .sort();
}

/** Rejects a run whose environment gives the engine other options. */
export function rejectForeignOptions(env: NodeJS.ProcessEnv = process.env): void {
  const names = foreignOptions(env);
  if (names.length === 0) return;
  throw new UserError(TEXTS.foreignOptions, { names: names.join(", "), list: names.join(" ") });
}
