/** `estate down <site>`: destroys the resources of one rehearsal site. */

import { down } from "../../operations/deploy/down.ts";
import { rehearsalCommand } from "../rehearsal-command.ts";

export const downCommand = rehearsalCommand("down", down);
