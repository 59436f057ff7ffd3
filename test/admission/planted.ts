/** Objects that are older than a cluster's policies: manifests created first, and then the baseline around them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { baselineObjects } from "../../components/cluster-baseline/objects.ts";
import type { KubernetesObject } from "../../policies/facts/fact.ts";
import { hasNoNamespace } from "../../policies/kubernetes/scope.ts";
import { ADMINISTRATOR, type Kubectl } from "../helpers/api-server.ts";
import type { Manifest } from "./manifests.ts";
import { baseline } from "./tenant.ts";

/** An object of a manifest. */
export interface Planted extends KubernetesObject {
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

const NAMESPACES = Object.keys(baseline.namespaces);
/** Kinds through which later requests would fail: they are created last, before the policies. */
const LAST = ["APIService", "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"];

/** The objects of a manifest, each in its namespace; those that name none go to the first. */
export function objectsOf({ text }: Pick<Manifest, "text">): Planted[] {
  return parseAllDocuments(text)
    .map((document) => document.toJS() as Planted | null)
    .filter((object) => object !== null)
    .map((object) => {
      if (hasNoNamespace(object)) return object;
      return { ...object, metadata: { namespace: NAMESPACES[0] as string, ...object.metadata } };
    });
}

/** Creates the namespaces without labels, the definitions of custom kinds, and most of the objects. */
export async function plant(kubectl: Kubectl, objects: readonly Planted[]): Promise<void> {
  const kinds = readFileSync(join(import.meta.dirname, "kinds.yaml"), "utf8");
  const definitions = objectsOf({ text: kinds }).filter(
    ({ kind }) => kind === "CustomResourceDefinition",
  );
  const spaces = NAMESPACES.map((name) => ({
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name },
  }));
  await create(kubectl, [...spaces, ...definitions]);
  const crds = definitions.map(({ metadata }) => `crd/${metadata.name}`);
  await kubectl(ADMINISTRATOR, ["wait", "--for=condition=Established", "--timeout=150s", ...crds]);
  for (const name of NAMESPACES) {
    // Pods need the account that a controller puts into each namespace.
    const wait = ["wait", "--for=create", "--timeout=150s", "-n", name, "serviceaccount/default"];
    const { code, stderr } = await kubectl(ADMINISTRATOR, wait);
    if (code !== 0) throw new Error(stderr);
  }
  await create(
    kubectl,
    objects.filter(({ kind }) => !LAST.includes(kind)),
  );
}

/** Creates the baseline as its component would, and the last objects; what is there under one of its names stays. */
export async function enclose(kubectl: Kubectl, objects: readonly Planted[]): Promise<void> {
  const own = baselineObjects(baseline);
  const updated = (kind: string) => kind === "Namespace" || kind === "ServiceAccount";
  const apply = ["apply", "--server-side", "--force-conflicts", "-f", "-"];
  const first = own.filter(({ kind }) => updated(kind));
  const { code, stderr } = await kubectl(ADMINISTRATOR, apply, listOf(first));
  if (code !== 0) throw new Error(stderr);
  const policy = (kind: string) => kind.startsWith("ValidatingAdmissionPolicy");
  await create(
    kubectl,
    own.filter(({ kind }) => !updated(kind) && !policy(kind)),
  );
  await create(
    kubectl,
    objects.filter(({ kind }) => LAST.includes(kind)),
  );
  // No webhook intercepts these.
  await create(
    kubectl,
    own.filter(({ kind }) => policy(kind)),
  );
}

/** Objects in one request of kubectl: a policy takes a busy server a second. */
const BATCH = 10;

async function create(kubectl: Kubectl, objects: readonly object[]): Promise<void> {
  for (let first = 0; first < objects.length; first += BATCH) {
    const part = listOf(objects.slice(first, first + BATCH));
    // A busy server may lose a connection; what it created meanwhile is there already.
    await createOnce(kubectl, part).catch(() => createOnce(kubectl, part));
  }
}

async function createOnce(kubectl: Kubectl, list: string): Promise<void> {
  const { stderr } = await kubectl(ADMINISTRATOR, ["create", "-f", "-"], list);
  const failed = stderr.split("\n").filter((line) => /^error/i.test(line));
  const others = failed.filter((line) => !line.includes("already exists"));
  if (others.length > 0) throw new Error(others.join("\n"));
}

function listOf(items: readonly object[]): string {
  return JSON.stringify({ apiVersion: "v1", kind: "List", items });
}
