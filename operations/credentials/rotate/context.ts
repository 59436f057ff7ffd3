/** What each replacement gets, and what it must do. */
import type { Estate } from "../../../estate/estate.ts";
import type { Message, MessageValues } from "../../../output/message.ts";
import type { Rotation } from "../rotations.ts";

/** What the engine of a site replaces or updates; nothing else is changed. */
export interface Targets {
  /** URNs of resources that are replaced, and with them all that depends on them. */
  readonly replace?: readonly string[];
  /** URNs of resources that are updated. */
  readonly update?: readonly string[];
}

export interface Context {
  readonly site: string;
  /** Id of the credential. */
  readonly id: string;
  readonly estates: readonly Estate[];
  /** Whether the old one is known to others: nothing waits for the end of an overlap. */
  readonly leaked: boolean;
  readonly now: () => Date;
  /** Prints a line for the person who runs the command. */
  readonly print: (text: Message, values?: MessageValues) => void;
  /** Runs a site's engine under the policy pack. */
  readonly engine: (site: string, targets: Targets) => Promise<void>;
}

/** How one kind of credential is replaced. Each step can be repeated after a kill. */
export interface Handler {
  /** Makes the new one and puts it in place. Gets what an interrupted run had begun. Returns what is to be ended. */
  begin(context: Context, begun: Rotation | undefined): Promise<Rotation>;
  /** Ends the old one; absent where it ends with the replacement. */
  finish?(context: Context, begun: Rotation): Promise<void>;
}

/** The last part of an id: `treasury` of `service-account/treasury`. */
export function subjectOf({ id }: Pick<Context, "id">): string {
  return id.slice(id.indexOf("/") + 1);
}
