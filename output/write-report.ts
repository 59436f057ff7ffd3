/** Writes a report where a person wants it. */
import { writeFileSync } from "node:fs";
import type { Message } from "./message.ts";
import { shownPath } from "./path.ts";
import { UserError } from "./user-error.ts";

const NOT_WRITTEN: Message = {
  fr: "{file} : le rapport n'a pas pu être écrit ({reason})",
  en: "{file}: the report could not be written ({reason})",
};

/** Writes to a file, or without one to standard output. @throws UserError if the file cannot be written */
export function writeReport(text: string, file: string | undefined): void {
  if (file === undefined) return void process.stdout.write(text);
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(NOT_WRITTEN, { file: shownPath(file), reason: code ?? message });
  }
}
