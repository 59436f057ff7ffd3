/** The commands of `estate`, in the order of its help: a command is one file, and one line here. */
import type { Command } from "commander";
import type { Language } from "../../sovereignty/text.ts";

/** A command in one language; its action says the exit code. */
export type DefineCommand = (language: Language, end: (exitCode: number) => void) => Command;

/** Every command, one line each. */
export const COMMANDS: readonly DefineCommand[] = [
  (await import("../check/command.ts")).checkCommand,
  (await import("../audit/command.ts")).auditCommand,
  (await import("../availability/command.ts")).availabilityCommand,
  (await import("../energy/command.ts")).energyCommand,
  (await import("../capacity/command.ts")).capacityCommand,
  (await import("../repatriation/command.ts")).repatriationCommand,
  (await import("../policies/command.ts")).policiesCommand,
  (await import("../rehearsal/up-command.ts")).upCommand,
  (await import("../rehearsal/down-command.ts")).downCommand,
  (await import("../rehearsal/preview-command.ts")).previewCommand,
  (await import("../rehearsal/refresh-command.ts")).refreshCommand,
  (await import("../rehearsal/env-command.ts")).envCommand,
  (await import("../state/command.ts")).stateCommand,
  (await import("../clusters/list-command.ts")).clustersCommand,
  (await import("../clusters/kubeconfig-command.ts")).kubeconfigCommand,
  (await import("../new-site/command.ts")).newSiteCommand,
  (await import("../init/command.ts")).initCommand,
  (await import("../move/command.ts")).moveCommand,
  (await import("../migrate/command.ts")).migrateCommand,
  (await import("../failover/command.ts")).failoverCommand,
  (await import("../mirror/command.ts")).mirrorCommand,
];
