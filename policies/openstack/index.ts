/**
 * Every type of @pulumi/openstack 3.15.2 by its service (a test derives the types and their properties from the SDK).
 */
import type { Rows } from "../properties/row.ts";
import { blockstorage } from "./blockstorage.ts";
import { compute } from "./compute.ts";
import { containerinfra } from "./containerinfra.ts";
import { database } from "./database.ts";
import { dns } from "./dns.ts";
import { firewall } from "./firewall.ts";
import { identity } from "./identity.ts";
import { images } from "./images.ts";
import { keymanager } from "./keymanager.ts";
import { withLists } from "./lists.ts";
import { loadbalancer } from "./loadbalancer.ts";
import { networking } from "./networking.ts";
import { objectstorage } from "./objectstorage.ts";
import { orchestration } from "./orchestration.ts";
import { sharedfilesystem } from "./sharedfilesystem.ts";
import { vpnaas } from "./vpnaas.ts";

export const openstackRows: Rows = withLists({
  ...blockstorage,
  ...compute,
  ...containerinfra,
  ...database,
  ...dns,
  ...firewall,
  ...identity,
  ...images,
  ...keymanager,
  ...loadbalancer,
  ...networking,
  ...objectstorage,
  ...orchestration,
  ...sharedfilesystem,
  ...vpnaas,
});
