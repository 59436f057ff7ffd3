/** Whether one site may be the standby of another site's tenant: its data class and a contract must allow it. */
import type { Alliance, Contract } from "./model.ts";

/** A copy of an owner's data at another site. */
export interface StandbyCopy {
  /** Site the data is at. */
  readonly from: string;
  /** Site that would be the active standby. */
  readonly to: string;
  readonly owner: string;
  readonly dataClass: string;
}

/** Why a contract does not cover copies of a tenant to its standby site. */
export type ContractFault = "direction" | "early" | "over" | "class" | "owner";

/** Why a contract does not cover a tenant's copies on a day (`2026-11-24`); nothing when it does. */
export function contractFaults(
  contract: Contract,
  { from, to, owner, dataClass }: StandbyCopy,
  today: string,
): ContractFault[] {
  const faults: Record<ContractFault, boolean> = {
    direction: contract.from !== from || contract.to !== to,
    early: today < contract.start,
    over: contract.end < today,
    class: !contract.classes.includes(dataClass),
    owner: !contract.owners.includes(owner),
  };
  return (Object.keys(faults) as ContractFault[]).filter((fault) => faults[fault]);
}

/** Countries where copies of an owner's data of a class may be; nothing when the class or the owner is unknown. */
export function copyCountries(
  { classes }: Alliance,
  { owner, dataClass }: Pick<StandbyCopy, "owner" | "dataClass">,
): readonly string[] | undefined {
  const found = Object.hasOwn(classes, dataClass) ? classes[dataClass] : undefined;
  return found && Object.hasOwn(found.replicate, owner) ? found.replicate[owner] : undefined;
}
