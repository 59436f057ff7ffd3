/**
 * Converts a case to the engine's view: resources with URNs, providers and dependencies, as plan or as recorded state.
 */

import { KUBERNETES_PROVIDER } from "../../policies/kubernetes/resources.ts";
import { OPENSTACK_PROVIDER } from "../../policies/openstack/provider.ts";
import { kindsOf } from "../../policies/properties/targets.ts";
import type { Properties } from "../../policies/resources/readers/reader.ts";
import { needsDestination, toFact } from "../../policies/resources/to-fact.ts";
import { alliance } from "../policies/fixture.ts";
import { AUTHORITY } from "../policies/kubernetes/kubeconfigs.ts";
import type { Case, Item } from "./cases.ts";

/** One resource as the engine holds it. */
export interface Registered {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** The program's inputs. */
  readonly props: Properties;
  /** The inputs that the engine checked, planned and records. */
  readonly checked: Properties;
  /** URN of its provider; absent if it needs none. */
  readonly provider?: string;
  /** URNs by input. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  readonly read: boolean;
  /** False for a component. */
  readonly custom: boolean;
  /** The engine's outputs, if they differ from the checked inputs. */
  readonly outputs?: Properties;
  /** The names by which others refer to it, once it exists: its id, an address. */
  readonly names: Readonly<Record<string, string>>;
}

/** The resources of a case, each after its provider. */
export function registered(given: Case): Registered[] {
  const { site = "bamako", project = "p", resources = [] } = given;
  const urnOf = (type: string, name: string) => `urn:pulumi:${site}::${project}::${type}::${name}`;
  const named = resources.map((item, index) => {
    const type = typeOf(item);
    const { name = `r${index}` } = item;
    return { item, type, name, urn: urnOf(type, name) };
  });
  const made = new Map<string, Registered>();
  for (const { item, type, name, urn } of named) {
    const provider = providerOf(item, type, given);
    const providerUrn = provider && urnOf(provider.type, provider.name);
    if (provider !== undefined && providerUrn !== undefined) {
      const { inputs } = provider;
      const bare = { props: inputs, checked: inputs, dependencies: {}, read: false, custom: true };
      made.set(providerUrn, {
        ...bare,
        names: {},
        urn: providerUrn,
        type: provider.type,
        name: provider.name,
      });
    }
    const props = item.object ?? { ...fromOthers(item), ...item.props };
    const dependencies = Object.entries(item.from ?? {}).map(([input, source]) => {
      const urns = named.filter((other) => other.name === source).map((other) => other.urn);
      return [input, urns] as const;
    });
    made.set(urn, {
      urn,
      type,
      name,
      props,
      checked: item.kept ?? props,
      ...(providerUrn === undefined ? {} : { provider: providerUrn }),
      dependencies: Object.fromEntries(dependencies),
      read: item.read === true,
      custom: !isComponent(item, type),
      names: item.id === undefined ? {} : { id: item.id },
      ...(item.outputs === undefined ? {} : { outputs: item.outputs }),
    });
  }
  const all = [...made.values()];
  return all.map((resource) => ({
    ...resource,
    names: resource.names.id === undefined ? identifiersOf(resource, all) : resource.names,
  }));
}

/** An input that comes from another resource and is not written is that resource's id. */
function fromOthers({ from = {} }: Item): Properties {
  return Object.fromEntries(
    Object.entries(from).map(([input, source]) => [input, `id-of-${source}`]),
  );
}

/** The value that identifies a resource for others, from their inputs that come from it. */
function identifiersOf(
  { urn, type }: Registered,
  all: readonly Registered[],
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { dependencies, ...other } of all) {
    const { joins = [], opensIn } = toFact(other.urn, other.type, other.checked, undefined);
    for (const { at, as = at, id } of opensIn === undefined ? joins : [...joins, opensIn]) {
      if (id === undefined || !dependencies[at]?.includes(urn)) continue;
      for (const [kind, by] of kindsOf(as) ?? []) if (kind === type) found[by] ??= id;
    }
  }
  return found;
}

/** The SDK's token of an object (`kubernetes:core/v1:Pod`), or the type that is written. */
export function typeOf({ type, object }: Item): string {
  if (type !== undefined || object === undefined) return type ?? "";
  const { apiVersion, kind } = object;
  return `kubernetes:${apiVersion === "v1" ? "core/v1" : apiVersion}:${kind}`;
}

function providerOf(item: Item, type: string, { site = "bamako", rehearsal }: Case) {
  const { provider, providerName } = item;
  if (type.startsWith("pulumi:providers:") || isComponent(item, type)) return undefined;
  if (!needsDestination(type)) {
    // The engine's own, of the resource's package.
    return { type: `pulumi:providers:${type.split(":")[0]}`, name: "default", inputs: {} };
  }
  const kubernetes = type.startsWith("kubernetes:");
  const kind = kubernetes ? KUBERNETES_PROVIDER : OPENSTACK_PROVIDER;
  if (provider === "default") return { type: kind, name: "default_5_4_1", inputs: {} };
  const compliant = kubernetes ? cluster(site, rehearsal) : connection(site, rehearsal);
  const inputs = { ...compliant, ...provider };
  const kept = Object.entries(inputs).filter(([, value]) => value !== null);
  // Each is named by its contents, so that equal ones are one.
  const name =
    providerName ??
    `given-${Object.values(provider ?? {})
      .map(String)
      .join("-")}`;
  return { type: kind, name, inputs: Object.fromEntries(kept) };
}

/** Components have no provider: the program's own, ours, and those that render objects. */
function isComponent({ component }: Item, type: string): boolean {
  const renders = type.startsWith("kubernetes:") && !needsDestination(type);
  return component === true || renders || type.startsWith("aes-estate:");
}

function connection(site: string, rehearsal = false): Record<string, unknown> {
  const { region, endpoints } = alliance.sites[site] ?? {
    region: "nowhere-1",
    endpoints: undefined,
  };
  const authUrl = rehearsal ? "http://127.0.0.1:21000/v3" : endpoints?.identity[0];
  return { authUrl, region };
}

function cluster(site: string, rehearsal = false): Record<string, unknown> {
  const address = { bamako: "10.32.0.10", ouagadougou: "10.48.0.10" }[site] ?? "10.64.0.10";
  return {
    clusterIdentifier: `${site}/tax/apps`,
    kubeconfig: kubeconfigOf(`https://${rehearsal ? "127.0.0.1" : address}:6443`),
  };
}

/** A kubeconfig whose one cluster has a server. */
export function kubeconfigOf(server: string): string {
  return JSON.stringify({
    clusters: [{ name: "c", cluster: { server, "certificate-authority-data": AUTHORITY } }],
    users: [{ name: "u", user: {} }],
    contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
    "current-context": "x",
  });
}

/** A case as `pulumi stack export` would write it. */
export function exported(given: Case): string {
  const all = registered(given);
  const resources = all.map((resource, index) => ({
    urn: resource.urn,
    type: resource.type,
    custom: resource.custom,
    ...(resource.custom ? { id: resource.names.id ?? `id-${index}` } : {}),
    external: resource.read,
    inputs: resource.checked,
    outputs: { ...(resource.outputs ?? resource.checked), ...resource.names },
    ...(resource.provider === undefined ? {} : { provider: `${resource.provider}::id` }),
    propertyDependencies: resource.dependencies,
  }));
  return JSON.stringify({ version: 3, deployment: { manifest: {}, resources } });
}
