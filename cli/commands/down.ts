/** `estate down <site>`: destroys what one rehearsal site has. */

import { down } from "../../operations/deploy/down.ts";
import { rehearsalCommand } from "../rehearsal-command.ts";

export const downCommand = rehearsalCommand("down", down);
