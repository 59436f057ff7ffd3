/** `estate refresh <site>`: records the current values of one rehearsal site's cloud. */

import { refresh } from "../../operations/deploy/refresh.ts";
import { rehearsalCommand } from "../rehearsal-command.ts";

export const refreshCommand = rehearsalCommand("refresh", refresh);
