/**
 * A kubeconfig as client-go reads it. Text that other parsers could read differently, fields that lead elsewhere, and
 * fields that no table names are flaws. A flaw contains its place, never the content: a kubeconfig is a secret.
 */
import { type Document, isMap, parseAllDocuments } from "yaml";
import {
  type Kubeconfig,
  type KubeconfigFlaw,
  type Server,
  UNKNOWN,
  type Unknown,
} from "../../facts/fact.ts";
import { at, items, textAt } from "../objects/read.ts";
import { CONFIG } from "./fields.ts";
import { fieldFlaws, mayBePath, textFlaws, withoutTabs } from "./text.ts";

/** The result of reading a kubeconfig. */
export interface Reading {
  readonly kubeconfig: Kubeconfig;
  readonly flaws: readonly KubeconfigFlaw[];
  /** Namespace of the selected context; absent when it has none. */
  readonly namespace?: string | undefined;
}

/** A provider's selections in its kubeconfig. */
export interface Choice {
  /** @default the current context */
  readonly context?: string | Unknown | undefined;
  /** @default the context's cluster */
  readonly cluster?: string | Unknown | undefined;
}

/** Cached, because every resource of a provider reads the same text. */
const known = new Map<string, Reading>();
const KNOWN_AT_MOST = 64;

/** Reads a kubeconfig, or the text given in its place. */
export function readKubeconfig(text: string, choice: Choice = {}): Reading {
  const key = JSON.stringify([choice.context, choice.cluster, text].map(String));
  const found = known.get(key) ?? read(text, choice);
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(key, found);
  return found;
}

function read(given: string, choice: Choice): Reading {
  try {
    const text = withoutTabs(given);
    const documents = [...parseAllDocuments(text, { schema: "core" })] as Document.Parsed[];
    const contents = documents[0]?.contents;
    const ambiguous = textFlaws(text, documents);
    // A path, which the plugin would open, is a text but not a map.
    const flaws =
      ambiguous.length > 0 || !isMap(contents) ? ambiguous : fieldFlaws(contents, CONFIG, "");
    if (!isMap(contents) || flaws.some(({ kind }) => kind === "syntax")) {
      return { kubeconfig: "unreadable", flaws };
    }
    const config: unknown = documents[0]?.toJS({ maxAliasCount: 0 });
    const { wrong, namespace } = chosen(config, choice);
    const path: KubeconfigFlaw[] = mayBePath(given) ? [{ kind: "path", at: "kubeconfig" }] : [];
    return { kubeconfig: serversOf(config), flaws: [...flaws, ...wrong, ...path], namespace };
  } catch {
    return { kubeconfig: "unreadable", flaws: [] }; // nested too deep for any parser
  }
}

/** All clusters count, not only the selected one. */
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

/** The namespace of the selected context, and selections that do not exist: the environment would decide those. */
function chosen(config: unknown, { context, cluster }: Choice) {
  const [clusters, users, contexts] = [namesOf("clusters"), namesOf("users"), namesOf("contexts")];
  function namesOf(list: string): readonly unknown[] {
    return items(config, list).map((entry) => textAt(entry, "name"));
  }
  const twice = Object.entries({ clusters, users, contexts }).flatMap(([list, names]) =>
    names.flatMap((name, index): KubeconfigFlaw[] =>
      names.indexOf(name) === index ? [] : [{ kind: "syntax", at: `${list}[${index}].name` }],
    ),
  );
  const lacking = (name: unknown, names: readonly unknown[], place: string): KubeconfigFlaw[] => {
    const there = name === UNKNOWN || (Boolean(name) && names.includes(name));
    return there ? [] : [{ kind: "dangling", at: place }];
  };

  // While the context is unknown, each one may be selected.
  const name = context || textAt(config, "current-context");
  const used = items(config, "contexts").flatMap((entry, index) => {
    const body = at(entry, "context");
    return name === UNKNOWN || name === contexts[index]
      ? [{ body, at: `contexts[${index}].context` }]
      : [];
  });
  const dangling = [
    ...lacking(name, contexts, context ? "context" : "current-context"),
    ...(cluster ? lacking(cluster, clusters, "cluster") : []),
    ...used.flatMap(({ body, at: place }) => [
      ...lacking(at(body, "cluster"), clusters, `${place}.cluster`),
      ...lacking(at(body, "user"), users, `${place}.user`),
    ]),
  ];
  const namespace = name === UNKNOWN ? undefined : at(used[0]?.body, "namespace");
  return {
    wrong: [...twice, ...dangling],
    namespace: typeof namespace === "string" && namespace !== "" ? namespace : undefined,
  };
}
