/** Plants violations in a compliant estate, one kind after the other, spread over it. */
import type { Breach, Estate, EstateConnection, EstateResource } from "./estate.ts";

const FOREIGN: EstateConnection = {
  name: "elsewhere",
  authUrl: "https://identity.cloud.example.com/v3",
  region: "bamako-1",
};

/** One kind of violation. */
interface Kind {
  readonly rule: string;
  /** The types of resource that can have it; all if absent. */
  readonly on?: RegExp;
  spoil(resource: EstateResource): EstateResource;
}

const withInputs = (resource: EstateResource, inputs: EstateResource["inputs"]) => ({
  ...resource,
  inputs: { ...resource.inputs, ...inputs },
});

export const KINDS: readonly Kind[] = [
  { rule: "location", spoil: (resource) => withInputs(resource, { region: "eu-west-3" }) },
  {
    rule: "class-country",
    on: /volume:Volume$/,
    spoil: (resource) => withInputs(resource, { metadata: { purpose: "records" } }),
  },
  {
    rule: "unclassified-type",
    // Only resources that no other one refers to.
    on: /^(?!.*(network:Network|secGroup:SecGroup|project:Project|groupV3:GroupV3)$)/,
    spoil: (resource) => ({
      ...resource,
      type: "openstack:orchestration/stackV1:StackV1",
      inputs: { name: resource.name, templateOpts: { Bin: "heat_template_version: 2021-04-16" } },
    }),
  },
  { rule: "location", spoil: (resource) => withInputs(resource, { region: "ouagadougou-1" }) },
  {
    rule: "class-country",
    on: /volume:Volume$/,
    spoil: (resource) =>
      withInputs(resource, { metadata: { "aes:class": "sensitive", "aes:owner": "BF" } }),
  },
  {
    rule: "class-country",
    on: /container:Container$/, // of a class that allows object storage
    spoil: (resource) =>
      withInputs(resource, { metadata: { "aes-class": "citizen", "aes-owner": "BF" } }),
  },
  { rule: "endpoint", spoil: (resource) => ({ ...resource, connection: FOREIGN.name }) },
  {
    rule: "class-country",
    // Only resources without joins: a violation in a network's labels would also be one in its subnets'.
    on: /project:Project$/,
    spoil: (resource) => {
      // A label given twice with different values is ambiguous.
      const { tags } = resource.inputs;
      return withInputs(resource, {
        tags: [...(Array.isArray(tags) ? tags : []), "aes:class=top-secret"],
      });
    },
  },
  {
    rule: "class-country",
    on: /project:Project$/,
    spoil: (resource) => withInputs(resource, { tags: ["aes:class=citizen", "aes:owner=ml"] }),
  },
];

/** The estate with `count` violations; a foreign connection adds one of its own. Throws if they do not fit. */
export function plant(compliant: Estate, count: number): Estate {
  const resources = [...compliant.resources];
  const breaches: Breach[] = [];
  const spoilt = new Set<number>();
  for (let planted = 0; planted < count; planted += 1) {
    const kind = KINDS[planted % KINDS.length] as Kind;
    const from = Math.floor((planted * resources.length) / count);
    const at = resources
      .keys()
      .map((step) => (from + step) % resources.length)
      .find((i) => !spoilt.has(i) && (kind.on?.test(resources[i]?.type ?? "") ?? true));
    if (at === undefined) throw new RangeError(`${count} breaches do not fit this estate`);
    spoilt.add(at);
    const resource = kind.spoil(resources[at] as EstateResource);
    resources[at] = resource;
    breaches.push({ name: resource.name, rule: kind.rule });
  }
  const abroad = resources.some(({ connection }) => connection === FOREIGN.name);
  return {
    connections: [...compliant.connections, ...(abroad ? [FOREIGN] : [])],
    resources,
    breaches: [...breaches, ...(abroad ? [{ name: FOREIGN.name, rule: "endpoint" }] : [])],
  };
}
