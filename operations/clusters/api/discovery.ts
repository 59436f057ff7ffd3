/** Which kinds of objects an API server has, and which of its APIs do not answer. */
import { oneLine } from "../../../output/message.ts";
import { at, groupOf, items, textAt } from "../../../policies/kubernetes/objects/read.ts";
import type { ClusterApi } from "./client.ts";

/** One kind of objects that can be listed, in the version that the server prefers. */
export interface ApiResource {
  /** `v1`, `apps/v1`. */
  readonly apiVersion: string;
  readonly plural: string;
  readonly kind: string;
}

/** A part of the API that was not read. */
export interface Unread {
  /** `pods`, `deployments.apps`; of a whole API its group and version. */
  readonly what: string;
  readonly reason: string;
  /** The kind that was not read; absent for a whole API. */
  readonly resource?: ApiResource;
}

interface Discovered {
  readonly resources: readonly ApiResource[];
  readonly unread: readonly Unread[];
}

/** Asks each API for its kinds; one that does not answer is listed with its reason. */
export async function discover(api: ClusterApi): Promise<Discovered> {
  const unread: Unread[] = [];
  const found = new Map<string, ApiResource>();
  for (const apiVersion of await apiVersions(api)) {
    let list: unknown;
    try {
      list = await api.get(pathOf(apiVersion));
    } catch (error) {
      unread.push({ what: apiVersion, reason: reasonOf(error) });
      continue;
    }
    for (const entry of items(list, "resources")) {
      const [plural, kind] = [textAt(entry, "name"), textAt(entry, "kind")];
      if (typeof plural !== "string" || typeof kind !== "string" || plural.includes("/")) continue;
      const resource = { apiVersion, plural, kind };
      const what = nameOf(resource);
      const verbs = items(entry, "verbs");
      // The version that the server prefers comes first.
      if (found.has(what)) continue;
      if (verbs.includes("list")) found.set(what, resource);
      else if (verbs.includes("get")) unread.push({ what, reason: "—", resource });
    }
  }
  return { resources: [...found.values()], unread };
}

/** The path of an API: `/api/v1`, `/apis/apps/v1`. */
export function pathOf(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** A resource as kubectl names it. */
export function nameOf({ plural, apiVersion }: ApiResource): string {
  const group = groupOf(apiVersion);
  return group === "" ? plural : `${plural}.${group}`;
}

/** An error's message on one line. */
export function reasonOf(error: unknown): string {
  return oneLine(error instanceof Error ? error.message : String(error));
}

/** All versions of all APIs; the preferred one of each group first. */
async function apiVersions(api: ClusterApi): Promise<string[]> {
  const core = items(await api.get("/api"), "versions").map(String);
  const groups = items(await api.get("/apis"), "groups").flatMap((group) => {
    const versions = items(group, "versions").map((one) => String(at(one, "groupVersion")));
    const preferred = String(at(group, "preferredVersion", "groupVersion"));
    return [preferred, ...versions.filter((one) => one !== preferred)];
  });
  return [...core, ...groups];
}
