/** `estate down <site>`: destroys what one rehearsal site has. */
import { rehearsalCommand } from "./define.ts";
import { down } from "./down.ts";

export const downCommand = rehearsalCommand("down", down);
