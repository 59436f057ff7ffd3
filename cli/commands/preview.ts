/** `estate preview <site>`: what an update of one rehearsal site would change. */

import { preview } from "../../operations/deploy/preview.ts";
import { rehearsalCommand } from "../rehearsal-command.ts";

export const previewCommand = rehearsalCommand("preview", preview);
