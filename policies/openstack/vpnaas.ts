import type { Rows } from "../properties/row.ts";

export const vpnaas: Rows = {};
