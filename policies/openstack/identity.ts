import type { Rows } from "../properties/row.ts";

export const identity: Rows = {};
