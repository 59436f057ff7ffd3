/** The report's documents: text, HTML and JSON say the same, in both languages, and nothing in them acts. */
import test from "ava";
import fc from "fast-check";
import { toHtml } from "../../../evidence/changes/html.ts";
import { changesSchema } from "../../../evidence/changes/model.ts";
import { schemaText } from "../../../evidence/changes/schema.ts";
import { toText } from "../../../evidence/changes/text.ts";
import { oneLine } from "../../../evidence/changes/words.ts";
import { STYLE } from "../../../evidence/compliance/style.ts";
import { toJsonText } from "../../../output/json.ts";
import { HIDDEN, LANGUAGES } from "../../../output/message.ts";
import { isGenerated } from "../../generate/generated.ts";
import { changesWith, commits, entryWith, PERIOD } from "./fixture.ts";
import { statesWith } from "./state-texts.ts";

const GOLDEN = "test/evidence/changes/golden";

for (const language of LANGUAGES) {
  test.serial(
    `the documents of changes are as they were approved: ${language} (make generate writes it)`,
    async (t) => {
      const changes = await changesWith({ language });
      isGenerated(t, `${GOLDEN}/changes.${language}.txt`, toText(changes));
      isGenerated(
        t,
        `${GOLDEN}/changes.${language}.html`,
        toHtml(changes).replace(String(STYLE), ""),
      );
    },
  );

  test.serial(`the JSON of changes has the shape of its schema: ${language}`, async (t) => {
    const changes = await changesWith({ language });
    t.deepEqual(changesSchema.parse(JSON.parse(toJsonText(changes))), changes);
  });
}

test("the schema of changes is generated from the model (make generate writes it)", (t) => {
  isGenerated(t, "evidence/changes/schemas/changes.schema.json", schemaText());
});

test.serial(
  "no configuration, message or secret of an update or a state is in any format",
  async (t) => {
    const changes = await changesWith();
    for (const text of [toText(changes), toHtml(changes), toJsonText(changes)]) {
      t.notRegex(text, /hunter2|glpat-|estate:password/);
    }
  },
);

test.serial(
  "of one site there are its files, and the waivers and violations that bear on it",
  async (t) => {
    const changes = await changesWith({ site: "ouagadougou" });
    t.deepEqual(
      changes.tenants.map(({ file }) => file),
      ["stacks/ouagadougou/tenants/customs.yaml"],
    );
    t.deepEqual(
      changes.commits.map(({ files }) => files),
      [["stacks/ouagadougou/tenants/customs.yaml"]],
    );
    t.deepEqual(changes.reverted, []);
    t.deepEqual(changes.counts.waivers, { begun: 0, ended: 0 });
    t.true(
      changes.rules
        .flatMap(({ violations }) => violations.new)
        .every(({ file }) => file === "stacks/repatriation.yaml"),
    );
    t.regex(toText(changes), /^Site ouagadougou only$/m);
  },
);

test.serial(
  "where the history begins in the period, all is new and no violation has gone",
  async (t) => {
    const { base: _, ...period } = PERIOD;
    const changes = await changesWith({ period, withUpdates: false, withStates: false });
    t.is(changes.since.commit, undefined);
    t.deepEqual(changes.counts.violations, { new: 2, gone: 0, unchanged: 0 });
    t.is(changes.updates, undefined);
    t.is(changes.states, undefined);
    for (const option of ["--updates", "--state"]) {
      t.true(changes.notAssessed.some((text) => text.includes(`without ${option}`)));
    }
  },
);

test.serial("with states, the report no longer says that none was read", async (t) => {
  for (const language of LANGUAGES) {
    const { notAssessed } = await changesWith({ language });
    t.false(notAssessed.some((text) => text.includes("--state")));
  }
});

test.serial(
  "hostile names in a state begin no line, control no terminal and are no markup",
  async (t) => {
    const changes = await changesWith();
    const states = statesWith();
    const withWords = (words: string) => ({
      ...changes,
      states: {
        ...states,
        stack: words,
        tenants: states.tenants.map((tenant) => ({
          ...tenant,
          resources: tenant.resources.map((one) => ({
            ...one,
            type: words,
            name: words,
            properties: [{ name: words, compared: "differs" as const }],
          })),
        })),
        rules: states.rules.map((rule) => ({
          ...rule,
          new: rule.new.map((one) => ({ ...one, subject: words, waiver: words })),
        })),
      },
    });
    const count = toText(withWords("harmless")).split("\n").length;
    fc.assert(
      fc.property(hostile, (text) => {
        const given = withWords(`<script>${text}\nCOMMITS`);
        t.is(toText(given).split("\n").length, count);
        t.notRegex(toHtml(given), /<script/);
        for (const output of [toText(given), toHtml(given), toJsonText(given)]) {
          t.deepEqual(output.replaceAll("\n", "").match(HIDDEN), null);
        }
      }),
      { numRuns: 30 },
    );
  },
);

test.serial("a period without a change says so", async (t) => {
  const none = { entries: [], trailers: new Map() };
  const changes = await changesWith({ commits: none, withUpdates: false, withStates: false });
  const empty = { ...changes, tenants: [], others: [], reverted: [], rules: [] };
  t.regex(toText(empty), /\n\nNo change\.\n/);
  t.notRegex(toText({ ...empty, states: statesWith() }), /No change\./);
});

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom("\u001b[2J", "\u202e", "\n", "\r", "<", "&", '"', "x", " ") }),
);

test.serial(
  "hostile texts of commits begin no line, control no terminal and are no markup",
  async (t) => {
    const changes = await changesWith();
    const [first = entryWith()] = commits.entries;
    const withWords = (words: string) => {
      const entry = {
        ...first,
        subject: words,
        author: words,
        committer: `other ${words}`,
        trailers: first.trailers.map((trailer) => ({ ...trailer, value: words })),
      };
      const approvals = [{ key: "Approved-by" as const, value: words, commit: first.commit }];
      return {
        ...changes,
        commits: [entry, ...changes.commits.slice(1)],
        tenants: changes.tenants.map((tenant) => ({ ...tenant, approvals })),
      };
    };
    const count = toText(withWords("harmless")).split("\n").length;
    fc.assert(
      fc.property(hostile, (text) => {
        const given = withWords(`<script>${text}\nCOMMITS`);
        const shown = toText(given);
        t.is(shown.split("\n").length, count);
        const page = toHtml(given);
        t.notRegex(page, /<script/);
        for (const output of [shown, page, toJsonText(given)]) {
          t.deepEqual(output.replaceAll("\n", "").match(HIDDEN), null);
        }
      }),
      { numRuns: 50 },
    );
    t.is(oneLine("a\n\u001b[2J b"), "a <U+001B>[2J b");
  },
);
