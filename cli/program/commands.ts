/** The commands of `estate`, in the order of its help: a command is one file, and one line here. */
import type { Command } from "commander";
import type { Language } from "../../sovereignty/text.ts";

/** A command in one language; its action says the exit code. */
export type DefineCommand = (language: Language, end: (exitCode: number) => void) => Command;

/** Every command by its name, one line each; read only where it is needed. */
export const COMMANDS: Readonly<Record<string, () => Promise<DefineCommand>>> = {
  check: async () => (await import("../check/command.ts")).checkCommand,
  audit: async () => (await import("../audit/command.ts")).auditCommand,
  availability: async () => (await import("../availability/command.ts")).availabilityCommand,
  energy: async () => (await import("../energy/command.ts")).energyCommand,
  capacity: async () => (await import("../capacity/command.ts")).capacityCommand,
  repatriation: async () => (await import("../repatriation/command.ts")).repatriationCommand,
  policies: async () => (await import("../policies/command.ts")).policiesCommand,
  up: async () => (await import("../rehearsal/up-command.ts")).upCommand,
  down: async () => (await import("../rehearsal/down-command.ts")).downCommand,
  preview: async () => (await import("../rehearsal/preview-command.ts")).previewCommand,
  refresh: async () => (await import("../rehearsal/refresh-command.ts")).refreshCommand,
  env: async () => (await import("../rehearsal/env-command.ts")).envCommand,
  state: async () => (await import("../state/command.ts")).stateCommand,
  clusters: async () => (await import("../clusters/list-command.ts")).clustersCommand,
  kubeconfig: async () => (await import("../clusters/kubeconfig-command.ts")).kubeconfigCommand,
  "new-site": async () => (await import("../new-site/command.ts")).newSiteCommand,
  init: async () => (await import("../init/command.ts")).initCommand,
  move: async () => (await import("../move/command.ts")).moveCommand,
  migrate: async () => (await import("../migrate/command.ts")).migrateCommand,
  failover: async () => (await import("../failover/command.ts")).failoverCommand,
  mirror: async () => (await import("../mirror/command.ts")).mirrorCommand,
};
