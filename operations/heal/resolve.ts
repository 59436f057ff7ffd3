/**
 * Looks for what was being created when a run was killed, or when a plugin reported an error, and removes what the cloud
 * has of it: creating it again would make a twin or a conflict. It is found by the explicit physical name that every
 * resource of ours has, or by its natural key; what is recorded, or was not made by the attempt, stays.
 */
import { nameOf, providerOf } from "../../policies/resources/urn.ts";
import type { Cloud, Item } from "../cloud/client.ts";
import { HttpStatusError } from "../cloud/http.ts";
import { untilGone } from "../cloud/service-account.ts";
import type { Attempt } from "../engine/attempts.ts";
import { formatResource } from "../engine/part.ts";
import type { StackState, StateResource } from "../state/stack-state.ts";
import { clockOf, isOwn } from "./own.ts";
import { type Inputs, SEARCHES, type Search, sameName } from "./unrecorded-resources.ts";

/** What was found in the cloud, by its name in the program and its id. */
export interface Resolved {
  readonly removed: readonly string[];
  /** Of the same name, but not made by the attempt. */
  readonly spared: readonly string[];
}

/** Where attempts are resolved. */
export interface Scene {
  /** The site's cloud, as its administrator. */
  readonly cloud: Cloud;
  readonly state: StackState | undefined;
  /** Logs in as the account that made a resource of a tenant. */
  connect(made: StateResource): Promise<Cloud>;
}

/** The pending creations of a state, and those that only a run's event log names: each once. */
export function allAttempts(
  state: StackState | undefined,
  all: readonly Attempt[],
): readonly Attempt[] {
  const kept = all.filter(({ step }) => step === undefined);
  const pending = (state?.pending_operations ?? []).filter(({ type }) => type === "creating");
  // Several runs may have tried the same: the first of them may have made it.
  const begun = new Map(kept.toReversed().map((attempt) => [attempt.resource.urn, attempt]));
  const urns = new Set(pending.map(({ resource }) => resource.urn));
  return [
    ...pending.map(({ resource }) => ({ ...begun.get(resource.urn), resource })),
    ...kept.filter(({ resource }) => !urns.has(resource.urn)),
  ];
}

/**
 * The recorded resources whose change or removal may have taken effect: pending in the state, or only in a run's event
 * log. Each once.
 */
export function doubtfulChanges(state: StackState | undefined, kept: readonly Attempt[]): string[] {
  const pending = (state?.pending_operations ?? []).filter(
    ({ type }) => type === "updating" || type === "deleting",
  );
  const tried = [...pending, ...kept.filter(({ step }) => step === "change")];
  const there = new Set((state?.resources ?? []).map(({ urn }) => urn));
  return [...new Set(tried.map(({ resource }) => resource.urn))].filter((urn) => there.has(urn));
}

/**
 * What the engine has removed from the state alone because it goes with another resource, if the cloud still has it: the
 * run ended before the other was removed.
 */
export async function stillThere(kept: readonly Attempt[], scene: Scene): Promise<StateResource[]> {
  const { state } = scene;
  const urns = new Set((state?.resources ?? []).map(({ urn }) => urn));
  const found = new Map<string, StateResource>();
  for (const { step, resource } of kept) {
    const { urn, id = "", provider, parent = "" } = resource;
    // What it stood on is gone, and so is it.
    const hasPlace = urns.has(providerOf(provider)) && urns.has(parent);
    if (step !== "forgotten" || urns.has(urn) || !hasPlace) continue;
    const place = await placeOf({ resource }, scene);
    const twins = (await place?.find()) ?? [];
    if (twins.some(({ known }) => isRecorded(known, new Set([id])))) found.set(urn, resource);
  }
  return [...found.values()];
}

