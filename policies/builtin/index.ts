/** Types that belong to no cloud and no cluster: those of the engine and of @pulumi/random. */
import type { Rows } from "../properties/row.ts";
import { engine } from "./engine.ts";
import { random } from "./random.ts";

export const builtinRows: Rows = { ...engine, ...random };
