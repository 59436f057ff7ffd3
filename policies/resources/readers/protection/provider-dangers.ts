/**
 * Provider inputs that are dangerous by themselves, and inputs that no table names
 * (`policies/builtin/provider-inputs.ts`).
 */

import {
  ENGINE_INPUTS,
  PROVIDER_INPUTS,
  type ProviderInput,
  type ProviderInputs,
} from "../../../builtin/provider-inputs.ts";
import { UNKNOWN } from "../../../facts/fact.ts";
import type { Danger } from "../../../facts/protection.ts";
import { isGiven } from "../../../properties/entry.ts";
import type { Family, Properties, Reader } from "../reader.ts";

export const providerDangers: Family = Object.fromEntries(
  Object.entries(PROVIDER_INPUTS).map(([type, inputs]): [string, Reader] => [
    type,
    {
      reads: Object.keys(inputs),
      attributes: (properties) => ({
        dangers: [
          ...fieldDangers(properties, inputs, ""),
          ...(type === "pulumi:providers:openstack" ? wideOf(properties) : []),
        ],
      }),
    },
  ]),
);

const DOMAIN = ["domainId", "domainName"];
/** Inputs that name the project itself; an application credential belongs to one. */
const PROJECT = ["tenantId", "tenantName", "applicationCredentialId", "applicationCredentialName"];

/** A connection to a domain without a project in it. */
function wideOf(properties: Properties): Danger[] {
  if (PROJECT.some((name) => isGiven(properties[name]))) return [];
  return DOMAIN.filter((name) => isGiven(properties[name])).map((at) => ({ kind: "wide", at }));
}

/** The look-up that discloses a credential of the connection; the estate only requests the names. */
export const requestedDangers: Family = {
  "openstack:identity/getAuthScope:getAuthScope": {
    reads: ["setTokenId"],
    attributes: ({ setTokenId: set }) => ({
      dangers: isGiven(set) && set !== false ? [{ kind: "discloses", at: "setTokenId" }] : [],
    }),
  },
};

/** The engine's own inputs, wherever a program may set them; only the engine sets those in `__internal`. */
const { envVarMappings, parameterization } = ENGINE_INPUTS.__internal?.fields ?? {};
const { pluginDownloadURL, __internal } = ENGINE_INPUTS;
const ANYWHERE = {
  pluginDownloadURL,
  __internal,
  envVarMappings,
  parameterization,
} as ProviderInputs;

/** The inputs of an admitted package are unknown to the rules; the engine's inputs decide which plugin is run. */
export const pluginDangers: Reader = {
  reads: Object.keys(ANYWHERE),
  attributes: (properties) => ({
    dangers: fieldDangers(
      Object.fromEntries(
        Object.keys(ANYWHERE)
          .filter((name) => Object.hasOwn(properties, name))
          .map((name) => [name, properties[name]]),
      ),
      ANYWHERE,
      "",
    ),
  }),
};

function fieldDangers(fields: Properties, inputs: ProviderInputs, path: string): Danger[] {
  return Object.entries(fields).flatMap(([name, value]): Danger[] => {
    const at = `${path}${name}`;
    if (!isGiven(value)) return [];
    return Object.hasOwn(inputs, name)
      ? inputDangers(value, inputs[name] as ProviderInput, at)
      : [{ kind: "unlisted", at }];
  });
}

function inputDangers(value: unknown, input: ProviderInput, at: string): Danger[] {
  const { kind, harmless, danger = "unlisted", instead, fields } = input;
  if (kind !== "denied" && harmless === undefined && fields === undefined) return [];
  if (value === UNKNOWN) return [{ kind: UNKNOWN, at }];
  if (fields !== undefined) {
    const given = parsed(value);
    if (given === undefined) return [{ kind: "unlisted", at }];
    return fieldDangers(given, fields, `${at}.`);
  }
  return harmless?.includes(String(value)) ? [] : [{ kind: danger, at, instead }];
}

/** Providers pass structured inputs as JSON text; `undefined` for anything but a map. */
function parsed(value: unknown): Properties | undefined {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Properties;
  }
  if (typeof value !== "string") return undefined;
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === "object" ? parsed(read) : undefined;
  } catch {
    return undefined;
  }
}
