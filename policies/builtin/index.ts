/** Types that are of no cloud and of no cluster: the engine's, @pulumi/random's. */
import type { Rows } from "../properties/row.ts";
import { engine } from "./engine.ts";
import { random } from "./random.ts";

export const builtinRows: Rows = { ...engine, ...random };
