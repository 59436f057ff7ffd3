/** `estate refresh <site>`: records what one rehearsal site's cloud says. */

import { refresh } from "../../operations/deploy/refresh.ts";
import { rehearsalCommand } from "../rehearsal-command.ts";

export const refreshCommand = rehearsalCommand("refresh", refresh);
