/**
 * A recorded state of Pulumi as a configuration of OpenTofu, in JSON, that makes the same resources: every id of another
 * resource is a reference, and every secret a variable.
 */
import { isSecret } from "../../../policies/enforce/recorded/values.ts";
import { nameOf } from "../../../policies/resources/urn.ts";
import { type Block, type Field, fieldOf, type Schema } from "./schema.ts";

/** A resource as an export with secrets in clear has it. */
export interface Recorded {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** URN and id of its provider, with `::` between. */
  readonly provider?: string;
  readonly dependencies?: readonly string[];
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
}

/** What a configuration is made with. */
export interface Known {
  readonly types: ReadonlyMap<string, string>;
  readonly schema: Schema;
  readonly provider: Block;
}

export interface Configuration {
  /** The content of `main.tf.json`; no secret. */
  readonly main: Readonly<Record<string, unknown>>;
  /** The values of its variables. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The number of its resources. */
  readonly resources: number;
}

export const SOURCE = "terraform-provider-openstack/openstack";

/** Throws if a type, a property or a reference has no counterpart. */
export function toConfiguration(state: readonly Recorded[], known: Known): Configuration {
  return new Generator(state, known).configuration();
}

class Generator {
  private readonly secrets: Record<string, string> = {};
  private readonly resources: readonly Recorded[];
  private readonly providers: readonly Recorded[];
  private readonly byUrn: ReadonlyMap<string, Recorded>;
  private readonly known: Known;

  constructor(state: readonly Recorded[], known: Known) {
    this.known = known;
    const custom = state.filter((each) => each.custom === true);
    this.providers = custom.filter(({ type }) => type === "pulumi:providers:openstack");
    this.resources = custom.filter(({ type }) => !type.startsWith("pulumi:"));
    this.byUrn = new Map(this.resources.map((each) => [each.urn, each]));
  }

  configuration(): Configuration {
    const resource: Record<string, Record<string, unknown>> = {};
    for (const each of this.resources) {
      const [type, name] = this.addressOf(each);
      const same = resource[type] ?? {};
      resource[type] = same;
      if (name in same) throw new Error(`bench: two resources ${type}.${name}`);
      same[name] = this.resourceOf(each, type, name);
    }
    const used = new Set(this.resources.map(({ provider = "" }) => providerOf(provider)));
    const provider = this.providers
      .filter(({ urn }) => used.has(urn))
      .map((each) => this.providerBlock(each));
    const variable = Object.fromEntries(
      Object.keys(this.secrets).map((name) => [name, { type: "string", sensitive: true }]),
    );
    const main = {
      terraform: { required_providers: { openstack: { source: SOURCE } } },
      provider: { openstack: provider },
      ...(Object.keys(variable).length > 0 ? { variable } : {}),
      resource,
    };
    return { main, secrets: this.secrets, resources: this.resources.length };
  }

  private addressOf({ type, urn }: Recorded): [type: string, name: string] {
    const terraform = this.known.types.get(type);
    if (terraform === undefined) throw new Error(`bench: ${type} has no Terraform type`);
    return [terraform, identifier(nameOf(urn))];
  }

  private providerBlock({ urn, inputs = {} }: Recorded): Record<string, unknown> {
    const { version: _, ...given } = inputs;
    const plain = Object.fromEntries(
      Object.entries(given).map(([key, value]) => [key, ofText(value)]),
    );
    const alias = identifier(nameOf(urn));
    return {
      alias,
      ...this.fields(this.known.provider, plain, { at: `provider_${alias}`, from: [] }),
    };
  }

