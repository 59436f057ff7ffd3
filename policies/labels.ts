/** The labels of a resource, with `UNKNOWN` for those a gate could not see. */
import { type Fact, UNKNOWN } from "../sovereignty/facts.ts";
import {
  fromDescription,
  fromKubernetesLabels,
  fromMetadata,
  fromTags,
  KUBERNETES_PREFIX,
} from "../sovereignty/labels.ts";

/** Reads class and owner from tags, metadata, a description or (by their prefix) Kubernetes labels. */
export function readLabels(carrier: unknown, prefix = "aes:"): Pick<Fact, "dataClass" | "owner"> {
  const hidden: Pick<Fact, "dataClass" | "owner"> = { dataClass: UNKNOWN, owner: UNKNOWN };
  if (carrier === UNKNOWN) return hidden;
  if (Array.isArray(carrier)) {
    // One unseen tag may contradict those that are seen.
    return carrier.includes(UNKNOWN) ? hidden : pick(fromTags(carrier));
  }
  if (typeof carrier === "string" && prefix !== KUBERNETES_PREFIX) {
    return pick(fromDescription(carrier));
  }
  if (typeof carrier !== "object" || carrier === null) return {};
  const read = prefix === KUBERNETES_PREFIX ? fromKubernetesLabels : fromMetadata;
  const unseen = (key: string) => (carrier as Fields)[prefix + key] === UNKNOWN;
  const found = pick(read(carrier as Fields));
  return {
    dataClass: unseen("class") ? UNKNOWN : found.dataClass,
    owner: unseen("owner") ? UNKNOWN : found.owner,
  };
}

function pick({ dataClass, owner }: { dataClass?: string; owner?: string }) {
  return { dataClass, owner };
}

type Fields = Readonly<Record<string, unknown>>;
