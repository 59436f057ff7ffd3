/**
 * A resource without labels binds a floating address to a port: it is evaluated with the labels of the run's addresses.
 */
import type { Fact } from "../facts/fact.ts";

const ADDRESS = "openstack:networking/floatingIp:FloatingIp";
const BINDING = "openstack:networking/floatingIpAssociate:FloatingIpAssociate";

/**
 * The floating addresses evaluated so far, in order. A binding takes their labels where all of them agree; which
 * address it binds, and to whose port, is checked by `zone-boundary` once the complete stack is visible.
 */
export class FloatingAddresses {
  #labels: Labels | undefined;
  #differ = false;

  /** The fact, with labels where it is a binding; an address is recorded. */
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
