/**
 * Updates files of older versions, one step at a time. A step is pure, adds what a version requires and invents
 * nothing: values that only people know stay empty, which the check rejects. Add a step here, never change one.
 */
import { parse } from "yaml";
import { replaceAt } from "../edit/yaml.ts";
import type { Kind, Neighbours, Step } from "./step.ts";
import { registryFromZero } from "./steps/alliance.ts";
import { registryFromOne, siteFromTwo, tenantFromOne } from "./steps/renamed-keys.ts";
import { siteFromOne, siteFromZero } from "./steps/site.ts";
import { isBeforeFirst } from "./steps/version-zero.ts";

export type { Kind, Neighbours } from "./step.ts";

/** By kind, the steps from version 0 on; `undefined` where the shape did not change. */
const STEPS: Readonly<Record<Kind, readonly (Step | undefined)[]>> = {
  alliance: [registryFromZero, registryFromOne],
  site: [siteFromZero, siteFromOne, siteFromTwo],
  facility: [undefined],
  tenant: [undefined, tenantFromOne],
  repatriation: [undefined],
};

/** The version this program writes and reads. */
export function newest(kind: Kind): number {
  return STEPS[kind].length;
}

/** The version of a file's data; `undefined` if it declares none, or one that never existed. */
export function versionOf(kind: Kind, data: unknown): number | undefined {
  const { schemaVersion: declared } = (data ?? {}) as { schemaVersion?: unknown };
  if (typeof declared !== "number" || !Number.isInteger(declared) || declared < 0) return undefined;
  return declared === 1 && isBeforeFirst(kind, data) ? 0 : declared;
}

/** Migrates a text of a known version to the newest; returns it unchanged if it is the newest already. */
export function migrated(kind: Kind, text: string, from: number, neighbours: Neighbours): string {
  const target = newest(kind);
  const done = STEPS[kind].slice(from).reduce((at, step) => step?.(at, neighbours) ?? at, text);
  const { schemaVersion } = parse(done) as { schemaVersion: number };
  return schemaVersion === target ? done : replaceAt(done, ["schemaVersion"], String(target));
}
