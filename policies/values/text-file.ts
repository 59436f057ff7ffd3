/** The only place that opens files from people: regular files of a limited size, in UTF-8. */
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import type { Message, MessageValues } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";

const MEBIBYTE = 2 ** 20;

/** The largest file that people write, in MiB; the estate's own are below a tenth of it. */
const MOST = 2;

/** The largest file that a program writes, in MiB: about what Node can hold as one text. */
export const MOST_OF_RECORDS = 400;

const FAULTS = {
  unreadable: { fr: "{file} : fichier illisible ({code})", en: "{file}: unreadable ({code})" },
  symbolicLink: {
    fr: "{file} : un lien symbolique ; attendu le fichier lui-même",
    en: "{file}: a symbolic link; want the file itself",
  },
  notRegular: {
    fr: "{file} : {what} ; attendu un fichier ordinaire",
    en: "{file}: {what}; want a regular file",
  },
  tooLarge: {
    fr: "{file} : {size, number} Mio ; attendu {most, number} Mio au plus",
    en: "{file}: {size, number} MiB; want at most {most, number} MiB",
  },
  notUtf8: {
    fr: "{file} : des octets qui ne sont pas de l'UTF-8 ; attendu de l'UTF-8",
    en: "{file}: bytes that are not UTF-8; want UTF-8",
  },
} as const satisfies Record<string, Message>;

/** Why a file was not read. */
export class FileFault extends UserError {
  readonly kind: keyof typeof FAULTS;

  constructor(kind: keyof typeof FAULTS, values: MessageValues) {
    super(FAULTS[kind], values);
    this.kind = kind;
  }
}

export interface ReadOptions {
  /** The file's name in messages. @default its path */
  readonly shown?: string;
  /** The largest size, in MiB. @default 2 */
  readonly most?: number;
  /** Whether a link is followed: its target can change without review. @default true */
  readonly links?: boolean;
}

/** A file's text, without a byte order mark. @throws FileFault */
export function readText(file: string, options: ReadOptions = {}): string {
  return decoded(readBytes(file, options), options.shown ?? file);
}

/** A file's bytes. Nothing is read of a pipe or a device, which may never end. @throws FileFault */
export function readBytes(file: string, options: ReadOptions = {}): Buffer {
  const { shown = file, most = MOST, links = true } = options;
  let opened: number | undefined;
  try {
    // Without O_NONBLOCK, the program would wait for a pipe's writer here.
    const flags = constants.O_RDONLY | constants.O_NONBLOCK;
    opened = openSync(file, links ? flags : flags | constants.O_NOFOLLOW);
    const status = fstatSync(opened);
    if (!status.isFile()) {
      throw new FileFault("notRegular", { file: shown, what: kindOf(status) });
    }
    checkSize(status.size, most, shown);
    return readFileSync(opened);
  } catch (error) {
    if (error instanceof FileFault) throw error;
    const { code = "?" } = error as NodeJS.ErrnoException;
    if (code === "ELOOP" && !links) throw new FileFault("symbolicLink", { file: shown });
    throw new FileFault("unreadable", { file: shown, code });
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

/** Rejects more bytes than a limit in MiB. @throws FileFault */
export function checkSize(bytes: number, most: number, shown: string): void {
  if (bytes <= most * MEBIBYTE) return;
  throw new FileFault("tooLarge", { file: shown, size: Math.ceil(bytes / MEBIBYTE), most });
}

/** The text of some bytes; `shown` is their file's name. @throws FileFault if they are in another encoding */
export function decoded(bytes: Buffer, shown: string, encoding = "utf-8"): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new FileFault("notUtf8", { file: shown });
  }
}

function kindOf(status: Stats): Message {
  if (status.isDirectory()) return { fr: "un dossier", en: "a folder" };
  if (status.isFIFO()) return { fr: "un tube", en: "a pipe" };
  return { fr: "un périphérique", en: "a device" };
}
