import type { Rows } from "../properties/row.ts";

export const firewall: Rows = {};
