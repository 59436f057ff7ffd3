/** The basis on which the pack evaluates a stack: the alliance's registry, and the site that the stack names. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { chooseLanguage } from "../../output/language.ts";
import type { Language } from "../../output/message.ts";
import { attestedIn, dayProblems } from "../alliance/attestations.ts";
import { countersigned } from "../alliance/countersignatures.ts";
import type { Alliance } from "../alliance/model.ts";
import { AllianceError, parseAlliance } from "../alliance/registry.ts";
import type { EvaluationContext } from "../context.ts";
import type { StateFact } from "../facts/fact.ts";
import { readThings, type Things } from "../resources/thing.ts";
import { readPlain } from "../values/plain-yaml.ts";
import { MOST_OF_RECORDS, readText } from "../values/text-file.ts";
import { isYes } from "../values/yes.ts";
import { readWaivers, type Waivers } from "../waivers/index.ts";
import { projectFolder } from "./project.ts";
import { type ProjectStack, readProjectStack } from "./state.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings for the evaluation of one stack. */
export interface StackContext {
  readonly context: EvaluationContext;
  readonly language: Language;
  /** Location of its state; `undefined` for a recorded state that is evaluated away from its project. */
  readonly state: StateFact | undefined;
}

/** Reads the project's registry; `AES_ESTATE_ALLIANCE` names another file. Offices' attestations must count today. */
export function loadAlliance(env: Environment = process.env): Alliance {
  const language = chooseLanguage({ env });
  const file = env.AES_ESTATE_ALLIANCE || join(projectFolder(env), "stacks/alliance.yaml");
  const alliance = readAlliance(file, language);
  const today = new Date().toISOString().slice(0, 10);
  const late = attestedIn(alliance).flatMap((one) => dayProblems(one, today));
  if (late.length > 0) throw new AllianceError(late, language);
  return alliance;
}

/**
 * The registry of a file. It keeps the contracts that both sites countersign in their own files beside it,
 * `<site>/site.yaml`. Throws where it is absent, void or contradicts itself.
 */
export function readAlliance(file: string, language?: Language): Alliance {
  return countersigned(readWritten(file, language), entriesBeside(file));
}

/** The registry of a file with all contracts, also those that are not countersigned. Throws as `readAlliance`. */
export function readWritten(file: string, language?: Language): Alliance {
  return parseAlliance(plain(file), language);
}

/** The entry `contracts` of each site's own file beside a registry, in any shape. */
export function entriesBeside(file: string): (site: string) => unknown {
  return (site) => {
    const own = join(dirname(file), site, "site.yaml");
    const data: unknown = existsSync(own) ? plain(own) : undefined;
    return (data as { contracts?: unknown } | null | undefined)?.contracts;
  };
}

/** Reads a file as the check of an estate does: both accept the same files. */
function plain(file: string): unknown {
  return readPlain(file, readText(file));
}

/** Path of the waivers: the project's `policies/waivers.yaml`; `AES_ESTATE_WAIVERS` names another. */
export function waiversFile(env: Environment = process.env): string {
  return env.AES_ESTATE_WAIVERS || join(projectFolder(env), "policies/waivers.yaml");
}

/** Reads the waivers, sound and broken; a missing file is an error. */
export function loadWaivers(alliance: Alliance, env: Environment = process.env): Waivers {
  return readWaivers(plain(waiversFile(env)), alliance);
}

/**
 * The estate's things, where `AES_ESTATE_THINGS` names their file: the output of `pulumi stack output things --json`.
 */
export function loadThings(env: Environment = process.env): Things | undefined {
  const { AES_ESTATE_THINGS: file } = env;
  return file ? readThingsFile(file) : undefined;
}

/** The things that a file lists; throws where it lists none, because then it is another file. */
export function readThingsFile(file: string): Things {
  const things = readThings(readPlain(file, readText(file, { most: MOST_OF_RECORDS })));
  if (things.size === 0) throw new Error(`${file}: aucune chose du parc / no thing of the estate`);
  return things;
}

/** The version of the policies' package, which a run records. */
export function packVersion(): string {
  const file = join(import.meta.dirname, "../package.json");
  return (JSON.parse(readText(file)) as { version: string }).version;
}

/** The evaluation context of the stack of each URN, read once per stack. */
export function stackContexts(
  alliance: Alliance,
  folders: readonly string[],
): (urn: string) => StackContext {
  const known = new Map<string, StackContext>();
  return (urn) => {
    const stack = urn.split("::", 2).join("::");
    const stackContext = known.get(stack) ?? stackContextOf(urn, alliance, folders);
    known.set(stack, stackContext);
    return stackContext;
  };
}

/**
 * The evaluation context of the stack of a URN. The environment wins over the stack's configuration: `AES_ESTATE_SITE`
 * (else `aes-estate:site`, else the stack's name), `AES_ESTATE_REHEARSAL`; the language is chosen as everywhere
 * (settings.ts). `folders` are where the program may be.
 */
export function stackContextOf(
  urn: string,
  alliance: Alliance,
  folders: readonly string[],
  env: Environment = process.env,
): StackContext {
  const [, , stack = "", name = ""] = urn.split(/::?/);
  const found = findProject(folders, stack, name, env);
  const config = { ...found?.config, ...runConfig(env) };
  const { "aes-estate:site": site } = config;
  // A language host that starts the pack names the project; then the program runs, and its state exists.
  const running = found !== undefined || Boolean(env.PULUMI_NODEJS_PROJECT);
  return {
    context: {
      alliance,
      site: env.AES_ESTATE_SITE || (site === undefined ? stack : String(site)),
      today: new Date().toISOString().slice(0, 10),
      rehearsal: isYes(env.AES_ESTATE_REHEARSAL || config["aes-estate:rehearsal"]),
    },
    language: chooseLanguage({ env, stack: config["aes-estate:language"] }),
    state: running ? (found?.state ?? { backendUrl: env.PULUMI_BACKEND_URL }) : undefined,
  };
}

function findProject(
  folders: readonly string[],
  stack: string,
  name: string,
  env: Environment,
): ProjectStack | undefined {
  return folders
    .map((folder) => readProjectStack(folder, stack, env))
    .find((project) => project?.project === name);
}

/** The configuration a language host passes to a pack it starts. */
function runConfig(env: Environment): Record<string, unknown> {
  return env.PULUMI_CONFIG ? (JSON.parse(env.PULUMI_CONFIG) as Record<string, unknown>) : {};
}
