/** The atlas of the reference estate on a fixed day, made once for all tests of a process. */
import { loadEstates } from "../../../checks/load.ts";
import { filesOf } from "../../../evidence/atlas/files.ts";
import { atlasOf } from "../../../evidence/atlas/gather.ts";
import type { Atlas } from "../../../evidence/atlas/model.ts";
import type { Waiver } from "../../../policies/waivers/model.ts";
import { STACKS } from "../../estate/overlay.ts";

/** A day before any deadline of the reference. */
export const DAY = "2026-11-30";

const person = { name: "responsable de la conformité du Mali", office: "bamako-compliance" };
export const WAIVER: Waiver = {
  rule: "encryption",
  scope: "urn:pulumi:bamako::aes-estate::openstack:blockstorage/volume:Volume::bamako-tax-old",
  owner: person,
  approver: person,
  reason: { fr: "reprise d'un ancien volume", en: "an old volume is taken over" },
  ticket: "MEN-1",
  compensating: { fr: "accès par deux personnes", en: "access by two people" },
  start: "2026-11-01",
  expiry: "2026-12-31",
};

/** The reference's atlas, before anything is drawn. */
export async function referenceAtlas(root = STACKS): Promise<Atlas> {
  const read = await loadEstates(undefined, { root, today: DAY });
  const { estates, repatriation } = read;
  return atlasOf({ estates, repatriation, waivers: { "old-volume": WAIVER }, day: DAY });
}

const made = referenceAtlas().then((atlas) => ({ atlas, files: filesOf(atlas) }));
export const reference = () => made;
