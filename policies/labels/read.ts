/** The labels of a resource, with `UNKNOWN` for those that are not known yet. */
import { type Fact, UNKNOWN } from "../facts/fact.ts";
import {
  fromDescription,
  fromHeaders,
  fromKubernetesLabels,
  fromMetadata,
  fromTags,
  HEADER_PREFIX,
  KUBERNETES_PREFIX,
  type Labels,
} from "./labels.ts";

type Named = Pick<Fact, "dataClass" | "owner" | "tenant" | "labelledSite">;

const hidden: Named = {
  dataClass: UNKNOWN,
  owner: UNKNOWN,
  tenant: UNKNOWN,
  labelledSite: UNKNOWN,
};

/** Reads class, owner, tenant and site from a description, the only place for labels on types without tags. */
export function readDescription(text: unknown): Named {
  if (text === UNKNOWN) return hidden;
  return typeof text === "string" ? pick(fromDescription(text)) : {};
}

const READERS = {
  "aes:": fromMetadata,
  [HEADER_PREFIX]: fromHeaders,
  [KUBERNETES_PREFIX]: fromKubernetesLabels,
} as const;

/** Reads class, owner, tenant and site from tags, metadata or (by prefix) Kubernetes labels or Swift's headers. */
export function readLabels(carrier: unknown, prefix: keyof typeof READERS = "aes:"): Named {
  if (carrier === UNKNOWN) return hidden;
  if (Array.isArray(carrier)) {
    // An unknown tag may contradict the known ones.
    return carrier.includes(UNKNOWN) ? hidden : pick(fromTags(carrier));
  }
  if (typeof carrier !== "object" || carrier === null) return {};
  const read = READERS[prefix];
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
