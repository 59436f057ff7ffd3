/** `estate up <site>`: updates one rehearsal site to what its files declare. */

import { up } from "../../operations/deploy/up.ts";
import { rehearsalCommand } from "../rehearsal-command.ts";

export const upCommand = rehearsalCommand("up", up);
