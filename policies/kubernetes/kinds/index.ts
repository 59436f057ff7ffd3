/** Every kind of @pulumi/kubernetes 4.25.0 that is admitted, with every field (a test derives both from the SDK). */
import { admission } from "./admission.ts";
import { apiextensions } from "./apiextensions.ts";
import { apps } from "./apps.ts";
import { batch } from "./batch.ts";
import { core } from "./core.ts";
import type { KindTables } from "./entries.ts";
import { networking } from "./networking.ts";
import { rbac } from "./rbac.ts";
import { scaling } from "./scaling.ts";
import { storage } from "./storage.ts";

export const KINDS: KindTables = {
  ...admission,
  ...apiextensions,
  ...apps,
  ...batch,
  ...core,
  ...networking,
  ...rbac,
  ...scaling,
  ...storage,
};
