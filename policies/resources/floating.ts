/** A floating address is bound to a port by a thing that has no labels: it counts for whom the addresses of its run are. */
import type { Fact } from "../facts/fact.ts";

const ADDRESS = "openstack:networking/floatingIp:FloatingIp";
const BINDING = "openstack:networking/floatingIpAssociate:FloatingIpAssociate";

/**
 * The floating addresses that were asked about, in order. A binding takes their labels where all have the same; which of them it
 * binds, and to whose port, `zone-boundary` asks when the stack is seen.
 */
export class FloatingAddresses {
  #labels: Labels | undefined;
  #differ = false;

  /** The fact, with labels where it is a binding; an address is remembered. */
  enter(fact: Fact): Fact {
    if (fact.type === ADDRESS) this.#remember(fact);
    if (fact.type !== BINDING || this.#labels === undefined || this.#differ) return fact;
    return { ...fact, ...this.#labels };
  }

  #remember({ dataClass, owner, tenant }: Fact): void {
    const known = this.#labels;
    const same = known?.dataClass === dataClass && known?.owner === owner;
    this.#differ ||= known !== undefined && !(same && known?.tenant === tenant);
    this.#labels = { dataClass, owner, tenant };
  }
}

type Labels = Pick<Fact, "dataClass" | "owner" | "tenant">;
