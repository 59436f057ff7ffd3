/** Messages of all commands that write files of the estate. */
import type { Message } from "../../output/message.ts";

export const NOTHING_WRITTEN: Message = {
  fr: "rien n'a été écrit (--dry-run)",
  en: "nothing was written (--dry-run)",
};
