/** `estate env <site>`: what a shell needs to run `pulumi` on one rehearsal site. */
import { rehearsalCommand } from "./define.ts";
import { printEnvironment } from "./env.ts";

export const envCommand = rehearsalCommand("env", printEnvironment);
