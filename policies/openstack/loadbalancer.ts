import type { Rows } from "../properties/row.ts";

export const loadbalancer: Rows = {};
