/**
 * A management cluster for tests: a real API server with the CRDs of Cluster API, from its Go module at the release in
 * cluster-api-crds/go.mod, and ours for OpenStack. No controller runs; a loop sets each cluster's status as they would.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import {
  ADMINISTRATOR,
  type ApiServer,
  type Kubectl,
  startApiServer,
} from "../helpers/api-server.ts";

const CRDS = join(import.meta.dirname, "cluster-api-crds");
const BASES = {
  core: ["clusters", "machinedeployments", "machinehealthchecks"].map(
    (kind) => `cluster.x-k8s.io_${kind}`,
  ),
  "bootstrap/kubeadm": ["bootstrap.cluster.x-k8s.io_kubeadmconfigtemplates"],
  "controlplane/kubeadm": ["controlplane.cluster.x-k8s.io_kubeadmcontrolplanes"],
};

/** A resource as the API server keeps it. */
export interface Stored {
  readonly apiVersion: string;
  readonly metadata: { readonly uid: string };
  readonly spec: object;
}

export interface ManagementCluster {
  /** Path of its administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** The object that `kubectl get` finds. */
  get(kind: string, name: string): Promise<Stored>;
  close(): Promise<void>;
}

/** Starts one, with namespaces for tenants. */
export async function startManagementCluster(
  namespaces: readonly string[],
): Promise<ManagementCluster> {
  const server = await startApiServer({ nodes: 1 });
  const kubectl = asAdministrator(server.kubectl);
  try {
    for (const text of await crds()) await kubectl(["apply", "--server-side", "-f", "-"], text);
    await kubectl(["wait", "--for=condition=Established", "crd", "--all", "--timeout=150s"]);
    for (const name of namespaces) await kubectl(["create", "namespace", name]);
  } catch (error) {
    await server.close();
    throw error;
  }
  const controllers = playControllers(server, kubectl);
  return {
    kubeconfig: server.kubeconfig(ADMINISTRATOR),
    get: async (kind, name) =>
      JSON.parse(await kubectl(["get", kind, name, "--namespace=bamako-tax", "--output=json"])),
    async close() {
      try {
        await controllers.stop();
      } finally {
        await server.close();
      }
    },
  };
}

type Run = (args: readonly string[], input?: string) => Promise<string>;

function asAdministrator(kubectl: Kubectl): Run {
  return async (args, input) => {
    const { code, stdout, stderr } = await kubectl(ADMINISTRATOR, args, input);
    if (code !== 0) throw new Error(`kubectl ${args.join(" ")}: ${stderr}`);
    return stdout;
  };
}

async function crds(): Promise<string[]> {
  const { stdout } = await execa("go", ["mod", "download", "-json", "sigs.k8s.io/cluster-api"], {
    cwd: CRDS,
    env: { GOFLAGS: "-mod=mod", GOTOOLCHAIN: "local" },
  });
  const { Dir } = JSON.parse(stdout) as { Dir: string };
  const theirs = Object.entries(BASES).flatMap(([part, kinds]) =>
    kinds.map((kind) => join(Dir, part, "config/crd/bases", `${kind}.yaml`)),
  );
  return Promise.all(
    [...theirs, join(CRDS, "openstack.yaml")].map((file) => readFile(file, "utf8")),
  );
}

/** Marks the control plane of new clusters as up, and issues a kubeconfig: that of the API server itself. */
function playControllers(server: ApiServer, kubectl: Run) {
  let playing = true;
  const apply = (items: readonly object[], ...options: string[]) =>
    kubectl(
      ["apply", "--server-side", ...options, "-f", "-"],
      JSON.stringify({ apiVersion: "v1", kind: "List", items }),
    );
  const done = (async () => {
    const file = await readFile(server.kubeconfig(ADMINISTRATOR), "utf8");
    const seen = new Set<string>();
    while (playing) {
      const found = await kubectl(["get", "clusters.cluster.x-k8s.io", "-A", NAMES]);
      const fresh = found.split("\n").filter((key) => key && !seen.has(key));
      if (fresh.length > 0) {
        await apply(fresh.map((key) => kubeconfigSecret(key, file)));
        // kubectl misses the rest of the cluster; the server does not.
        await apply(fresh.map(initialized), "--subresource=status", "--validate=false");
      }
      for (const key of fresh) seen.add(key);
      await new Promise((go) => setTimeout(go, 1000));
    }
  })();
  return {
    async stop() {
      playing = false;
      await done;
    },
  };
}

const NAMES =
  '--output=jsonpath={range .items[*]}{.metadata.namespace}/{.metadata.name}/{.metadata.uid}{"\\n"}{end}';

function initialized(key: string): object {
  const [namespace, name] = key.split("/");
  return {
    apiVersion: "cluster.x-k8s.io/v1beta2",
    kind: "Cluster",
    metadata: { name, namespace },
    status: {
      conditions: [
        {
          type: "ControlPlaneInitialized",
          status: "True",
          reason: "Initialized",
          message: "",
          lastTransitionTime: "2026-11-24T00:00:00Z",
        },
      ],
    },
  };
}

function kubeconfigSecret(key: string, file: string): object {
  const [namespace, name] = key.split("/");
  return {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: `${name}-kubeconfig`, namespace },
    type: "cluster.x-k8s.io/secret",
    stringData: { value: file },
  };
}
