/** The manifests under test/manifests, and a cluster's answer to each; for any cluster that `kubectl` reaches. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Kubectl, KubectlResult } from "../helpers/api-server.ts";

const folder = join(import.meta.dirname, "../manifests");
const kinds = readFileSync(join(import.meta.dirname, "kinds.yaml"), "utf8");

/** A manifest that a tenant applies. */
export interface Manifest {
  /** Name of its file. */
  readonly name: string;
  readonly text: string;
}

/** A manifest that a tenant must not be able to apply, and the enforcement point that denies it. */
export interface HostileManifest extends Manifest {
  /** `RBAC`, `pod security`, `quota`, or `policy` and the name of the rule. */
  readonly deniedBy: string;
}

/**
 * The users and namespaces of a test: the manifests are written for the tenant tax at Bamako, and are rewritten for
 * another.
 */
export interface Place {
  readonly kubectl: Kubectl;
  /** An account with all rights, for the kinds that a platform team would have installed. */
  readonly administrator: string;
  /**
   * An account with `admin` rights in two namespaces: the first has a grant of one load balancer, the second has none.
   */
  readonly lead: string;
  readonly namespaces: readonly [granted: string, other: string];
  /** A namespace of the same cluster in which the lead has no rights. */
  readonly foreign: string;
  /** Site and tenant, the prefix of group names, like `bamako-tax`. */
  readonly tenant: string;
  /** The lead's group, by key. */
  readonly group: string;
}

/** The message of each enforcement point; the policies answer in both languages. */
const MESSAGES: Readonly<Record<string, RegExp>> = {
  RBAC: /[Ff]orbidden.*(cannot \w+ resource|attempting to grant RBAC permissions not currently held)/s,
  "pod security": /violates PodSecurity "restricted:v1\.\d+"/,
  quota: /forbidden: exceeded quota: /,
};

/** Whether a cluster denied, by the expected enforcement point. */
export function isDeniedBy(by: string, { code, stderr }: KubectlResult): boolean {
  if (code === 0) return false;
  const rule = /^policy (.+)$/.exec(by)?.[1];
  if (rule === undefined) return MESSAGES[by]?.test(stderr) ?? false;
  return stderr.includes(`[${rule}] `) && /\. Correction : .* \/ .*\. Fix: /s.test(stderr);
}

export function hostileManifests(): HostileManifest[] {
  return read("hostile").map(({ name, text }) => {
    const deniedBy = /^# Tries: .+\n# Denied by: (.+)\n/.exec(text)?.[1];
    if (deniedBy === undefined) throw new Error(`${name}.yaml has no line “Denied by”`);
    return { name, text, deniedBy };
  });
}

export function ordinaryManifests(): Manifest[] {
  return read("ordinary");
}

/** Installs the custom kinds that some manifests use. */
export async function installKinds(place: Place): Promise<void> {
  const { kubectl, administrator } = place;
  await succeed(kubectl(administrator, ["apply", "-f", "-"], written(kinds, place)));
  const established = ["wait", "--for=condition=Established", "--timeout=150s", "-f", "-"];
  await succeed(kubectl(administrator, established, kinds.split("\n---\n# Users")[0] ?? ""));
}

/** Removes them again. */
export async function removeKinds(place: Place): Promise<void> {
  const { kubectl, administrator } = place;
  await succeed(kubectl(administrator, ["delete", "-f", "-"], written(kinds, place)));
}

/** Applies a manifest as the lead of the place. */
export function apply({ text }: Manifest, place: Place): Promise<KubectlResult> {
  const [namespace] = place.namespaces;
  // A namespace that the manifest itself names must not contradict the command's.
  const args = /^ {2}namespace: /m.test(text) ? [] : ["-n", namespace];
  return place.kubectl(place.lead, ["apply", ...args, "-f", "-"], written(text, place));
}

/** Deletes what a manifest created. */
export function remove({ text }: Manifest, place: Place): Promise<KubectlResult> {
  const [namespace] = place.namespaces;
  const args = /^ {2}namespace: /m.test(text) ? [] : ["-n", namespace];
  const gone = ["delete", "--ignore-not-found", "--wait=false", ...args, "-f", "-"];
  return place.kubectl(place.lead, gone, written(text, place));
}

function written(text: string, place: Place): string {
  const {
    namespaces: [granted, other],
    foreign,
    tenant,
    group,
  } = place;
  const names: Record<string, string> = { portal: granted, batch: other, vault: foreign };
  return text
    .replaceAll(/namespace: (portal|batch|vault)\b/g, (_, name) => `namespace: ${names[name]}`)
    .replaceAll(/^( {2}name: )portal$/gm, `$1${granted}`)
    .replaceAll("oidc:bamako-tax-leads", `oidc:${tenant}-${group}`)
    .replaceAll("oidc:bamako-tax-", `oidc:${tenant}-`);
}

function read(what: string): Manifest[] {
  return readdirSync(join(folder, what))
    .map((file) => file.replace(/\.yaml$/, ""))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, what, `${name}.yaml`), "utf8") }));
}

async function succeed(run: Promise<KubectlResult>): Promise<void> {
  const { code, stderr } = await run;
  if (code !== 0) throw new Error(stderr);
}
