/**
 * The enforcement point inside the program: evaluates every registration, read and look-up before the engine acts on
 * it.
 */
import * as pulumi from "@pulumi/pulumi";
import { chooseLanguage } from "../../../output/language.ts";
import { type Language, type Message, render } from "../../../output/message.ts";
import type { Alliance } from "../../alliance/model.ts";
import type { EvaluationContext } from "../../context.ts";
import { type PolicyDigest, policyDigestOf } from "../../digest.ts";
import { evaluate, evaluateState } from "../../evaluate.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { FloatingAddresses } from "../../resources/floating.ts";
import { asResource, Components, groupingFact, isGrouping } from "../../resources/grouping.ts";
import { lookUpFact } from "../../resources/look-ups.ts";
import {
  DEFAULT_DESTINATION,
  type Destination,
  isProvider,
  needsDestination,
  toDestination,
  toFact,
} from "../../resources/to-fact.ts";
import { formatSelfTest } from "../../self-test.ts";
import { isYes } from "../../values/yes.ts";
import { formatViolations, type Violation } from "../../violations.ts";
import {
  type AppliedWaivers,
  applyWaivers,
  formatWaived,
  formatWaiverProblem,
  type Waivers,
} from "../../waivers/index.ts";
import { estateThings } from "../estate-things.ts";
import { loadAlliance, loadThings, loadWaivers, packVersion } from "../registry.ts";
import { selfTest } from "../self-test.ts";
import { readProjectStack } from "../state.ts";
import { Constructed } from "./constructed.ts";
import { EarlyRelations } from "./early.ts";
import { markGuarded } from "./mark.ts";
import { markedProperties, resolveProperties, resolveText } from "./resolve.ts";

const PROVIDERS = "pulumi:providers:";

/** Options of the guard; each default is the one that the pack uses. */
export interface GuardOptions extends Partial<EvaluationContext> {
  /**
   * The registry: members, sites, data classes, contracts.
   * @default that of the project, `stacks/alliance.yaml`
   */
  readonly alliance?: Alliance;
  /**
   * Key of the site this stack belongs to.
   * @default the stack's `aes-estate:site`, else its name
   */
  readonly site?: string;
  /**
   * True when the stack is a rehearsal on a cloud of this machine.
   * @default the stack's `aes-estate:rehearsal`, else false
   */
  readonly rehearsal?: boolean;
  /**
   * Language of the message that stops the program.
   * @default the person's, else the stack's `aes-estate:language`
   */
  readonly language?: Language;
  /**
   * Dated exceptions for single resources.
   * @default those of `waivers.yaml`
   */
  readonly waivers?: Waivers;
}

/**
 * Evaluates the stack's state now and, from now on, everything that the program registers, reads or looks up. Call it
 * before the first resource. A violation ends the program with one message.
 *
 * It uses the engine's transforms, which see resolved inputs and also what others' components register; they do not see
 * reads (`X.get`), so the SDK's own transformation evaluates those. Returns the policy digest, for the state to record.
 *
 * @throws pulumi.RunError when the self-test misses a violation, or when the recorded state is non-compliant
 */
