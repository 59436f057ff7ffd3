/** The commands of `estate`, in the order of its help: each is one file, and one line here. */
import type { Command } from "commander";
import type { Language } from "../output/message.ts";

/** Builds a command in one language; its action reports the exit code to `end`. */
export type DefineCommand = (language: Language, end: (exitCode: number) => void) => Command;

/** Every command by its name, one line each; a command's file is loaded only when needed. */
export const COMMANDS: Readonly<Record<string, () => Promise<DefineCommand>>> = {
  check: async () => (await import("./commands/check.ts")).checkCommand,
  audit: async () => (await import("./commands/audit.ts")).auditCommand,
  review: async () => (await import("./commands/review.ts")).reviewCommand,
  changes: async () => (await import("./commands/changes.ts")).changesCommand,
  compliance: async () => (await import("./commands/compliance.ts")).complianceCommand,
  waivers: async () => (await import("./commands/waivers.ts")).waiversCommand,
  evidence: async () => (await import("./commands/evidence.ts")).evidenceCommand,
  verify: async () => (await import("./commands/verify.ts")).verifyCommand,
  sign: async () => (await import("./commands/sign.ts")).signCommand,
  drift: async () => (await import("./commands/drift.ts")).driftCommand,
  availability: async () => (await import("./commands/availability.ts")).availabilityCommand,
  energy: async () => (await import("./commands/energy.ts")).energyCommand,
  capacity: async () => (await import("./commands/capacity.ts")).capacityCommand,
  repatriation: async () => (await import("./commands/repatriation.ts")).repatriationCommand,
  atlas: async () => (await import("./commands/atlas.ts")).atlasCommand,
  policies: async () => (await import("./commands/policies.ts")).policiesCommand,
  doctor: async () => (await import("./commands/doctor.ts")).doctorCommand,
  up: async () => (await import("./commands/up.ts")).upCommand,
  down: async () => (await import("./commands/down.ts")).downCommand,
  preview: async () => (await import("./commands/preview.ts")).previewCommand,
  refresh: async () => (await import("./commands/refresh.ts")).refreshCommand,
  env: async () => (await import("./commands/env.ts")).envCommand,
  state: async () => (await import("./commands/state.ts")).stateCommand,
  adopt: async () => (await import("./commands/adopt.ts")).adoptCommand,
  clusters: async () => (await import("./commands/clusters.ts")).clustersCommand,
  kubeconfig: async () => (await import("./commands/kubeconfig.ts")).kubeconfigCommand,
  credentials: async () => (await import("./commands/credentials.ts")).credentialsCommand,
  rotate: async () => (await import("./commands/rotate.ts")).rotateCommand,
  offboard: async () => (await import("./commands/offboard.ts")).offboardCommand,
  "new-site": async () => (await import("./commands/new-site.ts")).newSiteCommand,
  init: async () => (await import("./commands/init.ts")).initCommand,
  move: async () => (await import("./commands/move.ts")).moveCommand,
  migrate: async () => (await import("./commands/migrate.ts")).migrateCommand,
  failover: async () => (await import("./commands/failover.ts")).failoverCommand,
  mirror: async () => (await import("./commands/mirror.ts")).mirrorCommand,
};
