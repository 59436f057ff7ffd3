/** The objects of the tenant's clusters as YAML, a file for each kind; Secrets never, and no events, which are a log. */
import { stringify } from "yaml";
import { renderEach } from "../../../output/message.ts";
import { UserError } from "../../../output/user-error.ts";
import type { ClusterApi } from "../../clusters/api/client.ts";
import { type ApiResource, discover, nameOf, reasonOf } from "../../clusters/api/discovery.ts";
import { type LiveObject, pages } from "../../clusters/api/list.ts";
import type { Exporting } from "./exporting.ts";
import { EXPORT } from "./messages.ts";
import { fileName } from "./paths.ts";

/** As kubectl names them. */
const SECRETS = "secrets";
const LOGS = ["events", "events.events.k8s.io"];

export async function exportClusters(exporting: Exporting): Promise<void> {
  for (const [key, open] of Object.entries(exporting.clusters)) {
    const api = await open().catch((error: Error) => {
      unread(exporting, `cluster ${key}`, error);
    });
    if (api === undefined) continue;
    try {
      await exportCluster(exporting, key, api);
    } finally {
      api.close();
    }
  }
}

async function exportCluster(exporting: Exporting, cluster: string, api: ClusterApi) {
  const { missing } = exporting;
  const found = await discover(api).catch((error: Error) => {
    unread(exporting, `cluster ${cluster}`, error);
  });
  if (found === undefined) return;
  missing(`cluster ${cluster}, ${SECRETS}`, EXPORT.secrets);
  for (const { what, reason, resource } of found.unread) {
    // What can be read but not listed has no objects of its own.
    if (resource === undefined) unread(exporting, `cluster ${cluster}, ${what}`, reason);
  }
  for (const resource of found.resources) {
    const name = nameOf(resource);
    if (name === SECRETS || LOGS.includes(name)) continue;
    try {
      await exportKind(
        exporting,
        `clusters/${fileName(cluster)}/${fileName(name)}.yaml`,
        api,
        resource,
      );
    } catch (error) {
      if (error instanceof UserError) throw error; // of the folder
      unread(exporting, `cluster ${cluster}, ${name}`, error);
    }
  }
}

/** All objects of a kind, one document each; no file if there is none. */
async function exportKind(
  { site, folder }: Exporting,
  path: string,
  api: ClusterApi,
  resource: ApiResource,
): Promise<void> {
  const all = documents(api, resource);
  const first = await all.next();
  if (first.done) return;
  async function* whole() {
    yield first.value as string;
    yield* all;
  }
  await folder.write(`${site}/${path}`, whole());
}

async function* documents(api: ClusterApi, resource: ApiResource): AsyncGenerator<string> {
  for await (const page of pages(api, resource)) {
    for (const object of page) yield `---\n${stringify(withoutManagers(object), { lineWidth: 0 })}`;
  }
}

/** `managedFields` notes who set each field: nothing of the tenant's. */
function withoutManagers({ metadata, ...object }: LiveObject) {
  const { managedFields: _, ...kept } = metadata;
  const { apiVersion, kind, ...rest } = object;
  return { apiVersion, kind, metadata: kept, ...rest };
}

function unread({ missing }: Exporting, what: string, error: unknown): void {
  missing(what, renderEach(EXPORT.unread, { reason: reasonOf(error) }), true);
}
