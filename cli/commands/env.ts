/** `estate env <site>`: prints the environment that a shell needs to run `pulumi` on one rehearsal site. */

import { printEnvironment } from "../../operations/deploy/env.ts";
import { rehearsalCommand } from "../rehearsal-command.ts";

export const envCommand = rehearsalCommand("env", printEnvironment);
