import type { Rows } from "../properties/row.ts";

export const keymanager: Rows = {};
