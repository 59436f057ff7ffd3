/** A fault of the program itself: a sentence instead of a stack trace, and a file with the details. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { chooseLanguage } from "../output/language.ts";
import { type Language, render } from "../output/message.ts";
import manifest from "../package.json" with { type: "json" };
import { UNEXPECTED } from "./messages.ts";

/** No result: neither "done" nor "rejected". */
const NO_RESULT = 2;

/** Prints that there is no result and where the details are, and returns the exit code. */
export function reportUnexpected(error: unknown, command: string, language: Language): number {
  const file = writeDetails(error, command);
  console.error(`estate: ${render(UNEXPECTED, { file }, language)}`);
  return NO_RESULT;
}

/** Ends the process in the same way on a fault that no command waits for, and quietly when nothing reads its output. */
export function onUnexpected(command: string): void {
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") process.exit(NO_RESULT);
  });
  process.on("uncaughtException", (error) => {
    process.exit(reportUnexpected(error, command, chooseLanguage()));
  });
}

/** The file with the details, which only its owner may read: an error's text can hold what the program has read. */
function writeDetails(error: unknown, command: string): string {
  const details = [
    `aes-estate ${manifest.version}, Node.js ${process.version}, ${process.platform} ${process.arch}`,
    `command: ${command}`,
    inspect(error, { depth: 4 }),
  ];
  try {
    const file = join(mkdtempSync(join(tmpdir(), "aes-estate-error-")), "details.txt");
    writeFileSync(file, `${details.join("\n")}\n`, { mode: 0o600 });
    return file;
  } catch {
    return "—";
  }
}
