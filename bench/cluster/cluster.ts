/** A real API server with the baseline that the reference orders for one cluster, and many objects that are older. */
import { join } from "node:path";
import { ordersOf } from "../../evidence/audit/cluster/orders.ts";
import { ADMINISTRATOR, type ApiServer, startApiServer } from "../../test/helpers/api-server.ts";
import { objectsFor, type Wanted } from "./objects.ts";

/** The reference, whose files order the measured cluster. */
export const PROJECT = join(import.meta.dirname, "../../test/reference");
export const SITE = "bamako";
export const CLUSTER = "ai-research/lab";
/** Day of each evaluation. */
export const TODAY = "2026-11-24";

const NAMESPACES = ["notebooks", "training", "models"];
const REGISTRY = "registry.bamako.aes.example";
const GROUPS = "oidc:bamako-ai-research-";

/** Pods on a node. */
const PER_NODE = 100;
/** Objects in one request of kubectl, which sends at most 300 at once without a pause; and such requests at a time. */
const BATCH = 250;
const AT_ONCE = 3;
const PATIENCE = 600_000;

/** A filled cluster. */
export interface FilledCluster {
  readonly kubeconfig: string;
  /** `<namespace>/<name>` of each hostile object. */
  readonly hostile: readonly string[];
  close(): Promise<void>;
}

/** Starts a server and creates `size` objects in it, and then the baseline; returns when its controllers are done. */
export async function openCluster(size: number): Promise<FilledCluster> {
  const place = { namespaces: NAMESPACES, registry: REGISTRY, groups: GROUPS };
  const { applications, objects, hostile } = objectsFor(size, place);
  const server = await startApiServer({ nodes: 1 + Math.ceil((1.1 * applications) / PER_NODE) });
  try {
    await create(server, NAMESPACES.map(namespace));
    for (const name of NAMESPACES) {
      const wait = ["wait", "--for=create", "--timeout=150s", "-n", name, "serviceaccount/default"];
      await kubectl(server, wait);
    }
    const lists = Array.from({ length: Math.ceil(objects.length / BATCH) }, (_, index) =>
      objects.slice(index * BATCH, (index + 1) * BATCH),
    );
    for (let first = 0; first < lists.length; first += AT_ONCE) {
      await Promise.all(lists.slice(first, first + AT_ONCE).map((list) => create(server, list)));
    }
    await completed(server, applications);
    const { objects: ordered } = await ordersOf({
      site: SITE,
      cluster: CLUSTER,
      rehearsal: true,
      today: TODAY,
      registry: join(PROJECT, "stacks/alliance.yaml"),
      server: server.url,
    });
    // With the quotas in force nothing more could be created.
    const isLimit = ({ kind }: { readonly kind: string }) => kind === "ResourceQuota";
    const last = ordered.toSorted((a, b) => Number(isLimit(a)) - Number(isLimit(b)));
    await kubectl(server, ["apply", "--server-side", "--force-conflicts", "-f", "-"], listOf(last));
    return {
      kubeconfig: server.kubeconfig(ADMINISTRATOR),
      hostile: hostile.map(({ metadata: { namespace, name } }) => `${namespace}/${name}`),
      close: () => server.close(),
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}

/** Waits until each application has its replica set, its pod and its endpoint slice. */
async function completed(server: ApiServer, applications: number): Promise<void> {
  const kinds = ["replicasets", "pods", "endpointslices"];
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const args = ["get", kinds.join(), "-A", "-l", "app", "-o", "name"];
    const names = (await kubectl(server, args)).split("\n").filter(Boolean);
    if (names.length >= kinds.length * applications) return;
    if (Date.now() > deadline) throw new Error(`bench: the controllers made ${names.length}`);
    await new Promise((go) => setTimeout(go, 1000));
  }
}

function namespace(name: string) {
  return { apiVersion: "v1", kind: "Namespace", metadata: { name } };
}

async function create(server: ApiServer, objects: readonly (Wanted | object)[]): Promise<void> {
  await kubectl(server, ["create", "-f", "-"], listOf(objects));
}

function listOf(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: "v1", kind: "List", items });
}

async function kubectl(server: ApiServer, args: string[], stdin?: string): Promise<string> {
  const { code, stdout, stderr } = await server.kubectl(ADMINISTRATOR, args, stdin);
  if (code !== 0) throw new Error(`bench: kubectl ${args[0]}: ${stderr.slice(0, 2000)}`);
  return stdout;
}
