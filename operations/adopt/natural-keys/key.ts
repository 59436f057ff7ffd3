/** What finds a declared resource in its cloud again, and the id under which the engine imports it. */
import type { Item } from "../../cloud/client.ts";
import { projectOf } from "../../cloud/inventory.ts";

/** Values by property, as the program gives them; a value that is not known is absent. */
export type Inputs = Readonly<Record<string, unknown>>;

/** A resource that the program declares. */
export interface Declared {
  readonly type: string;
  readonly inputs: Inputs;
  /** The inputs of its provider. */
  readonly connection: Inputs;
}

/** A list that a service of the cloud returns to its administrator. */
export interface Listing {
  readonly service: string;
  readonly path: string;
  /** Key of the list in the answer. */
  readonly key: string;
}

/** A resource that a list of the cloud shows. */
export interface Listed {
  readonly by: "list";
  /** Inputs without which it cannot be found. */
  readonly needs: readonly string[];
  /** The same of its provider. */
  readonly needsOfConnection?: readonly string[];
  readonly list: (declared: Declared) => Listing;
  readonly is: (item: Item, declared: Declared) => boolean;
  /** The import id. @default the item's own */
  readonly id?: (item: Item, declared: Declared) => string;
  /** A second list, of what the first one shows: the credentials of a user. The id is that of its items. */
  readonly within?: Within;
}

export interface Within {
  readonly list: (item: Item) => Listing;
  readonly is: (item: Item, declared: Declared) => boolean;
}

/** A thing that every project has: only its id must be composed. */
export interface Always {
  readonly by: "owner";
  readonly needs: readonly string[];
  readonly needsOfConnection?: readonly string[];
  readonly id: (declared: Declared) => string;
}

/** A resource that only its owner's own login shows; its id is its name. */
export interface Inside {
  readonly by: "tenant" | "cluster";
  readonly needs: readonly string[];
  readonly id: (declared: Declared) => string;
  /** Path in the tenant's object store or in the cluster's API. */
  readonly path: (declared: Declared) => string;
}

export type NaturalKey = Listed | Always | Inside;

/** Whether two values are the same, and there. */
export const same = (one: unknown, other: unknown): boolean =>
  one !== undefined && one !== null && one === other;

/** A resource with an explicit name; of one project if the program names it. */
export function named(
  service: string,
  path: string,
  key: string,
  { project = "tenantId" }: { project?: string } = {},
): Listed {
  return {
    by: "list",
    needs: ["name"],
    list: () => ({ service, path, key }),
    is: (item, { inputs }) =>
      same(item.name, inputs.name) &&
      (inputs[project] === undefined || projectOf(item) === inputs[project]),
  };
}

/** A resource whose type has no project of its own: that of its connection owns it. */
export function namedOfTenant(service: string, path: string, key: string): Listed {
  return {
    by: "list",
    needs: ["name"],
    needsOfConnection: ["tenantId"],
    list: () => ({ service, path, key }),
    is: (item, { inputs, connection }) =>
      same(item.name, inputs.name) && same(projectOf(item), connection.tenantId),
  };
}

/** A project's right to use a thing; its id names both. */
export function access(service: string, collection: string, words: AccessWords): Listed {
  const { list, key, thing, project } = words;
  return {
    by: "list",
    needs: [thing, project],
    list: ({ inputs }) => ({ service, path: `${collection}/${inputs[thing]}/${list}`, key }),
    is: (item, { inputs }) => same(projectOf(item), inputs[project]),
    id: (_, { inputs }) => `${inputs[thing]}/${inputs[project]}`,
  };
}

interface AccessWords {
  readonly list: string;
  readonly key: string;
  /** Inputs that name the thing and the project. */
  readonly thing: string;
  readonly project: string;
}

/** The limits of a project at one service. */
export const quota: Always = {
  by: "owner",
  needs: ["projectId"],
  needsOfConnection: ["region"],
  id: ({ inputs, connection }) => `${inputs.projectId}/${inputs.region ?? connection.region}`,
};
