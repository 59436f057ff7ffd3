/** What an export contains, and what it lacks. */
import type { Message } from "../../../output/message.ts";

/** One file of an export. */
export interface ExportedFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** What it is at the service: a later run fetches it again if this differs. */
  readonly identity: string;
  /** What the service keeps beside the content: its type, people's metadata. */
  readonly metadata?: Readonly<Record<string, string>> | undefined;
}

/** What is not in an export. */
export interface Missing {
  readonly site: string;
  readonly what: string;
  readonly why: Message;
  /** Whether it should be in it: the export is not complete. */
  readonly failed: boolean;
}
