/** The estate as a creating plan of `terraform show -json` (or `tofu show -json`), and its resource types. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROWS } from "../../policies/resources/index.ts";
import {
  type Estate,
  type EstateConnection,
  type EstateResource,
  HOME,
  isReference,
} from "./estate.ts";

/** A provider mirror inside the site, as in a sovereign estate. */
const PROVIDER = "registry.bamako.aes.example/terraform-provider-openstack/openstack";
const TOKENS = join(import.meta.dirname, "../../toolchain/openstack/provider/tokens.go");

/** Pulumi type token → Terraform type, from the table that the openstack plugin is built from. */
export const TERRAFORM_TYPES: ReadonlyMap<string, string> = new Map(
  readFileSync(TOKENS, "utf8")
    .split(/^var dataSources/m)[0]
    ?.matchAll(/"(openstack_\w+)":\s+"([^"]+)"/g)
    .map(([, terraform = "", token]) => [`openstack:${token}`, terraform]),
);

type Fields = Record<string, unknown>;

/** The parts of a plan that describe the estate, in format 1.2. */
export interface Plan {
  readonly planned_values: { readonly root_module: { readonly resources: readonly Fields[] } };
  readonly resource_changes: readonly (Fields & {
    readonly type: string;
    readonly name: string;
    readonly change: { readonly after: Fields; readonly after_unknown: Fields };
  })[];
  readonly configuration: {
    readonly provider_config: Readonly<Record<string, Fields>>;
    readonly root_module: { readonly resources: readonly Fields[] };
  };
  readonly [field: string]: unknown;
}

/** The plan; references are unknown in it, as in a real plan before anything is created. */
export function toPlan({ connections, resources }: Estate): Plan {
  const types = new Map(resources.map((resource) => [resource.name, terraformType(resource)]));
  const address = (name: string) => `${types.get(name)}.${name}`;
  const described = resources.map((resource) => {
    const { name } = resource;
    const entries = Object.entries(resource.inputs).map(
      ([k, value]) => [snakeCase(k), value] as const,
    );
    const known = entries.filter(([, value]) => !isReference(value));
    const referring = entries.filter(([, value]) => isReference(value)).map(([key]) => [key, true]);
    const values = Object.fromEntries(known);
    const identity = {
      address: address(name),
      mode: "managed",
      type: types.get(name) ?? "",
      name,
    };
    const after_unknown = {
      // Optional fields without a value are set by the cloud.
      id: true,
      ...("region" in values ? {} : { region: true }),
      ...Object.fromEntries(referring),
    };
    const change = {
      actions: ["create"],
      before: null,
      after: values,
      after_unknown,
      before_sensitive: false,
      after_sensitive: {},
    };
    const expressions = Object.fromEntries(
      entries.map(([key, value]) => [
        key,
        isReference(value)
          ? { references: [`${address(value.idOf)}.id`, address(value.idOf)] }
          : { constant_value: value },
      ]),
    );
    const schema_version = 0;
    return {
      planned: {
        ...identity,
        provider_name: PROVIDER,
        schema_version,
        values,
        sensitive_values: {},
      },
      change: { ...identity, provider_name: PROVIDER, change },
      configured: {
        ...identity,
        provider_config_key: providerKey(resource.connection),
        expressions,
        schema_version,
      },
    };
  });
  return {
    format_version: "1.2",
    terraform_version: "1.12.0",
    planned_values: { root_module: { resources: described.map(({ planned }) => planned) } },
    resource_changes: described.map(({ change }) => change),
    configuration: {
      provider_config: Object.fromEntries(
        connections.map((it) => [providerKey(it.name), toProvider(it)]),
      ),
      root_module: { resources: described.map(({ configured }) => configured) },
    },
    timestamp: "2026-11-24T08:00:00Z",
    applyable: true,
    complete: true,
    errored: false,
  };
}

/** Data of the Rego rules besides the registry: the stack's site, and the effects of each type on data. */
export function toRegoData(site: string) {
  const types = [...TERRAFORM_TYPES].flatMap(([token, terraform]) => {
    const { effects, labels, labelledByParent } = ROWS[token] ?? {};
    return effects === undefined ? [] : [[terraform, { effects, labels, labelledByParent }]];
  });
  return { site, types: Object.fromEntries(types) };
}

function terraformType({ type }: EstateResource): string {
  const known = TERRAFORM_TYPES.get(type);
  if (known === undefined) throw new RangeError(`no Terraform type for ${type}`);
  return known;
}

function providerKey(connection: string): string {
  return connection === HOME.name ? "openstack" : `openstack.${connection}`;
}

function toProvider({ name, authUrl, region }: EstateConnection): Fields {
  return {
    name: "openstack",
    full_name: PROVIDER,
    version_constraint: "3.4.0",
    ...(name === HOME.name ? {} : { alias: name }),
    expressions: { auth_url: { constant_value: authUrl }, region: { constant_value: region } },
  };
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
