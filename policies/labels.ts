/** The labels of a resource, with `UNKNOWN` for those a gate could not see. */
import { type Fact, UNKNOWN } from "../sovereignty/facts.ts";
import {
  fromDescription,
  fromKubernetesLabels,
  fromMetadata,
  fromTags,
  KUBERNETES_PREFIX,
  type Labels,
} from "../sovereignty/labels.ts";

type Named = Pick<Fact, "dataClass" | "owner" | "tenant" | "labelledSite">;

const hidden: Named = {
  dataClass: UNKNOWN,
  owner: UNKNOWN,
  tenant: UNKNOWN,
  labelledSite: UNKNOWN,
};

/** Reads class, owner, tenant and site from a description, the only place of labels of what has no tags. */
export function readDescription(text: unknown): Named {
  if (text === UNKNOWN) return hidden;
  return typeof text === "string" ? pick(fromDescription(text)) : {};
}

/** Reads class, owner, tenant and site from tags, metadata or (by their prefix) Kubernetes labels. */
export function readLabels(carrier: unknown, prefix = "aes:"): Named {
  if (carrier === UNKNOWN) return hidden;
  if (Array.isArray(carrier)) {
    // One unseen tag may contradict those that are seen.
    return carrier.includes(UNKNOWN) ? hidden : pick(fromTags(carrier));
  }
  if (typeof carrier !== "object" || carrier === null) return {};
  const read = prefix === KUBERNETES_PREFIX ? fromKubernetesLabels : fromMetadata;
  const unseen = (key: string) => (carrier as Fields)[prefix + key] === UNKNOWN;
  const found = pick(read(carrier as Fields));
  return {
    dataClass: unseen("class") ? UNKNOWN : found.dataClass,
    owner: unseen("owner") ? UNKNOWN : found.owner,
    tenant: unseen("tenant") ? UNKNOWN : found.tenant,
    labelledSite: unseen("site") ? UNKNOWN : found.labelledSite,
  };
}

function pick({ dataClass, owner, tenant, site }: Partial<Labels>) {
  return { dataClass, owner, tenant, labelledSite: site };
}

type Fields = Readonly<Record<string, unknown>>;
