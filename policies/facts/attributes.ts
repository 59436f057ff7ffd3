/**
 * Attributes of a fact beyond place, class and owner, by family: exposure, protection, data flows, relations, names,
 * hosting.
 */
import type { DataFlows } from "./data-flows.ts";
import type { Exposure } from "./exposure.ts";
import type { Hosting } from "./hosting.ts";
import type { NameAttributes } from "./names.ts";
import type { PropertyAttributes } from "./properties.ts";
import type { Protection } from "./protection.ts";
import type { Relations } from "./relations.ts";

export interface Attributes
  extends Exposure,
    Protection,
    DataFlows,
    Relations,
    Hosting,
    PropertyAttributes,
    NameAttributes {}
