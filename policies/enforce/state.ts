/** The location of a stack's state and of the key to its secrets, found the way the Pulumi CLI finds them. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import type { StateFact } from "../facts/fact.ts";
import { readText } from "../values/text-file.ts";
import { storeBehind } from "./state-keeper.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** A project as the CLI sees it from a folder, with the settings of one of its stacks. */
export interface ProjectStack {
  readonly project: string;
  readonly state: StateFact;
  /** The stack's configuration, with its secrets still encrypted. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** Reads the project that a folder belongs to; `undefined` when it belongs to none. */
export function readProjectStack(
  folder: string,
  stack: string,
  env: Environment = process.env,
): ProjectStack | undefined {
  const file = findProjectFile(resolve(folder));
  if (file === undefined) return undefined;
  const project = readMap(file);
  const extension = file.slice(file.lastIndexOf("."));
  const settingsFolder = join(dirname(file), text(project.stackConfigDir) ?? "");
  // Of a `--config-file`, only the option's variable reaches this process.
  const settings = readMap(
    env.PULUMI_OPTION_CONFIG_FILE || join(settingsFolder, `Pulumi.${stack}${extension}`),
  );
  const address = env.PULUMI_BACKEND_URL || text(asMap(project.backend).url) || currentLogin(env);
  // Behind a state keeper is the state itself. It keeps no key: without a provider, a passphrase is used as in its store.
  const backendUrl = storeBehind(address ?? "", env.PULUMI_ACCESS_TOKEN) ?? address;
  return {
    project: text(project.name) ?? "",
    state: {
      backendUrl,
      secretsProvider: secretsProvider(settings, backendUrl),
      // The order in which the CLI reads them.
      environment: { vault: env.VAULT_SERVER_URL || env.VAULT_ADDR },
    },
    config: asMap(settings.config),
  };
}

/** A stack that names no provider uses a passphrase, or Pulumi Cloud's own key where that is available. */
function secretsProvider(settings: Record<string, unknown>, backendUrl: string | undefined) {
  const named = text(settings.secretsprovider);
  if (named !== undefined && named !== "default") return named;
  return /^https?:/.test(backendUrl ?? "https:") ? "service" : "passphrase";
}

function currentLogin(env: Environment): string | undefined {
  const folder = env.PULUMI_CREDENTIALS_PATH || env.PULUMI_HOME || join(homedir(), ".pulumi");
  return text(readMap(join(folder, "credentials.json")).current);
}

function findProjectFile(folder: string): string | undefined {
  for (const name of ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"]) {
    const file = join(folder, name);
    if (existsSync(file)) return file;
  }
  const above = dirname(folder);
  return above === folder ? undefined : findProjectFile(above);
}

/** A file's top-level map; an absent or empty file is an empty one. JSON is YAML, too. */
function readMap(file: string): Record<string, unknown> {
  return existsSync(file) ? asMap(parse(readText(file))) : {};
}

function asMap(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
