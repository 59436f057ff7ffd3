/** `estate refresh <site>`: records what one rehearsal site's cloud says. */
import { rehearsalCommand } from "./define.ts";
import { refresh } from "./refresh.ts";

export const refreshCommand = rehearsalCommand("refresh", refresh);
