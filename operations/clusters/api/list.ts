/** Lists the objects of one kind page by page; of Secrets only the metadata and the type. */
import { at, groupOf, items, textAt } from "../../../policies/kubernetes/objects/read.ts";
import { HttpStatusError } from "../../cloud/http.ts";
import type { ClusterApi } from "./client.ts";
import { type ApiResource, pathOf } from "./discovery.ts";

/** An object as the API server returns it. */
export interface LiveObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** Objects in one answer. */
const PAGE = 250;
/** A server that has forgotten the place of the next page (410) answers from the beginning again, at most this often. */
const RESTARTS = 3;
const GONE = 410;

const TABLE = "application/json;as=Table;g=meta.k8s.io;v=v1";
/** `kubectl apply` repeats the whole object here, with the values of a Secret. */
const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

/** All objects of a kind, each once. Throws when a page cannot be read. */
export async function* pages(
  api: ClusterApi,
  resource: ApiResource,
): AsyncGenerator<readonly LiveObject[]> {
  const seen = new Set<unknown>();
  let next = "";
  for (let restarts = 0; ; ) {
    let answer: unknown;
    try {
      answer = await api.get(pagePath(resource, next), isSecret(resource) ? TABLE : undefined);
    } catch (error) {
      const expired = error instanceof HttpStatusError && error.status === GONE;
      restarts += 1;
      if (!expired || next === "" || restarts > RESTARTS) throw error;
      next = "";
      continue;
    }
    const objects = isSecret(resource) ? secretsIn(answer) : objectsIn(answer, resource);
    yield objects.filter(({ metadata: { uid } }) => uid === undefined || !seen.has(uid));
    for (const { metadata } of objects) seen.add(metadata.uid);
    const token = textAt(answer, "metadata", "continue");
    if (typeof token !== "string" || token === "") return;
    next = token;
  }
}

function pagePath(resource: ApiResource, next: string): string {
  const query = new URLSearchParams({ limit: String(PAGE) });
  if (next !== "") query.set("continue", next);
  if (isSecret(resource)) query.set("includeObject", "Metadata");
  return `${pathOf(resource.apiVersion)}/${resource.plural}?${query}`;
}

function isSecret({ apiVersion, plural }: ApiResource): boolean {
  return groupOf(apiVersion) === "" && plural === "secrets";
}

function objectsIn(answer: unknown, { apiVersion, kind }: ApiResource): LiveObject[] {
  const list = at(answer, "items");
  if (!Array.isArray(list)) throw new Error("the answer is not a list");
  return list.map((item) => ({ ...(item as LiveObject), apiVersion, kind }));
}

/** Name, type and metadata of each Secret. Anything but a table is not read: it might hold the values. */
function secretsIn(answer: unknown): LiveObject[] {
  if (at(answer, "kind") !== "Table") throw new Error("the answer is not a table");
  const columns = items(answer, "columnDefinitions").map((column) => at(column, "name"));
  const type = columns.indexOf("Type");
  return items(answer, "rows").map((row) => {
    const { annotations = {}, ...metadata } = at(row, "object", "metadata") as Record<
      string,
      unknown
    >;
    const kept = Object.entries(annotations as object).filter(([key]) => key !== LAST_APPLIED);
    return {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { ...metadata, annotations: Object.fromEntries(kept) },
      type: items(row, "cells")[type],
    };
  });
}
