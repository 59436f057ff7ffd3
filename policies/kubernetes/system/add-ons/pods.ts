/** Whether pods are those of an add-on: its containers, and no access to the node besides that of its entry. */

import { own } from "../../../values/own.ts";
import { HANDLERS } from "../../objects/pods.ts";
import { at, items, keys, textAt } from "../../objects/read.ts";
import type { World } from "../world.ts";
import type { Container, Workload } from "./model.ts";

/** Sources of volumes that lead to nothing else. */
const PLAIN = ["emptyDir", "downwardAPI"];
/** What Kubernetes itself puts into each pod: its token, and the authority of the API server. */
const TOKEN = ["serviceAccountToken", "downwardAPI"];
const AUTHORITY = "kube-root-ca.crt";

/** Whether a pod's specification has nothing that matters and that the entry does not name. */
export function isPodOf(workload: Workload, spec: unknown, world: World): boolean {
  const { containers, initContainers = {}, account, hostNetwork = false } = workload;
  const isNot = (field: string) => [undefined, false].includes(at(spec, field) as undefined);
  const isOf = (list: string, known: Readonly<Record<string, Container>>) =>
    items(spec, list).every((one) => {
      const entry = own(known, String(textAt(one, "name")));
      return entry !== undefined && isContainerOf(entry, one, workload, world);
    });
  return (
    textAt(spec, "serviceAccountName") === account &&
    [undefined, account].includes(textAt(spec, "serviceAccount") as string | undefined) &&
    (hostNetwork || isNot("hostNetwork")) &&
    isNot("hostPID") &&
    isNot("hostIPC") &&
    items(spec, "volumes").every((volume) => isVolumeOf(workload, volume)) &&
    items(spec, "ephemeralContainers").length === 0 &&
    isOf("containers", containers) &&
    isOf("initContainers", initContainers)
  );
}

function isVolumeOf({ files = [], sources = [] }: Workload, volume: unknown): boolean {
  const [source, ...more] = keys(volume).filter((key) => key !== "name");
  if (more.length > 0) return false;
  const name = at(volume, "configMap", "name") ?? at(volume, "secret", "secretName");
  if (name !== undefined) return sources.includes(String(name));
  const path = textAt(volume, "hostPath", "path");
  if (path !== undefined) return files.includes(String(path).replace(/(?<=.)\/$/, ""));
  return source === "projected"
    ? items(volume, "projected", "sources").every(isToken)
    : PLAIN.includes(String(source));
}

function isToken(source: unknown): boolean {
  const map = at(source, "configMap", "name");
  return map === undefined
    ? keys(source).every((key) => TOKEN.includes(String(key)))
    : map === AUTHORITY && keys(source).length === 1;
}

function isContainerOf(
  {
    images,
    words = [],
    env = {},
    privileged = false,
    capabilities = [],
    propagates = [],
    ports = [],
  }: Container,
  container: unknown,
  { sources = [] }: Workload,
  { mirror }: World,
): boolean {
  const commands = HANDLERS.map((path) => items(container, ...path, "exec", "command"));
  const commandLine = [
    ...items(container, "command"),
    ...items(container, "args"),
    ...commands.flat(),
  ];
  const security = (...path: readonly string[]) => at(container, "securityContext", ...path);
  return (
    images.some((image) => isImage(textAt(container, "image"), `${mirror}/${image}`)) &&
    commandLine.every((word) => words.some((known) => known.test(String(word)))) &&
    items(container, "env").every((variable) => isVariable(variable, env, sources)) &&
    items(container, "envFrom").length === 0 &&
    (privileged || [undefined, false].includes(security("privileged") as undefined)) &&
    items(security("capabilities"), "add").every((one) => capabilities.includes(String(one))) &&
    items(container, "ports").every((port) => {
      const own = at(port, "hostPort") ?? 0;
      return own === 0 || (ports.includes(own as number) && own === at(port, "containerPort"));
    }) &&
    items(container, "volumeMounts").every(
      (mount) =>
        at(mount, "mountPropagation") !== "Bidirectional" ||
        propagates.includes(String(at(mount, "name"))),
    )
  );
}

/** An image with a tag, a digest, or both. */
function isImage(image: unknown, repository: string): boolean {
  const text = String(image);
  return (
    text.startsWith(repository) &&
    /^(:[\w][\w.-]*)?(@sha256:[\da-f]{64})?$/.test(text.slice(repository.length)) &&
    text.length > repository.length
  );
}

/** A value beside its name is one of those known; any other comes from the pod itself or a known object. */
function isVariable(
  variable: unknown,
  known: Readonly<Record<string, RegExp>>,
  sources: readonly string[],
): boolean {
  const name = String(textAt(variable, "name"));
  const values = own(known, name);
  if (values === undefined) return false;
  const from = at(variable, "valueFrom");
  if (from === undefined) return values.test(String(textAt(variable, "value") ?? ""));
  const references = ["configMapKeyRef", "secretKeyRef"].flatMap((kind) => at(from, kind) ?? []);
  return references.every((reference) => sources.includes(String(at(reference, "name"))));
}