export function installGuard({ waivers: granted, ...given }: GuardOptions = {}): PolicyDigest {
  const setting = (key: string) => pulumi.runtime.getConfig(`aes-estate:${key}`);
  const { language = chooseLanguage({ stack: setting("language") }) } = given;
  const today = given.today ?? new Date().toISOString().slice(0, 10);
  const context: EvaluationContext = {
    ...given,
    alliance: given.alliance ?? found(loadAlliance, language),
    site: given.site ?? setting("site") ?? pulumi.getStack(),
    rehearsal: given.rehearsal ?? isYes(setting("rehearsal")),
    today,
  };
  const waivers = granted ?? found(() => loadWaivers(context.alliance), language);
  const apply = (found: readonly Violation[]) => applyWaivers(found, waivers, { today });
  const proof = selfTest(context.alliance, waivers, today);
  if (proof.selfTest !== "passed") throw new pulumi.RunError(formatSelfTest(proof, language));
  const state = readProjectStack(process.cwd(), pulumi.getStack())?.state ?? {};
  const failure = failureOf(apply(evaluateState(state, context)), language);
  if (failure !== undefined) throw new pulumi.RunError(failure);

  const destinations = new Map<string, Destination>();
  const destinationOf = async (type: string, provider: pulumi.ProviderResource | undefined) => {
    if (!needsDestination(type)) return undefined;
    if (provider === undefined) return DEFAULT_DESTINATION;
    // A provider whose registration was not seen could lead anywhere.
    return destinations.get((await resolveText(provider.urn)) ?? "") ?? UNKNOWN;
  };
  const components = new Components();
  const addresses = new FloatingAddresses();
  const early = new EarlyRelations();
  const constructed = new Constructed(early);
  const things = estateThings(loadThings());
  const related = (fact: Fact): Violation[] => {
    const query = (how: "known" | "ask") => things({ context, language, state }, how);
    const how = early.isStrange(fact, query("known")) ? "ask" : "known";
    return early.evaluate(fact, context, !constructed.hidden, query(how));
  };
  const admit = async (read: () => Promise<Fact>) => {
    const fact = await read();
    await stopUnless(apply([...evaluate(fact, context), ...related(fact)]), language);
  };

  pulumi.runtime.registerResourceTransform(async ({ custom, type, name, props, opts }) => {
    await admit(async () => {
      const urn = toUrn(name, type, opts.parent && (await resolveText(opts.parent.urn)));
      if (isGrouping(type, custom) && components.areLocal(type, name)) {
        return groupingFact(urn, type);
      }
      // An option to the SDK; the engine keeps it among a provider's inputs, where the pack sees it.
      const { pluginDownloadURL } = opts as pulumi.CustomResourceOptions;
      const properties = await resolveProperties(type, { pluginDownloadURL, ...props });
      const marked = await markedProperties(props);
      if (!isProvider(type)) {
        // A component has no provider, regardless of its name and options.
        const { provider } = custom ? (opts as pulumi.CustomResourceOptions) : {};
        const own = await destinationOf(type, provider);
        const fact = asResource(toFact(urn, type, properties, own, marked), custom);
        return addresses.enter(fact);
      }
      const destination = toDestination(type, name, properties, process.env.OS_CLOUD);
      if (custom) destinations.set(urn, destination);
      return toFact(urn, type, properties, destination, marked);
    });
    return undefined;
  });

  pulumi.runtime.registerInvokeTransform(async ({ token, args, opts }) => {
    await admit(async () => {
      const destination = await destinationOf(token, opts.provider);
      return lookUpFact(token, await resolveProperties(token, args), destination);
    });
    return undefined;
  });

  pulumi.runtime.registerStackTransformation(({ resource, type, name, props, opts }) => {
    components.enter(type, name, resource);
    constructed.enter(type, resource, (opts as pulumi.CustomResourceOptions).id !== undefined);
    const { id } = opts as pulumi.CustomResourceOptions;
    if (id === undefined)
      return type.startsWith(PROVIDERS) ? { props: withNotes(props, opts), opts } : undefined;
    const admitted = admit(async () => {
      const properties = await resolveProperties(type, props);
      // The constructor that calls this has not chosen the provider yet; by now it has.
      const destination = await destinationOf(type, resource.getProvider(type));
      const fact = toFact(toUrn(name, type, undefined), type, properties, destination);
      return { ...fact, partial: true };
    });
    // Without its id the SDK cannot request the read: a denied read never reaches the plugin.
    return { props, opts: { ...opts, id: pulumi.output(admitted.then(() => id)) } };
  });
  markGuarded();
  return policyDigestOf(context.alliance, waivers, { version: packVersion() });
}

/** The message for a program without a registry or waivers file where they are expected. */
export const NO_FILE: Message = {
  fr: "{file} manque : la garde évalue d'après le registre de l'alliance (stacks/alliance.yaml) et les dérogations (policies/waivers.yaml, vide s'il n'y en a pas) du projet ; mettez-en une copie ici, ou nommez-les par AES_ESTATE_PROJECT, ou par AES_ESTATE_ALLIANCE et AES_ESTATE_WAIVERS",
  en: "{file} is missing: the guard evaluates with the alliance's registry (stacks/alliance.yaml) and the waivers (policies/waivers.yaml, empty if there are none) of the project; put a copy here, or name them by AES_ESTATE_PROJECT, or by AES_ESTATE_ALLIANCE and AES_ESTATE_WAIVERS",
};

/** Reads a file of the project; a missing file ends the program with one message. */
function found<T>(read: () => T, language: Language): T {
  try {
    return read();
  } catch (error) {
    const { code, path = "" } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT") throw error;
    throw new pulumi.RunError(render(NO_FILE, { file: path }, language));
  }
}

/** A provider's inputs with the options that transforms do not see; the engine keeps them in this same place. */
export function withNotes(
  props: Readonly<Record<string, unknown>>,
  { envVarMappings }: pulumi.ResourceOptions,
): Record<string, unknown> {
  return envVarMappings === undefined ? props : { ...props, __internal: { envVarMappings } };
}

let stopping = false;

/** Resolves when nothing fails; otherwise prints the reason once and ends the program. Prints what is waived. */
async function stopUnless(results: AppliedWaivers, language: Language): Promise<void> {
  for (const waived of results.waived) await pulumi.log.warn(formatWaived(waived, language));
  const failure = failureOf(results, language);
  if (failure === undefined && !stopping) return;
  if (!stopping) {
    stopping = true;
    await pulumi.log.error(failure ?? "");
    // The exit code of the SDK's own runner when the error is already printed: no stack trace follows.
    process.exit(32);
  }
  await new Promise(() => {});
}

/** Why a result fails, or nothing. */
function failureOf({ failed, problems }: AppliedWaivers, language: Language): string | undefined {
  const broken = problems.map((problem) => formatWaiverProblem(problem, language));
  const lines = [formatViolations(failed, language), ...broken].filter(Boolean);
  return lines.length === 0 ? undefined : lines.join("\n");
}

/** The URN that the engine will give a resource. */
export function toUrn(name: string, type: string, parent: string | undefined): string {
  const parentType = parent?.split("::")[2];
  const nested = parentType !== undefined && parentType !== "pulumi:pulumi:Stack";
  const qualified = nested ? `${parentType}$${type}` : type;
  return `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${qualified}::${name}`;
}
