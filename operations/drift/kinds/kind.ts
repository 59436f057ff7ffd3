/** One kind of thing in a cloud: how it is listed, and how it reads as a resource of the program. */
import type { Message } from "../../../output/message.ts";
import { own } from "../../../policies/values/own.ts";
import type { Cloud, Item } from "../../cloud/client.ts";
import { each } from "../../cloud/each.ts";
import type { StateResource } from "../../state/stack-state.ts";

/** The part of the client that reads. */
export type ReadableCloud = Pick<Cloud, "offers" | "get" | "list" | "raw" | "endpoint" | "user">;

/** Properties by the names of the program's inputs; `undefined` where the cloud reports none. */
export type Properties = Readonly<Record<string, unknown>>;

/** What is known while kinds are read, in the order of `kinds/index.ts`. */
export interface Reading {
  readonly cloud: ReadableCloud;
  readonly site: string;
  /** Items of a kind that was read before. While kinds are read, it throws for one whose listing failed. */
  readonly items: (kind: string) => readonly Item[];
  /** Projects of the site's tenants; throws if projects could not be listed. */
  readonly projects: () => readonly Item[];
  /** A connection as the account of a project; `undefined` if the state records none. */
  readonly account: (project: string) => Promise<ReadableCloud | undefined>;
  /** Names a part of the kind that could not be read. */
  readonly missed: (what: string, reason: string) => void;
  /** Names a part that no account of the estate may read: a limit of the tenant's file, and no failure. */
  readonly closed: (what: string) => void;
}

export interface Kind {
  /** Stable for programs. */
  readonly kind: string;
  readonly title: Message;
  /** Type in the cloud's catalogue. */
  readonly service: string;
  /** Type in the program; absent where the program has none. */
  readonly type?: string;
  readonly list: (reading: Reading) => Promise<readonly Item[]>;
  /** Which recorded resources of the type are of this kind. @default all */
  readonly records?: (resource: StateResource) => boolean;
  /** Under which id it is recorded. @default its own */
  readonly key?: (item: Item) => string;
  /** The same for a recorded resource; `project` is that of its connection. @default its recorded id */
  readonly recordedKey?: (resource: StateResource, project: string | undefined) => string;
  readonly properties?: (item: Item) => Properties;
  /** Properties for the policies alone, which the state does not record in this form. */
  readonly more?: (item: Item, reading: Pick<Reading, "items">) => Properties;
  /**
   * Fields of the API that others can read, and that are no properties of the program: they must not contain a secret.
   * @default all where the program has no type, else none
   */
  readonly open?: readonly string[];
  /** Its project. @default the API's usual fields */
  readonly project?: (item: Item) => string;
  /** Whether the cloud makes such a thing itself: it is not reported. */
  readonly isOwn?: (item: Item, reading: Pick<Reading, "items">) => boolean;
  /** Whether a tenant may make such a thing in its project. */
  readonly tenants?: (item: Item, reading: Pick<Reading, "items">) => boolean;
  /** The command of a person's shell that deletes it; absent where there is none. */
  readonly remove?: (item: Item) => string;
}

/** Fields of the API by the names of the program's inputs: a name, or a function. */
export type Fields = Readonly<Record<string, string | ((item: Item) => unknown)>>;

/** Reads properties from an item; `null` counts as absent. */
export function fields(names: Fields): (item: Item) => Properties {
  return (item) =>
    Object.fromEntries(
      Object.entries(names).map(([name, from]) => {
        const value = typeof from === "function" ? from(item) : own(item, from);
        return [name, value ?? undefined];
      }),
    );
}

/** Lists one collection; `query` asks for pages, and for all projects where the service needs it. */
export function collection(service: string, path: string, key: string): Kind["list"] {
  return ({ cloud }) => cloud.list(service, path, key);
}

/** Lists a collection of each item of a kind that was read before; each entry gets the item's id as `_of`. */
export function inside(
  kind: string,
  service: string,
  path: (id: string) => string,
  key: string,
): Kind["list"] {
  return async ({ cloud, items }) => {
    const lists = await each(items(kind), async ({ id }) => {
      const found = await cloud.list(service, path(encodeURIComponent(id)), key);
      return found.map((item) => ({ ...item, _of: id }));
    });
    return lists.flat();
  };
}

/** One document of each of the tenants' projects, with the project as its id. */
export function ofProjects(
  service: string,
  path: (id: string) => string,
  envelope: string,
): Kind["list"] {
  return ({ cloud, projects }) =>
    each(projects(), async ({ id }) => {
      const answer = await cloud.get<Record<string, Record<string, unknown>>>(service, path(id));
      return { ...answer[envelope], id, project_id: id };
    });
}

/** A project's documents are recorded as `<project>/<region>`. */
export const byProject = ({ id = "" }: StateResource) => id.split("/")[0] ?? "";

/** A project's limits that no state records are the cloud's own defaults. */
export const isDefaultLimit = () => true;

/** The command of the OpenStack client that deletes a thing; ids of the cloud are quoted where necessary. */
export function openstack(words: string): (item: Item) => string {
  return ({ id }) => `openstack ${words} delete ${quoted(id)}`;
}

/** A word for a shell. */
export function quoted(word: string): string {
  return /^[\w@%+:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
