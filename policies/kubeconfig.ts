/**
 * A kubeconfig as client-go reads it. What other readers could read differently, what leads elsewhere, and every field
 * that no table names is a flaw. A flaw says where it is, never what is there: a kubeconfig is a secret.
 */
import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type YAMLMap,
} from "yaml";
import {
  type Kubeconfig,
  type KubeconfigFlaw,
  type Server,
  UNKNOWN,
  type Unknown,
} from "../sovereignty/facts.ts";
import { at, items, textAt } from "../sovereignty/kubernetes/read.ts";
import { CONFIG, type Field, nameShown } from "./kubeconfig-fields.ts";

/** What a kubeconfig says. */
export interface Reading {
  readonly kubeconfig: Kubeconfig;
  readonly flaws: readonly KubeconfigFlaw[];
  /** Namespace of the context that is used; absent when it says none. */
  readonly namespace?: string | undefined;
}

/** What a provider chooses of its kubeconfig. */
export interface Choice {
  /** @default its current context */
  readonly context?: string | Unknown | undefined;
  /** @default the cluster of the context */
  readonly cluster?: string | Unknown | undefined;
}

type Flaws = KubeconfigFlaw[];

/** Each resource of a provider asks about the same text. */
const known = new Map<string, Reading>();
const KNOWN_AT_MOST = 64;

/** Reads a kubeconfig, or what somebody gave in its place. */
export function readKubeconfig(text: string, choice: Choice = {}): Reading {
  const key = [choice.context, choice.cluster, text].map(String).join("\0");
  const found = known.get(key) ?? read(text, choice);
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(key, found);
  return found;
}

function read(text: string, choice: Choice): Reading {
  try {
    const spaced = isJson(text) ? text.replaceAll("\t", " ") : text;
    const documents = parseAllDocuments(spaced, { schema: "core", stringKeys: false });
    const [document] = documents as Document.Parsed[];
    // A path, which the plugin would open, is text but no map.
    if (document === undefined || !isMap(document.contents)) return unreadable(text, documents);
    const twice = ambiguous(spaced, documents as Document.Parsed[]);
    const flaws = twice.length > 0 ? twice : fieldFlaws(document.contents, CONFIG, "");
    if (flaws.some(({ kind }) => kind === "syntax")) return { kubeconfig: "unreadable", flaws };
    const config: unknown = document.toJS({ maxAliasCount: 0 });
    const chosen = selected(config, choice);
    return { ...chosen, kubeconfig: serversOf(config), flaws: [...flaws, ...chosen.flaws] };
  } catch {
    // Nested deeper than any parser goes.
    return { kubeconfig: "unreadable", flaws: [] };
  }
}

function unreadable(text: string, documents: unknown): Reading {
  const flaws = Array.isArray(documents) ? ambiguous(text, documents) : [];
  return { kubeconfig: "unreadable", flaws };
}

