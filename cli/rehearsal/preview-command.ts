/** `estate preview <site>`: what an update of one rehearsal site would change. */
import { rehearsalCommand } from "./define.ts";
import { preview } from "./preview.ts";

export const previewCommand = rehearsalCommand("preview", preview);
