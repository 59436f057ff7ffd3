/** Prerequisites that have no check, by their key on docs/operator-prerequisites.md, each with the reason. */
import type { Message } from "../../output/message.ts";
import { UNCHECKED as TEXTS } from "./messages.ts";

export const UNCHECKED: Readonly<Record<string, Message>> = {
  "link-and-copy-keys": TEXTS.linkKeys,
  "control-plane-backups": TEXTS.controlPlaneBackups,
  "management-cluster": TEXTS.managementCluster,
  "cluster-volume-type": TEXTS.volumeTypeOfClusters,
  "cluster-security-groups": TEXTS.groupsOfClusters,
  "no-snat-by-default": TEXTS.snatByDefault,
  facility: TEXTS.facility,
};