/** Removes from the cloud what attempts have made, if it is not recorded. */
export async function resolveAttempts(
  attempts: readonly Attempt[],
  scene: Scene,
): Promise<Resolved> {
  const { cloud, state } = scene;
  const ids = (state?.resources ?? []).flatMap(({ id }) => (id === undefined ? [] : [id]));
  const recorded = new Set(ids);
  const removed: string[] = [];
  const spared: string[] = [];
  const ahead = attempts.length === 0 ? 0 : await clockOf(cloud);
  for (const attempt of attempts) {
    const place = await placeOf(attempt, scene);
    if (place === undefined) continue;
    const found = (await place.find()).filter(({ known }) => !isRecorded(known, recorded));
    const isMade = ({ item }: Twin) => isOwn(item, attempt, ahead, place.search);
    const [own, others] = [found.filter(isMade), found.filter((twin) => !isMade(twin))];
    for (const twin of own) await twin.remove();
    const left = async () => (await place.find()).filter(isIn(own)).map(({ item }) => item);
    if (place.search?.tenants) await untilGone(left, attempt.resource.type);
    const name = ({ known }: Twin) => described(attempt.resource, known);
    removed.push(...own.map(name));
    spared.push(...others.map(name));
  }
  return { removed: [...new Set(removed)], spared: [...new Set(spared)] };
}

/** Something in the cloud with the key of an attempt. */
interface Twin {
  readonly item: Item;
  /** The id under which it would be recorded. */
  readonly known: string;
  readonly remove: () => Promise<void>;
}

interface Place {
  readonly search?: Search;
  readonly find: () => Promise<Twin[]>;
}

const isIn = (twins: readonly Twin[]) => (twin: Twin) =>
  twins.some(({ known }) => known === twin.known);

async function placeOf(
  { resource }: Attempt,
  { cloud: administrator, connect }: Scene,
): Promise<Place | undefined> {
  const inputs = resource.inputs ?? {};
  if (resource.type === "openstack:identity/project:Project") {
    return { find: () => findProjects(administrator, inputs) };
  }
  const search = SEARCHES[resource.type];
  if (search === undefined) return undefined;
  const cloud = search.tenants ? await connect(resource) : administrator;
  return { search, find: () => findBy(search, inputs, cloud) };
}

async function findBy(search: Search, inputs: Inputs, cloud: Cloud): Promise<Twin[]> {
  const { service, key } = search;
  const items = await listed(cloud, service, search.list(inputs, cloud.user), key);
  return items
    .filter((item) => search.is(item, inputs))
    .map((item) => ({
      item,
      known: search.id?.(inputs) ?? item.id,
      remove: async () => {
        const path = search.path(item, inputs, cloud.user);
        const { method, body } = search.undo?.(item, inputs) ?? {};
        if (method === undefined) await cloud.delete(service, path);
        else await cloud.write(method, service, path, body);
      },
    }));
}

/** A listing; empty if what it belongs to is gone. */
async function listed(cloud: Cloud, service: string, path: string, key: string): Promise<Item[]> {
  try {
    return await cloud.list(service, path, key);
  } catch (error) {
    if (error instanceof HttpStatusError && error.status === 404) return [];
    throw error;
  }
}

/** Projects and domains are one type in the provider; a domain must be disabled before it can go. */
async function findProjects(cloud: Cloud, inputs: Inputs): Promise<Twin[]> {
  const [path, key, one] = inputs.isDomain
    ? (["/domains", "domains", "domain"] as const)
    : (["/projects", "projects", "project"] as const);
  const items = await cloud.list("identity", path, key);
  return items
    .filter((item) => sameName(item, inputs))
    .map((item) => ({
      item,
      known: item.id,
      remove: async () => {
        const own = `${path}/${item.id}`;
        if (inputs.isDomain)
          await cloud.write("PATCH", "identity", own, { [one]: { enabled: false } });
        await cloud.delete("identity", own);
      },
    }));
}

/** The resource by its name in the program, and the id that it had in the cloud. */
function described({ type, urn }: StateResource, id: string): string {
  return `${formatResource({ type, name: nameOf(urn) })} (${id})`;
}

/** Recorded ids may be composed (`policy/rule`): a resource is recorded if an id equals its own or ends in it. */
function isRecorded(id: string, recorded: ReadonlySet<string>): boolean {
  return recorded.has(id) || [...recorded].some((known) => known.endsWith(`/${id}`));
}
