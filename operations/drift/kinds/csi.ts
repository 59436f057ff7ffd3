/**
 * What the Cinder CSI driver writes on a volume of a tenant's cluster (kubernetes/cloud-provider-openstack,
 * `pkg/csi/cinder`). A program has no reason to write it, so the rows of the policies do not have it.
 */
import type { Item } from "../../cloud/client.ts";
import { part } from "./identity.ts";

const NAME = /^pvc-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DESCRIPTION = "Created by OpenStack Cinder CSI driver";

/** Names as Kubernetes admits them: of a cluster, of a claim, of a namespace. */
const SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const CLUSTER = "cinder.csi.openstack.org/cluster";
/** The provisioner passes the others on, each with the volume's own name in the last. */
const NOTES: Readonly<Record<string, (value: string, volume: Item) => boolean>> = {
  [CLUSTER]: (value) => SUBDOMAIN.test(value),
  "csi.storage.k8s.io/pvc/name": (value) => SUBDOMAIN.test(value),
  "csi.storage.k8s.io/pvc/namespace": (value) => LABEL.test(value),
  "csi.storage.k8s.io/pv/name": (value, { name }) => value === name,
};

/**
 * The metadata of a volume without the driver's notes. Where any part of them is not as the driver writes it, they are
 * a person's own, and all stay.
 */
export function withoutNotes(volume: Item): Readonly<Record<string, unknown>> {
  const metadata = part(volume, "metadata");
  const { name = "", description } = volume;
  const notes = Object.entries(metadata).filter(([key]) => Object.hasOwn(NOTES, key));
  const isDrivers =
    NAME.test(name) &&
    description === DESCRIPTION &&
    Object.hasOwn(metadata, CLUSTER) &&
    notes.every(([key, value]) => NOTES[key]?.(String(value), volume));
  if (!isDrivers) return metadata;
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !Object.hasOwn(NOTES, key)));
}
