/** Parts of the report as people read them, in text and in HTML. */
import {
  colonIn,
  type Language,
  oneLine as lineOf,
  type MessageValues,
  render,
} from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { short } from "../history/tree.ts";
import { DIRECTION, EFFECT, KIND, MARKDOWN, REACH, STATUS } from "../review/messages.ts";
import { DOCUMENT, HOW } from "./messages.ts";
import type { Changes, CommitEntry, FileEntry, RuleEntry, Update, WaiverChange } from "./model.ts";
import { stateCounts } from "./states/words.ts";

export type Say = (key: keyof typeof DOCUMENT, values?: MessageValues) => string;

/** The document's words in one language. */
export function wordsIn(language: Language): Say {
  return (key, values = {}) => render(DOCUMENT[key], values, language);
}

/** A text of a commit or of a file as a single line: it cannot control a terminal, nor begin a line of its own. */
export function oneLine(text: string): string {
  return lineOf(text) || "—";
}

/** The lines above everything else. */
export function headLines(changes: Changes, say: Say): string[] {
  const { since, head, counts, today, site, states, language } = changes;
  const base = since.commit ?? say("nothingBefore");
  const named =
    since.given === since.day || since.given === base ? base : `${since.given} (${base})`;
  return [
    say("period", { from: since.day, today }),
    ...(site === undefined ? [] : [say("ofSite", { site: oneLine(site) })]),
    say("revisions", { base: oneLine(named), head: head.commit, day: head.day }),
    say("summary", { commits: counts.commits, tenants: counts.tenants, files: counts.files }),
    say("approvedCount", approvedOf(changes)),
    say("violations", counts.violations),
    say("waivers", counts.waivers),
    ...(counts.updates === undefined ? [] : [say("updatesCount", { count: counts.updates })]),
    ...(states === undefined ? [] : stateCounts(states, language)),
  ];
}

/** A file's heading: `bamako/mail (ML), tenant, changed: in place`. */
export function fileTitle(entry: FileEntry, language: Language): string {
  const { site, tenant, file, owners = [], kind, status, effect } = entry;
  const name = [site, tenant].filter((part) => part !== undefined).join("/") || file;
  const owner = owners.length > 0 ? ` (${owners.join(" → ")})` : "";
  const colon = colonIn(language);
  const words = `${KIND[kind][language]}, ${STATUS[status][language]}`;
  return oneLine(`${name}${owner}, ${words}${colon} ${EFFECT[effect][language]}`);
}

/** A file's changes and ways, a line each. */
export function fileLines({ changes, ways }: FileEntry, language: Language, say: Say): string[] {
  const value = (text: string | undefined) => (text === undefined ? say("absent") : oneLine(text));
  const colon = colonIn(language);
  return [
    ...changes
      .filter(({ path }) => path !== ".")
      .map(
        ({ path, before, after, effect }) =>
          `${oneLine(path)}${colon} ${value(before)} → ${value(after)} (${EFFECT[effect][language]})`,
      ),
    ...ways.map(({ change, direction, reach, end, traffic }) => {
      // Of the Internet and the government's network, the end is the same again.
      const words = [REACH[reach][language], end, traffic].filter(
        (word) => word !== "" && word !== reach,
      );
      const what = say("way", { change: MARKDOWN[change][language] });
      return oneLine(`${what}, ${DIRECTION[direction][language]}${colon} ${words.join(" ")}`);
    }),
  ];
}

/** How many of the files that changed have an approval in the messages of their commits. */
function approvedOf({ tenants, others }: Changes) {
  const all = [...tenants, ...others];
  return {
    files: all.length,
    approved: all.filter(({ approvals }) => approvals.length > 0).length,
  };
}

/** The commits that change a file, and who agreed to them. */
export function approvalLines({ commits, approvals }: FileEntry, say: Say): string[] {
  const all = approvals.map(({ key, value, commit }) =>
    say("approval", { approval: `${key}: ${oneLine(value)} (${commit})` }),
  );
  return [
    ...(commits.length > 0 ? [say("inCommits", { commits: commits.join(", ") })] : []),
    ...(all.length > 0 ? all : [say("noApproval")]),
  ];
}

export function peopleLines({ author, committer }: CommitEntry, say: Say): string[] {
  const by = committer === author ? [] : [say("committer", { committer: oneLine(committer) })];
  return [say("author", { author: oneLine(author) }), ...by];
}

/** What a commit says of its approval, and whether it carries a signature. */
export function trailerLines({ trailers, signature, merge, mergedBy }: CommitEntry, say: Say) {
  return [
    ...trailers.map(({ key, value }) => `${key}: ${oneLine(value)}`),
    say(signature ? "signature" : "noSignature"),
    ...(merge ? [say("merge")] : []),
    ...(mergedBy === undefined ? [] : [say("mergedBy", { commit: mergedBy })]),
  ];
}

/** A rule's violations and waivers; the lines after the first of each belong to it. */
export function ruleParts(
  { violations, waivers }: RuleEntry,
  language: Language,
  say: Say,
): readonly (readonly string[])[] {
  const colon = colonIn(language);
  const shown = (state: "new" | "gone") =>
    violations[state].map(({ file, line, path, message }) => {
      const at = oneLine(`${file}:${line}${colon} ${path}`);
      return [`${say(state)}${colon} ${at}`, ...message.split("\n").map(oneLine)];
    });
  const granted = [...waivers.begun, ...waivers.ended].map((one) =>
    waiverLines(one, language, say),
  );
  return [...shown("new"), ...shown("gone"), ...granted];
}

function waiverLines(
  { key, how, start, expiry, ticket, approver, owner, reason, scope, commit }: WaiverChange,
  language: Language,
  say: Say,
): string[] {
  return [
    oneLine(say("waiver", { key, how: HOW[how][language], start, expiry, ticket })),
    oneLine(say("waiverPeople", { approver, owner })),
    oneLine(scope),
    oneLine(reason),
    ...(commit === undefined ? [] : [say("waiverCommit", { commit })]),
  ];
}

/** One recorded update; its configuration is not in it. */
export function updateLines(update: Update, language: Language, say: Say): string[] {
  const { version, kind, result = "—", start, end, changes, author } = update;
  const values = { version, kind, result, start };
  const operations = Object.entries(changes).map(([operation, count]) => {
    return `${operation} ${formatNumber(count, language)}`;
  });
  return [
    end === undefined ? say("update", values) : say("updateEnd", { ...values, end }),
    ...(operations.length > 0 ? [say("resources", { changes: operations.join(", ") })] : []),
    revisionLine(update, say),
    ...(author === undefined ? [] : [say("author", { author: oneLine(author) })]),
  ];
}

function revisionLine({ revision, inHistory, uncommitted }: Update, say: Say): string {
  const known = inHistory ? "revision" : "notInHistory";
  const words =
    revision === undefined ? say("noRevision") : say(known, { revision: short(revision) });
  return uncommitted ? `${words}, ${say("uncommitted")}` : words;
}
