/** What the pack judges a stack by: the alliance's registry, and the site the stack says it is. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import type { Language } from "../../output/message.ts";
import { chooseLanguage, isYes } from "../../output/settings.ts";
import { attestedIn, dayProblems } from "../alliance/attestations.ts";
import { countersigned } from "../alliance/contracts.ts";
import type { Alliance } from "../alliance/model.ts";
import { AllianceError, parseAlliance } from "../alliance/registry.ts";
import type { EvaluationContext } from "../context.ts";
import type { StateFact } from "../facts/fact.ts";
import { readThings, type Things } from "../resources/thing.ts";
import { readPlain } from "../values/plain-yaml.ts";
import { readWaivers, type Waivers } from "../waivers/index.ts";
import { projectFolder } from "./project.ts";
import { type ProjectStack, readProjectStack } from "./state.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** How one stack is judged. */
export interface StackContext {
  readonly context: EvaluationContext;
  readonly language: Language;
  /** Where its state is; `undefined` for a recorded state that is judged away from its project. */
  readonly state: StateFact | undefined;
}

/** Reads the project's registry; `AES_ESTATE_ALLIANCE` names another file. What offices attest must count today. */
export function loadAlliance(env: Environment = process.env): Alliance {
  const alliance = readAlliance(
    env.AES_ESTATE_ALLIANCE || join(projectFolder(env), "stacks/alliance.yaml"),
  );
  const today = new Date().toISOString().slice(0, 10);
  const late = attestedIn(alliance).flatMap((one) => dayProblems(one, today));
  if (late.length > 0) throw new AllianceError(late, chooseLanguage({ env }));
  return alliance;
}

/**
 * The registry of a file. Of its contracts those stay that both sites countersign in their own files beside it,
 * `<site>/site.yaml`. Throws where it is absent, void or contradicts itself.
 */
export function readAlliance(file: string, language?: Language): Alliance {
  const alliance = parseAlliance(plain(file), language);
  return countersigned(alliance, (site) => {
    const own = join(dirname(file), site, "site.yaml");
    const data: unknown = existsSync(own) ? plain(own) : undefined;
    return (data as { contracts?: unknown } | null | undefined)?.contracts;
  });
}

/** A file as the check of an estate reads it: what one of them takes, so does the other. */
function plain(file: string): unknown {
  return readPlain(file, readFileSync(file, "utf8"));
}

/** Where the waivers are: the project's `policies/waivers.yaml`; `AES_ESTATE_WAIVERS` names another. */
export function waiversFile(env: Environment = process.env): string {
  return env.AES_ESTATE_WAIVERS || join(projectFolder(env), "policies/waivers.yaml");
}

/** Reads the waivers, sound and broken; a file that is not there is an error. */
export function loadWaivers(alliance: Alliance, env: Environment = process.env): Waivers {
  return readWaivers(plain(waiversFile(env)), alliance);
}

/** Whose the estate's things are, where `AES_ESTATE_THINGS` names the file: what `pulumi stack output things --json` writes. */
export function loadThings(env: Environment = process.env): Things | undefined {
  const { AES_ESTATE_THINGS: file } = env;
  return file ? readThingsFile(file) : undefined;
}

/** The things that a file lists; throws where it lists none, for then it is another file. */
export function readThingsFile(file: string): Things {
  const things = readThings(parse(readFileSync(file, "utf8")));
  if (things.size === 0) throw new Error(`${file}: aucune chose du parc / no thing of the estate`);
  return things;
}

/** The version of the law's package, which a run records. */
export function packVersion(): string {
  const file = join(import.meta.dirname, "../package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** How to judge the stack of each URN, read once a stack. */
export function stackContexts(
  alliance: Alliance,
  folders: readonly string[],
): (urn: string) => StackContext {
  const known = new Map<string, StackContext>();
  return (urn) => {
    const stack = urn.split("::", 2).join("::");
    const jurisdiction = known.get(stack) ?? stackContextOf(urn, alliance, folders);
    known.set(stack, jurisdiction);
    return jurisdiction;
  };
}

/**
 * How to judge the stack of a URN. The environment wins over the stack's configuration:
 * `AES_ESTATE_SITE` (else `aes-estate:site`, else the stack's name), `AES_ESTATE_REHEARSAL`; the
 * language is chosen as everywhere (settings.ts). `folders` are where the program may be.
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
  // A language host that starts the pack names the project; then it runs, and its state is somewhere.
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
