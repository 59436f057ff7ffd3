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
      await controllers.stop();
      await server.close();
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

/** Marks each new cluster's control plane as up, and issues a kubeconfig: that of the API server itself. */
function playControllers(server: ApiServer, kubectl: Run) {
  let playing = true;
  const done = (async () => {
    const file = await readFile(server.kubeconfig(ADMINISTRATOR), "utf8");
    const seen = new Set<string>();
    while (playing) {
      const found = await kubectl(["get", "clusters.cluster.x-k8s.io", "-A", NAMES]);
      for (const key of found.split("\n").filter((key) => key && !seen.has(key))) {
        const [namespace = "", name = ""] = key.split("/");
        await kubectl(
          ["apply", "--server-side", "-f", "-"],
          kubeconfigSecret(namespace, name, file),
        );
        const patch = ["--subresource=status", "--type=merge", `--patch=${INITIALIZED}`];
        await kubectl([
          "patch",
          "clusters.cluster.x-k8s.io",
          name,
          `--namespace=${namespace}`,
          ...patch,
        ]);
        seen.add(key);
      }
      await new Promise((go) => setTimeout(go, 300));
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

const INITIALIZED = JSON.stringify({
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
});

function kubeconfigSecret(namespace: string, name: string, file: string): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: `${name}-kubeconfig`, namespace },
    type: "cluster.x-k8s.io/secret",
    stringData: { value: file },
  });
}
