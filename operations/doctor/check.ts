/** The form of a check. */
import type { Message } from "../../output/message.ts";
import type { Examined } from "./examined.ts";
import type { Found } from "./model.ts";

/** One check of a site's cloud: it reads, and changes nothing. */
export interface Check {
  /** Identifies it in reports. */
  readonly key: string;
  /** Key of the prerequisite on docs/operator-prerequisites.md. */
  readonly item: string;
  readonly title: Message;
  /** Standards of the Sovereign Cloud Stack on the same subject. @default none */
  readonly standards?: readonly string[];
  /** What of the prerequisite no API shows. @default nothing */
  readonly unseen?: Message;
  /** What it finds, in order; a reading that fails throws `Unread`, and what was found before stays. */
  run(examined: Examined): AsyncIterable<Found>;
}
