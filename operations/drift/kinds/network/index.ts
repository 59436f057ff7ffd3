/** Networks, filters, addresses and their rights (Neutron), in the order in which they are read. */
import type { Kind } from "../kind.ts";
import { filters } from "./filters.ts";
import { limits } from "./limits.ts";
import { networks } from "./networks.ts";
import { ports } from "./ports.ts";

export const network: readonly Kind[] = [...networks, ...ports, ...filters, ...limits];
