/** The review of a change as data: two revisions in memory, no clock, no disk. */

import { folderOf, type Repository } from "../../operations/git/git.ts";
import type { Language } from "../../output/message.ts";
import type { Tree } from "../history/tree.ts";
import { changedEstateFiles } from "./changed-files.ts";
import { unapprovedDeletions } from "./deletions.ts";
import { changedFigures } from "./figures.ts";
import { NOT_ASSESSED } from "./messages.ts";
import {
  type ChangedFile,
  EFFECTS,
  type Effect,
  type Figure,
  type Review,
  type ReviewedViolation,
} from "./model.ts";
import { placeOf, readSide, type Side } from "./side.ts";
import { signaturesFor } from "./signatures.ts";
import { comparedViolations } from "./violations.ts";
import { changedWays } from "./ways.ts";

/** Two revisions. */
export interface ReviewRequest {
  readonly repository: Repository;
  /** Names of the revisions for people. */
  readonly base: string;
  readonly head: string;
  /** The project's files at each. */
  readonly trees: { readonly base: Tree; readonly head: Tree };
  /** Every changed file, from the repository's root. */
  readonly changed: readonly string[];
  /** Text of CODEOWNERS at BASE. */
  readonly codeOwners?: string | undefined;
  /** Day (UTC) of the evaluation. */
  readonly today: string;
  readonly version: string;
}

/** The review in one language. */
export async function reviewOf(request: ReviewRequest, language: Language): Promise<Review> {
  const { repository, trees, today } = request;
  const folder = folderOf(repository);
  const kept = new Map<string, unknown>();
  const base = await readSide(trees.base, folder, today, kept);
  const head = await readSide(trees.head, folder, today, kept);
  return reviewOfSides(base, head, request, language);
}

/** The review of two sides that have been read. */
export function reviewOfSides(
  base: Side,
  head: Side,
  request: ReviewRequest,
  language: Language,
): Review {
  const { repository, changed, codeOwners, today, version } = request;
  const { prefix } = repository;
  const { folder } = head;
  const files = changedEstateFiles(base, head);
  const ways = changedWays(base, head, files);
  const deletions = unapprovedDeletions(base, head, today);
  const after = [...deletions, ...head.loaded.issues];
  const both = { before: base.loaded.issues, after, folder };
  const violations = comparedViolations(both, language);
  const figures = figuresOf(base, head);
  const otherFiles = changed.filter(
    (file) => !file.startsWith(prefix) || placeOf(file.slice(prefix.length)) === undefined,
  );
  const agree = { base, head, codeOwners, changed, prefix, files, ways };
  const found = { files, otherFiles, figures: figures ?? [], ways, violations };
  return {
    schemaVersion: 1,
    language,
    tool: { name: "aes-estate", version },
    base: request.base,
    head: request.head,
    today,
    result: violations.some(({ state }) => state === "new") ? "failed" : "passed",
    changesEstate: files.some(({ status }) => status !== "reformatted"),
    counts: countsOf(files, violations),
    ...found,
    signatures: signaturesFor(agree, language),
    notAssessed: notAssessed(found, figures === undefined, language),
  };
}

/** The figures that change; `undefined` if one side has issues, because a wrong estate has none. */
function figuresOf(base: Side, head: Side): Figure[] | undefined {
  if (base.loaded.issues.length > 0 || head.loaded.issues.length > 0) return undefined;
  return changedFigures(base.loaded.estates, head.loaded.estates);
}

function countsOf(
  files: readonly ChangedFile[],
  violations: readonly ReviewedViolation[],
): Review["counts"] {
  const changes = files.flatMap((file) => file.changes);
  const of = (effect: Effect) => changes.filter((change) => change.effect === effect).length;
  const inState = (state: ReviewedViolation["state"]) =>
    violations.filter((one) => one.state === state).length;
  const tenants = files.filter(({ kind, status }) => kind === "tenant" && status !== "reformatted");
  return {
    files: files.length,
    tenants: tenants.length,
    effects: Object.fromEntries(EFFECTS.map((effect) => [effect, of(effect)])) as Record<
      Effect,
      number
    >,
    violations: {
      new: inState("new"),
      unchanged: inState("unchanged"),
      absent: inState("absent"),
    },
  };
}

function notAssessed(
  { files, otherFiles }: Pick<Review, "files" | "otherFiles">,
  withoutFigures: boolean,
  language: Language,
): string[] {
  const unreadable = files.some(({ status }) => status === "unreadable");
  const unknown = files.some(({ changes }) => changes.some(({ effect }) => effect === "unknown"));
  return [
    NOT_ASSESSED.program[language],
    NOT_ASSESSED.clouds[language],
    ...(withoutFigures ? [NOT_ASSESSED.figures[language]] : []),
    ...(unreadable ? [NOT_ASSESSED.unreadable[language]] : []),
    ...(unknown ? [NOT_ASSESSED.unknown[language]] : []),
    ...(otherFiles.length > 0 ? [NOT_ASSESSED.others[language]] : []),
  ];
}
