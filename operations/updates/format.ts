/** Formats updates for people. */
import { formatTime } from "../../output/day.ts";
import { type Message, renderEach } from "../../output/message.ts";
import { TEXTS } from "./messages.ts";
import type { Update } from "./update.ts";

/** Digits of a commit's name that people are shown. */
const SHOWN = 12;

/** The name of a commit, abbreviated. */
export const short = (commit: string) => commit.slice(0, SHOWN);

/** Commit, author, time and outcome of an update. */
export function describe({ commit, author, at, succeeded, uncommitted }: Update): Message {
  return renderEach(TEXTS.update, {
    commit: commit === undefined ? TEXTS.noCommit : short(commit),
    author: author ?? TEXTS.noAuthor,
    at: formatTime(at),
    failed: succeeded ? "" : TEXTS.failed,
    uncommitted: uncommitted ? TEXTS.uncommitted : "",
  });
}