/** JSON allows tabs between its parts, and only there; YAML's readers differ about them. */
function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/** Characters that some readers take for the end of a line, and others do not show or do not pass on. */
const ODD = /(?!\r?\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Comments and the mark of the one document. */
const HEAD = /^(?:[ ]*(?:#.*)?\r?\n)*---[ ]*(?=\r?\n)/;
/** Directives and the marks of further documents. */
const MARK = /^(?:%|---|\.\.\.)/m;

/** Where the text as a whole can be read in two ways. */
function ambiguous(text: string, documents: readonly Document.Parsed[]): Flaws {
  const head = HEAD.exec(text)?.[0] ?? "";
  const mark = MARK.exec(text.slice(head.length));
  const places = [
    ODD.exec(text)?.index,
    mark === null ? undefined : mark.index + head.length,
    documents[1]?.range[0],
    ...documents.flatMap(({ errors, warnings }) =>
      [...errors, ...warnings].map(({ pos }) => pos[0]),
    ),
  ];
  const [first] = places.filter((place) => place !== undefined).sort((a, b) => a - b);
  if (first === undefined) return [];
  const lines = text.slice(0, first).split("\n");
  return [{ kind: "syntax", at: `kubeconfig:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}` }];
}

/** What a node is beside what its field may be. */
function fieldFlaws(node: unknown, field: Field, path: string): Flaws {
  if (node === null || node === undefined) return [];
  if (isAlias(node) || isMarked(node)) return [{ kind: "syntax", at: path }];
  if (isScalar(node) && node.value === null) return [];
  if (typeof field === "object") {
    if ("list" in field) {
      if (!isSeq(node)) return [{ kind: "syntax", at: path }];
      return node.items.flatMap((item, index) => fieldFlaws(item, field.list, `${path}[${index}]`));
    }
    if ("only" in field) {
      const right = isScalar(node) && node.value === field.only;
      return right ? [] : [{ kind: "unlisted", at: path }];
    }
    return isMap(node) ? mapFlaws(node, field.map, path) : [{ kind: "syntax", at: path }];
  }
  if (field === "text" || field === "flag") {
    const type = field === "text" ? "string" : "boolean";
    const right = isScalar(node) && typeof node.value === type;
    return right ? [] : [{ kind: "syntax", at: path }];
  }
  return saysNothing(node) ? [] : [{ kind: field, at: path }];
}

function mapFlaws(map: YAMLMap, fields: Readonly<Record<string, Field>>, path: string): Flaws {
  return map.items.flatMap(({ key, value }): Flaws => {
    const name = isScalar(key) && !isMarked(key) ? key.value : undefined;
    const here = [path, nameShown(name)].filter(Boolean).join(".");
    // go-yaml adds another map's fields in its place.
    if (typeof name !== "string" || name === "<<") return [{ kind: "syntax", at: here }];
    if (!Object.hasOwn(fields, name)) return [{ kind: "unlisted", at: here }];
    return fieldFlaws(value, fields[name] as Field, here);
  });
}

/** An anchor or a tag: another reader need not follow it, or follows it elsewhere. */
function isMarked(node: unknown): boolean {
  const { anchor, tag } = node as Node & { anchor?: string };
  return anchor !== undefined || tag !== undefined;
}

/** What Go takes for no value at all. */
function saysNothing(node: unknown): boolean {
  if (isCollection(node)) return node.items.length === 0;
  return isScalar(node) && (node.value === "" || node.value === false);
}

/** Every cluster counts, whichever is chosen. */
function serversOf(config: unknown): Kubeconfig {
  const servers = items(config, "clusters").map((entry): Server | undefined => {
    const cluster = at(entry, "cluster");
    const url = at(cluster, "server");
    const disguised = Boolean(at(cluster, "proxy-url") || at(cluster, "insecure-skip-tls-verify"));
    return typeof url === "string" ? { url, disguised } : undefined;
  });
  if (servers.length === 0 || servers.includes(undefined)) return "unreadable";
  return servers as Server[];
}

/** The context that is used, and what it names that is not there: client-go would ask the environment or loopback. */
function selected(config: unknown, choice: Choice): Pick<Reading, "flaws" | "namespace"> {
  const named = (list: string): readonly unknown[] =>
    items(config, list).map((entry) => textAt(entry, "name"));
  const clusters = named("clusters");
  const users = named("users");
  const contexts = named("contexts");
  const flaws: Flaws = Object.entries({ clusters, users, contexts }).flatMap(([list, names]) =>
    names.flatMap((name, index): Flaws => {
      const first = names.indexOf(name) === index;
      return first ? [] : [{ kind: "syntax", at: `${list}[${index}].name` }];
    }),
  );
  const lacks = (name: unknown, names: readonly unknown[], place: string): Flaws =>
    name !== "" && name !== undefined && names.includes(name)
      ? []
      : [{ kind: "dangling", at: place }];

  const asked = choice.context || textAt(config, "current-context");
  const used = contexts
    .map((name, index) => ({
      name,
      index,
      context: at(items(config, "contexts")[index], "context"),
    }))
    .filter(({ name }) => asked === UNKNOWN || name === asked);
  const dangling = [
    ...(asked === UNKNOWN
      ? []
      : lacks(asked, contexts, choice.context ? "context" : "current-context")),
    ...(choice.cluster && choice.cluster !== UNKNOWN
      ? lacks(choice.cluster, clusters, "cluster")
      : []),
    ...used.flatMap(({ index, context }) => [
      ...lacks(at(context, "cluster"), clusters, `contexts[${index}].context.cluster`),
      ...lacks(at(context, "user"), users, `contexts[${index}].context.user`),
    ]),
  ];
  const [only, ...more] = used;
  const namespace = more.length > 0 ? undefined : at(only?.context, "namespace");
  return {
    flaws: [...flaws, ...dangling],
    namespace: typeof namespace === "string" && namespace !== "" ? namespace : undefined,
  };
}
