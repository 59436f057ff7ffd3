/** The add-ons that a cluster's driver installs (test/manifests/add-ons), as an API server has them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { at, items } from "../../../policies/kubernetes/objects/read.ts";
import type { Placed } from "./scripted-cluster.ts";

const folder = join(import.meta.dirname, "../../manifests/add-ons");

/** An object of an add-on. */
export interface Part extends Placed {
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** Names of the files, one for each add-on. */
export const FILES = readdirSync(folder)
  .map((file) => file.replace(/\.yaml$/, ""))
  .sort();

/** The objects of one add-on, as its file has them. */
export function writtenIn(file: string): Part[] {
  return parseAllDocuments(readFileSync(join(folder, `${file}.yaml`), "utf8")).map(
    (document) => document.toJS() as Part,
  );
}

/** The objects of one add-on and those that controllers make of them. */
export function partsOf(file: string): Part[] {
  const parts = writtenIn(file);
  const all = [...parts, ...parts.flatMap(madeOf)];
  // Each by itself: a test changes one of them.
  return all.map((part) => {
    const metadata = { ...part.metadata, uid: uidOf(part.kind, part.metadata.name) };
    return structuredClone({ ...part, metadata });
  });
}

/** What controllers make of a workload and of a Service. */
function madeOf(part: Part): Part[] {
  const { kind } = part;
  const { name, namespace = "" } = part.metadata;
  const template = at(part, "spec", "template") as {
    readonly spec: Readonly<Record<string, unknown>>;
  };
  const named = (more: string) => ({ name: `${name}-${more}`, namespace });
  if (kind === "Service") {
    const labels = { "kubernetes.io/service-name": name };
    return [
      {
        apiVersion: "discovery.k8s.io/v1",
        kind: "EndpointSlice",
        metadata: { ...named("x2k4p"), labels } as Part["metadata"],
        addressType: "IPv4",
        endpoints: [{ addresses: ["10.32.18.9"] }],
      },
    ];
  }
  if (kind !== "DaemonSet" && kind !== "Deployment") return [];
  const token = {
    name: "kube-api-access-7xk2p",
    projected: { sources: [{ serviceAccountToken: { path: "token" } }] },
  };
  const { volumes = [] } = template.spec as { readonly volumes?: readonly unknown[] };
  const spec = {
    ...template.spec,
    volumes: [...volumes, token],
    containers: items(template.spec, "containers").map((one) => ({
      ...(one as object),
      ports: items(one, "ports").map((port) => ({
        ...(port as object),
        // A server writes it into a pod in the node's network.
        ...(template.spec.hostNetwork === true && { hostPort: at(port, "containerPort") }),
      })),
    })),
    nodeName: "node-1",
  };
  const owners = { ownerReferences: [{ uid: uidOf(kind, name) }] };
  return kind === "DaemonSet"
    ? [
        { apiVersion: "v1", kind: "Pod", metadata: named("4kq7x"), spec },
        {
          apiVersion: "apps/v1",
          kind: "ControllerRevision",
          metadata: { ...named("6d9f7c54b8"), ...owners } as Part["metadata"],
          revision: 1,
          data: { spec: { template: { $patch: "replace", ...template } } },
        },
      ]
    : [
        {
          apiVersion: "apps/v1",
          kind: "ReplicaSet",
          metadata: named("6d9f7c54b8"),
          spec: { replicas: 1, template },
        },
        { apiVersion: "v1", kind: "Pod", metadata: named("6d9f7c54b8-4kq7x"), spec },
      ];
}

function uidOf(kind: string, name: string): string {
  return `${kind} ${name}`;
}
