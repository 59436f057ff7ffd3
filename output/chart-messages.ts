/** The line below every picture. */
import type { Message } from "./message.ts";

export const TEXTS = {
  source: { fr: "Source : {files} ; calculé le {date}", en: "Source: {files}; computed on {date}" },
} as const satisfies Record<string, Message>;
