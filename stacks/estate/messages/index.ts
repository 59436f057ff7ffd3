/** Everything the estate's loader and checks say, in French and English as equals. */
import { ADDRESSES } from "./addresses.ts";
import { AVAILABILITY } from "./availability.ts";
import { CAPACITY } from "./capacity.ts";
import { CLUSTERS } from "./clusters.ts";
import { CONTAINERS } from "./containers.ts";
import { CONTINUITY } from "./continuity.ts";
import { CONTRACTS } from "./contracts.ts";
import { ENERGY } from "./energy.ts";
import { FACILITY } from "./facility.ts";
import { FILES } from "./files.ts";
import { FLOWS } from "./flows.ts";
import { LAW } from "./law.ts";
import { PART, QUOTAS, SUM } from "./quotas.ts";
import { RECORDED } from "./recorded.ts";
import { REFERENCES } from "./references.ts";
import { REPATRIATION } from "./repatriation.ts";
import { RETIRE } from "./retire.ts";
import type { IssueText } from "./text.ts";
import { YAML } from "./yaml.ts";

export { ADVICE, CHANGES, type ChangeKey } from "./availability-changes.ts";
export { GOTS, WANTS, type WantKey } from "./shape.ts";
export { amountsBy, type IssueText, phrase } from "./text.ts";
export { PART, SUM };

const TEXTS = {
  ...FILES,
  ...YAML,
  ...REFERENCES,
  ...ADDRESSES,
  ...FLOWS,
  ...QUOTAS,
  ...FACILITY,
  ...CAPACITY,
  ...LAW,
  ...CLUSTERS,
  ...CONTRACTS,
  ...AVAILABILITY,
  ...CONTINUITY,
  ...CONTAINERS,
  ...ENERGY,
  ...REPATRIATION,
  ...RECORDED,
  ...RETIRE,
};
export type IssueKind = keyof typeof TEXTS;

/** Every kind of issue that is not a matter of shape. */
export const ISSUES: Readonly<Record<IssueKind, IssueText>> = TEXTS;
