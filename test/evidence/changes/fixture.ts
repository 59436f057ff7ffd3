/** A report on a prepared change of the reference: no repository on a disk. */
import { changesOf } from "../../../evidence/changes/changes.ts";
import { type PeriodCommits, trailersOf } from "../../../evidence/changes/commits.ts";
import type { Changes, CommitEntry } from "../../../evidence/changes/model.ts";
import type { Period } from "../../../evidence/changes/period.ts";
import { updatesOf } from "../../../evidence/changes/updates.ts";
import type { Commit } from "../../../evidence/history/commits.ts";
import type { PastWaiver } from "../../../evidence/waivers/history.ts";
import type { Language } from "../../../output/message.ts";
import { waiver } from "../compliance/fixture.ts";
import { patchedTree, reviewTrees, sideOf } from "../review/cases.ts";
import { statesWith } from "./state-texts.ts";

const CHANGE = `
change:
  stacks/bamako/tenants/mail.yaml: { delete: true }
  stacks/bamako/tenants/e-visa.yaml:
    set: { flows.portal-to-app.ports: 444 }
  stacks/ouagadougou/tenants/customs.yaml:
    set: { title.en: "Customs service" }
`;

const person = { name: "Awa Traoré", email: "awa@example.ml" };
/** A full name of a commit from its first figure. */
export const idOf = (figure: string) => figure.repeat(40);

export function commitWith(more: Partial<Commit> = {}): Commit {
  const date = "2026-11-12T10:00:00+00:00";
  return {
    id: idOf("a"),
    parents: [idOf("0")],
    author: person,
    committer: person,
    authored: date,
    committed: date,
    subject: "a change",
    message: "a change\n",
    ...more,
  };
}

export function entryWith(more: Partial<CommitEntry> = {}): CommitEntry {
  return {
    commit: idOf("a").slice(0, 10),
    id: idOf("a"),
    day: "2026-11-12",
    author: "Awa Traoré <awa@example.ml>",
    committer: "Awa Traoré <awa@example.ml>",
    subject: "a change",
    trailers: [],
    signature: false,
    merge: false,
    files: ["stacks/bamako/tenants/e-visa.yaml"],
    ...more,
  };
}

const MERGE = `Merge branch 'ports'

Port 444 for the portal.

Approved-by: Issa Keïta <issa@example.ml>
Reviewed-by: Fanta Diallo
 <fanta@example.ml>
`;

const entries: readonly CommitEntry[] = [
  entryWith({
    commit: idOf("c").slice(0, 10),
    id: idOf("c"),
    day: "2026-11-14",
    subject: "Merge branch 'ports'",
    committer: "GitLab <noreply@example.ml>",
    trailers: trailersOf(MERGE),
    signature: true,
    merge: true,
  }),
  entryWith({ mergedBy: idOf("c").slice(0, 10) }),
  entryWith({
    commit: idOf("b").slice(0, 10),
    id: idOf("b"),
    day: "2026-11-10",
    subject: "Mail goes",
    trailers: [{ key: "Signed-off-by", value: "Awa Traoré <awa@example.ml>" }],
    files: [
      "stacks/bamako/site.yaml",
      "stacks/bamako/tenants/mail.yaml",
      "stacks/ouagadougou/tenants/customs.yaml",
    ],
  }),
];

export const commits: PeriodCommits = {
  entries,
  trailers: new Map(entries.map(({ commit, trailers }) => [commit, trailers])),
};

const at = (figure: string, day: string) => ({
  commit: idOf(figure).slice(0, 10),
  author: "Awa Traoré <awa@example.ml>",
  day,
});

/** One waiver is entered in the period, one is removed, one expires. */
export const versions: readonly PastWaiver[] = [
  { key: "shared-qos", waiver, from: at("c", "2026-11-14") },
  {
    key: "expiring",
    waiver: { ...waiver, rule: "image-registry", expiry: "2026-11-20" },
    from: at("9", "2026-10-01"),
  },
  {
    key: "removed",
    waiver,
    from: at("9", "2026-10-01"),
    until: at("b", "2026-11-10"),
  },
];

export const PERIOD: Period = {
  given: "2026-11-01",
  day: "2026-11-01",
  base: commitWith({ id: idOf("0"), committed: "2026-10-30T10:00:00+00:00" }),
  before: idOf("0"),
  head: commitWith({ id: idOf("c"), committed: "2026-11-14T10:00:00+00:00" }),
  notes: [],
};

/** Output of `pulumi stack history --json`, with a secret in its configuration and in its message. */
export const HISTORY = JSON.stringify(
  [
    {
      version: 2,
      kind: "update",
      startTime: "2026-11-15T09:00:00.000Z",
      message: "token: glpat-abcdefghij0123456789",
      environment: {
        "git.head": idOf("c"),
        "git.dirty": "true",
        "git.author": "Awa Traoré",
        "git.author.email": "awa@example.ml",
        "exec.kind": "cli",
      },
      config: { "estate:password": { value: "hunter2-hunter2", secret: true } },
      result: "succeeded",
      endTime: "2026-11-15T09:12:00.000Z",
      resourceChanges: { create: 3, same: 1200, update: 1 },
    },
    {
      version: 1,
      kind: "refresh",
      startTime: "2026-11-02T09:00:00.000Z",
      message: "",
      environment: { "git.head": idOf("d") },
      config: {},
      result: "failed",
      endTime: "2026-11-02T09:01:00.000Z",
    },
  ],
  null,
  2,
);

const sides = async () => ({
  base: await sideOf(patchedTree("", []), "reference"),
  head: await sideOf(patchedTree(CHANGE, ["change"]), "changes"),
});

/** What a test may have otherwise. */
export interface Given {
  readonly language?: Language;
  readonly site?: string;
  readonly period?: Period;
  readonly commits?: PeriodCommits;
  readonly withUpdates?: boolean;
  readonly withStates?: boolean;
}

/** The report on the change above. */
export async function changesWith(given: Given = {}): Promise<Changes> {
  const { language = "en", site, period = PERIOD, withUpdates = true, withStates = true } = given;
  const { base, head } = await sides();
  const review = await reviewTrees(base, head, language);
  const [open, past] = [versions.slice(0, 2), versions.slice(2)];
  const dates = { from: period.day, today: review.today };
  return changesOf(
    {
      period,
      review,
      commits: given.commits ?? commits,
      changed: new Set(review.files.map(({ file }) => file)),
      versions: { open, past, notLookedAt: [] },
      ...(withUpdates && {
        updates: {
          source: "history.json",
          ...updatesOf(HISTORY, "history.json", new Set([idOf("c")]), dates),
        },
      }),
      ...(withStates && { states: statesWith(language) }),
      site,
    },
    language,
  );
}
