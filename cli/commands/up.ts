/** `estate up <site>`: brings one rehearsal site to what its files say. */

import { up } from "../../operations/deploy/up.ts";
import { rehearsalCommand } from "../rehearsal-command.ts";

export const upCommand = rehearsalCommand("up", up);
