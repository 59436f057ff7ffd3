/** `estate preview <site>`: shows the changes that an update of one rehearsal site would make. */

import { preview } from "../../operations/deploy/preview.ts";
import { rehearsalCommand } from "../rehearsal-command.ts";

export const previewCommand = rehearsalCommand("preview", preview);
