/** The gate inside the program: every registration, read and look-up is judged before the engine acts on it. */
import * as pulumi from "@pulumi/pulumi";
import { type Connection, type Fact, UNKNOWN, type Unknown } from "../sovereignty/facts.ts";
import { formatViolations, judge, judgeState } from "../sovereignty/index.ts";
import type { LawContext } from "../sovereignty/law.ts";
import type { Language } from "../sovereignty/text.ts";
import {
  DEFAULT_CONNECTION,
  needsConnection,
  OPENSTACK_PROVIDER,
  type Properties,
  toConnection,
  toFact,
} from "./fact.ts";
import { resolveProperties, resolveText } from "./resolve.ts";
import { readProjectStack } from "./state.ts";

export interface GuardOptions extends LawContext {
  /** Language of the message that stops the program. */
  readonly language: Language;
}

/**
 * Judges the stack's state now and, from now on, whatever the program registers, reads or looks up.
 * Call it before the first resource. A violation ends the program with one message.
 *
 * It asks in the engine's transforms, which see resolved inputs and also what others' components
 * register; they do not see reads (`X.get`), so those are asked in the SDK's own transformation.
 */
export function installGuard({ language, ...context }: GuardOptions): void {
  const state = readProjectStack(process.cwd(), pulumi.getStack())?.state ?? {};
  const violations = judgeState(state, context);
  if (violations.length > 0) throw new pulumi.RunError(formatViolations(violations, language));

  const connections = new Map<string, Connection>();
  const connectionOf = async (type: string, provider: pulumi.ProviderResource | undefined) => {
    if (!needsConnection(type)) return undefined;
    if (provider === undefined) return DEFAULT_CONNECTION;
    // A provider nobody saw registered could lead anywhere.
    return connections.get((await resolveText(provider.urn)) ?? "") ?? UNKNOWN;
  };
  const admit = (fact: () => Promise<Fact>) => stopUnless(fact, context, language);

  pulumi.runtime.registerResourceTransform(async ({ type, name, props, opts }) => {
    await admit(async () => {
      const urn = toUrn(name, type, opts.parent && (await resolveText(opts.parent.urn)));
      const properties = await resolveProperties(props);
      let connection: Connection | Unknown | undefined;
      if (type === OPENSTACK_PROVIDER) {
        connection = toConnection(name, properties, process.env.OS_CLOUD);
        connections.set(urn, connection);
      } else {
        connection = await connectionOf(type, (opts as pulumi.CustomResourceOptions).provider);
      }
      return toFact(urn, type, properties, connection);
    });
    return undefined;
  });

  pulumi.runtime.registerInvokeTransform(async ({ token, args, opts }) => {
    await admit(async () => {
      const connection = await connectionOf(token, opts.provider);
      return lookupFact(token, await resolveProperties(args), connection);
    });
    return undefined;
  });

  pulumi.runtime.registerStackTransformation(({ resource, type, name, props, opts }) => {
    const { id } = opts as pulumi.CustomResourceOptions;
    if (id !== undefined) {
      void admit(async () => {
        const properties = await resolveProperties(props);
        // The constructor that calls this has not chosen the provider yet; by now it has.
        const connection = await connectionOf(type, resource.getProvider(type));
        return toFact(toUrn(name, type, undefined), type, properties, connection);
      });
    }
    return undefined;
  });
}

/** A look-up holds no data itself, but its connection leads somewhere; of other packages nothing is known. */
function lookupFact(
  token: string,
  args: Properties,
  connection: Connection | Unknown | undefined,
): Fact {
  const known = needsConnection(token) || token.startsWith("pulumi:");
  return { ...toFact(token, token, args, connection), effects: known ? [] : undefined };
}

let stopping = false;

/** Resolves when the law admits the fact; otherwise says why, once, and ends the program. */
async function stopUnless(
  fact: () => Promise<Fact>,
  context: LawContext,
  language: Language,
): Promise<void> {
  const violations = judge(await fact(), context);
  if (violations.length === 0 && !stopping) return;
  if (!stopping) {
    stopping = true;
    await pulumi.log.error(formatViolations(violations, language));
    // What the SDK's own runner exits with when the error is already told: no stack trace follows.
    process.exit(32);
  }
  await new Promise(() => {});
}

/** The URN the engine will give a resource. */
function toUrn(name: string, type: string, parent: string | undefined): string {
  const parentType = parent?.split("::")[2];
  const nested = parentType !== undefined && parentType !== "pulumi:pulumi:Stack";
  const qualified = nested ? `${parentType}$${type}` : type;
  return `urn:pulumi:${pulumi.getStack()}::${pulumi.getProject()}::${qualified}::${name}`;
}