  private resourceOf(
    { inputs = {}, provider = "", dependencies = [], propertyDependencies = {} }: Recorded,
    type: string,
    name: string,
  ): Record<string, unknown> {
    const { block } = this.known.schema[type] ?? {};
    if (block === undefined) throw new Error(`bench: the provider has no ${type}`);
    const written: Record<string, unknown> = {};
    for (const [property, value] of Object.entries(inputs)) {
      const from = propertyDependencies[property] ?? [];
      Object.assign(
        written,
        this.fields(block, { [property]: value }, { at: `${type}_${name}`, from }),
      );
    }
    const text = JSON.stringify(written);
    const waits = dependencies
      .map((urn) => this.byUrn.get(urn))
      .filter((each) => each !== undefined)
      .map((each) => this.addressOf(each).join("."))
      .filter((address) => !text.includes(`\${${address}.`));
    return {
      provider: `openstack.${identifier(nameOf(providerOf(provider)))}`,
      ...written,
      ...(waits.length > 0 ? { depends_on: [...new Set(waits)].sort() } : {}),
    };
  }

  private fields(block: Block, values: object, place: Place): Record<string, unknown> {
    const named: Record<string, unknown> = {};
    for (const [property, value] of Object.entries(values)) {
      if (property.startsWith("__") || value === null) continue; // Pulumi's own
      const field = fieldOf(block, property);
      if (field === undefined) throw new Error(`bench: ${place.at} has no ${property}`);
      named[field.name] = this.fieldValue(field, value, {
        ...place,
        at: `${place.at}_${field.name}`,
      });
    }
    return named;
  }

  private fieldValue({ block, isMap }: Field, value: unknown, place: Place): unknown {
    if (block === undefined) return this.value(value, place, isMap);
    const all = Array.isArray(value) ? value : [value];
    return all.map((each, index) =>
      this.fields(block.block, each as object, { ...place, at: `${place.at}_${index}` }),
    );
  }

  private value(value: unknown, place: Place, isMap = false): unknown {
    if (typeof value === "string") return this.text(value, place);
    if (Array.isArray(value))
      return value.map((each, index) => this.value(each, { ...place, at: `${place.at}_${index}` }));
    if (typeof value !== "object" || value === null) return value;
    if (isSecret(value)) return this.secret(value as { plaintext?: string }, place);
    if (!isMap) throw new Error(`bench: ${place.at} is an object, and the provider wants none`);
    const entries = Object.entries(value).filter(([key]) => !key.startsWith("__"));
    return Object.fromEntries(entries.map(([key, each]) => [key, this.value(each, place)]));
  }

  private text(text: string, { at, from }: Place): string {
    for (const urn of from) {
      const other = this.byUrn.get(urn);
      const attribute = other && this.attributeOf(other, text);
      if (other && attribute) return `\${${this.addressOf(other).join(".")}.${attribute}}`;
    }
    const known = from.some((urn) => this.byUrn.has(urn));
    if (known && ID.test(text))
      throw new Error(`bench: ${at} is of no resource that it depends on`);
    return text.replaceAll(/([$%])\{/g, "$1$1{");
  }

  /** The attribute of a resource that has a value. */
  private attributeOf(other: Recorded, text: string): string | undefined {
    if (other.id === text) return "id";
    const { block } = this.known.schema[this.addressOf(other)[0]] ?? {};
    const [property] =
      Object.entries(other.outputs ?? {}).find(([, value]) => value === text) ?? [];
    return block && property && fieldOf(block, property)?.name;
  }

  private secret({ plaintext = '""' }: { plaintext?: string }, { at }: Place): string {
    const name = identifier(at);
    this.secrets[name] = String(JSON.parse(plaintext));
    return `\${var.${name}}`;
  }
}

interface Place {
  /** For messages and names of variables. */
  readonly at: string;
  /** URNs of the resources that a value comes from. */
  readonly from: readonly string[];
}

const ID = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/;

const providerOf = (reference: string) => reference.slice(0, reference.lastIndexOf("::"));

/** A name as OpenTofu allows it. */
function identifier(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_-]/g, "_").replace(/^(?![A-Za-z_])/, "_");
}

/** An input of a provider, which Pulumi records as the text of a JSON document unless it is a text. */
function ofText(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value === "true" || value === "false" || /^[[{]/.test(value) ? JSON.parse(value) : value;
}
