/** `estate up <site>`: brings one rehearsal site to what its files say. */
import { rehearsalCommand } from "./define.ts";
import { up } from "./up.ts";

export const upCommand = rehearsalCommand("up", up);
