/** What other objects of the same cluster show: the addresses of its pods and Services, its nodes, its controllers. */
import type { KubernetesObject } from "../../facts/fact.ts";
import { at, isBuiltin, items } from "../objects/read.ts";

/** The surroundings of an object. */
export interface World {
  /** The site's addresses. */
  readonly addresses: readonly string[];
  /** The site's domains. */
  readonly domains: readonly string[];
  /** The registered drivers of volumes. */
  readonly provisioners: readonly string[];
  /** Where the driver's images are, `host[:port][/path]`. */
  readonly mirror: string;
  /** Host and port of the API server that was read. */
  readonly server: string;
  readonly cluster: ClusterIndex;
}

/** An index of names and addresses, filled while objects are read; it holds no object. */
export class ClusterIndex {
  /** `<namespace> <address>` of each pod. */
  readonly podAddresses = new Set<string>();
  /** `<namespace>/<name> <address>` of each Service. */
  readonly serviceAddresses = new Set<string>();
  readonly nodes = new Set<string>();
  /** Unique ids of the workloads that keep revisions. */
  readonly revised = new Set<unknown>();

  /** Notes an object that others refer to. */
  note(object: KubernetesObject): void {
    const { name, namespace, uid } = at(object, "metadata") as Readonly<Record<string, unknown>>;
    if (isBuiltin(object, "Pod")) {
      for (const one of items(object, "status", "podIPs")) {
        this.podAddresses.add(`${namespace} ${at(one, "ip")}`);
      }
    }
    if (isBuiltin(object, "Service")) {
      for (const address of items(object, "spec", "clusterIPs")) {
        this.serviceAddresses.add(`${namespace}/${name} ${String(address)}`);
      }
    }
    if (isBuiltin(object, "Node")) this.nodes.add(String(name));
    if (isBuiltin(object, "StatefulSet", "DaemonSet")) this.revised.add(uid);
  }
}

/** Resources whose objects others refer to, in the order in which they are read first. */
export const READ_FIRST = ["nodes", "pods", "services", "statefulsets.apps", "daemonsets.apps"];
