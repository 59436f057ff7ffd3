/** Two recorded states of one site, the earlier one first, each as `pulumi stack export` writes it. */
import {
  colonIn,
  type Language,
  type Message,
  type MessageValues,
} from "../../../output/message.ts";
import { choice } from "../../../output/nearest.ts";
import { shownPath } from "../../../output/path.ts";
import { Misuse } from "../../../output/user-error.ts";
import { lineAt, type Recording } from "../../../policies/enforce/recorded/index.ts";
import { asMap } from "../../../policies/enforce/recorded/recording.ts";
import { type Deployment, deployment } from "../../../policies/enforce/recorded/schema.ts";
import { auditContextOf } from "../../audit/context.ts";
import { readFile, readText } from "../../audit/input.ts";
import { sha256 } from "../../bundle/digest.ts";
import { TEXTS as COMPLIANCE } from "../../compliance/messages.ts";
import { TEXTS } from "./messages.ts";

/** The text of a state, and its name in messages. */
export interface StateText {
  readonly name: string;
  readonly text: string;
}

/** A recorded state. */
export interface RecordedState {
  readonly name: string;
  /** SHA-256 of the text. */
  readonly digest: string;
  /** When it was written, by itself (UTC). */
  readonly time: string;
  readonly site: string;
  readonly rehearsal: boolean;
  readonly recording: Recording;
  /** Its resources as they are written; nothing of their values may be shown. */
  readonly deployment: Deployment;
}

/** The state of a site, earlier and later. */
export interface StatePair {
  readonly before: RecordedState;
  readonly after: RecordedState;
}

/** What a pair of states must be of. */
export interface WantedSite {
  /** The site of the report. @default any of `sites` */
  readonly site?: string | undefined;
  /** Sites that have files. */
  readonly sites: readonly string[];
}

/** The two states of files, `-` for standard input. @throws UserError or Failure */
export function readStates(
  files: readonly string[],
  wanted: WantedSite,
  language: Language,
): StatePair {
  const [first, second, ...more] = files;
  if (first === undefined || second === undefined || more.length > 0) {
    throw new Misuse(TEXTS.twoFiles, { count: files.length });
  }
  const textOf = (file: string): StateText => {
    const name = file === "-" ? "stdin" : shownPath(file);
    return { name, text: readText(file, name, language) };
  };
  return pairOf([textOf(first), textOf(second)], wanted, language);
}

/** The two states of texts. @throws UserError or Failure */
export function pairOf(
  texts: readonly [StateText, StateText],
  wanted: WantedSite,
  language: Language,
): StatePair {
  const [before, after] = [stateOf(texts[0], language), stateOf(texts[1], language)];
  requireSite(before, wanted);
  const [one, other] = [identityOf(before), identityOf(after)];
  if (one.en !== other.en) {
    throw rejected(after, TEXTS.otherStack, { got: other, want: one, other: before.name });
  }
  const [from, to] = [before.time, after.time];
  const place = { other: before.name, time: to, earlier: from };
  if (from === to) throw rejected(after, TEXTS.sameTime, place, TIME);
  if (from > to) throw rejected(after, TEXTS.swapped, place, TIME);
  return { before, after };
}

const TIME = ["manifest", "time"];

interface Located extends RecordedState {
  readonly text: string;
  /** Path of the deployment in the document. */
  readonly path: readonly string[];
}

function stateOf({ name, text }: StateText, language: Language): Located {
  const recording = readFile(text, name, language);
  const document = asMap(JSON.parse(text.replace(/^\uFEFF/, "")));
  const place = (...path: readonly string[]) => `${name}:${lineAt(text, path)}`;
  if (recording.kind === "plan") throw new Misuse(COMPLIANCE.plan, { file: place("steps") });
  const path = Object.hasOwn(document, "deployment") ? ["deployment"] : ["checkpoint", "latest"];
  const held = path.reduce<unknown>((here, key) => asMap(here)[key], document);
  const { time } = recording;
  if (time === undefined) throw new Misuse(TEXTS.noTime, { file: place(...path, ...TIME) });
  const { site, rehearsal } = auditContextOf(recording, {});
  return {
    name,
    text,
    path,
    digest: sha256(text),
    time,
    site: site.is,
    rehearsal: rehearsal.is,
    recording,
    deployment: deployment.parse(held),
  };
}

function requireSite(state: Located, { site, sites }: WantedSite): void {
  const { site: got } = state;
  if (site !== undefined && got !== site) {
    throw rejected(state, TEXTS.otherSite, { site: got, want: site });
  }
  if (!sites.includes(got)) {
    throw rejected(state, TEXTS.noSite, { site: got, want: choice(sites, got) });
  }
}

/** What two states of one thing have in common. */
function identityOf({ site, rehearsal, recording: { stack, project } }: RecordedState): Message {
  const of = (language: Language) => {
    const kind = rehearsal ? `${TEXTS.rehearsal[language]} ` : "";
    return `${kind}${site}, ${TEXTS.stack[language]}${colonIn(language)} ${project}/${stack}`;
  };
  return { fr: of("fr"), en: of("en") };
}

function rejected(
  { name, text, path }: Located,
  message: Message,
  values: MessageValues,
  at: readonly string[] = ["resources"],
): Misuse {
  return new Misuse(message, { file: `${name}:${lineAt(text, [...path, ...at])}`, ...values });
}
