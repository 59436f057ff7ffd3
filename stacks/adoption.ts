/**
 * The seam of `estate adopt` (docs/adr/0070): asks it for each resource that the program registers under which id it is
 * in the cloud already, and lets the engine import it. Without `AES_ESTATE_ADOPT` it does nothing.
 */
import { request } from "node:http";
import { text } from "node:stream/consumers";
import * as pulumi from "@pulumi/pulumi";
import { toUrn } from "../policies/enforce/guard/guard.ts";
import { markedProperties, resolveAll, resolveText } from "../policies/enforce/guard/resolve.ts";

/** One registration, as `estate adopt` gets it. */
export interface Registration {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  /** URN of its provider; absent for components and providers. */
  readonly provider?: string;
  /** The inputs that are known, secrets in clear: the socket is in a folder that only its owner can read. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The names of inputs that are secrets, wholly or in part. */
  readonly secrets: readonly string[];
}

/** What the engine shall do with it. */
export interface Answer {
  /** The id under which it is imported. @default not imported */
  readonly id?: string;
  /** Inputs that stay as the cloud has them. */
  readonly ignoreChanges?: readonly string[];
  /** URNs that are not in the cloud, so that nothing may depend on them. @default none */
  readonly missing?: readonly string[];
}

/** Installs the seam if `AES_ESTATE_ADOPT` names the socket of a running `estate adopt`. */
export function installAdoption(socket = process.env.AES_ESTATE_ADOPT): void {
  if (socket) pulumi.runtime.registerResourceTransform(adoption(socket));
}

/** The transform that gets its answers at a socket. */
export function adoption(socket: string): pulumi.ResourceTransform {
  return async ({ custom, type, name, props, opts }) => {
    const { provider } = opts as pulumi.CustomResourceOptions;
    const via = custom && provider ? await resolveText(provider.urn) : undefined;
    const answer = await ask(socket, {
      urn: toUrn(name, type, opts.parent && (await resolveText(opts.parent.urn))),
      type,
      custom,
      ...(via === undefined ? {} : { provider: via }),
      inputs: await resolveAll(props),
      secrets: [...(await markedProperties(props))],
    });
    // A connection keeps its password, which is unknown until the account has it: without it, it would be another one.
    return type.startsWith("pulumi:providers:") ? undefined : optionsOf(answer, props, opts);
  };
}

async function optionsOf(
  { id, ignoreChanges = [], missing = [] }: Answer,
  props: Record<string, unknown>,
  opts: pulumi.ResourceOptions,
) {
  if (id === undefined && missing.length === 0) return undefined;
  const imported = id === undefined ? {} : { import: id };
  const more = { ignoreChanges: [...(opts.ignoreChanges ?? []), ...ignoreChanges], ...imported };
  if (missing.length === 0) return { props, opts: { ...opts, ...more } };
  const dependsOn = await without(missing, (opts.dependsOn ?? []) as pulumi.Resource[]);
  return { props: await detached(props), opts: { ...opts, ...more, dependsOn } };
}

/** The engine imports nothing that depends on a resource which it skips: the next update adds these dependencies. */
async function without(missing: readonly string[], all: readonly pulumi.Resource[]) {
  const gone = new Set(missing);
  const urns = await Promise.all(all.map(({ urn }) => resolveText(urn)));
  return all.filter((_, index) => !gone.has(urns[index] ?? ""));
}

/** The known inputs as values of their own, secrets as secrets: they depend on no resource. */
async function detached(props: Record<string, unknown>): Promise<Record<string, unknown>> {
  const secrets = await markedProperties(props);
  const known = Object.entries(await resolveAll(props));
  return Object.fromEntries(
    known.map(([key, value]) => [key, secrets.has(key) ? pulumi.secret(value) : value]),
  );
}

async function ask(socketPath: string, registration: Registration): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // A connection each: none waits until the other end has closed it.
    const options = { socketPath, method: "POST", path: "/", agent: false };
    const sent = request(options, async (answer) => {
      const body = await text(answer);
      if (answer.statusCode === 200) resolve(JSON.parse(body) as Answer);
      else reject(new Error(`estate adopt: ${body}`));
    });
    sent.on("error", reject);
    sent.end(JSON.stringify(registration));
  });
}
