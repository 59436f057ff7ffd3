/** The report on drift in each format and language; what the cloud says cannot control a terminal or a parser. */
import test from "ava";
import type { Log } from "sarif";
import { convert } from "xmlbuilder2";
import type { Item } from "../../../operations/cloud/client.ts";
import { toJunit } from "../../../operations/drift/junit.ts";
import { KINDS } from "../../../operations/drift/kinds/index.ts";
import type { Kind } from "../../../operations/drift/kinds/kind.ts";
import { gapsOf } from "../../../operations/drift/not-assessed.ts";
import type { RecordedCloud } from "../../../operations/drift/recorded.ts";
import { toSarif } from "../../../operations/drift/sarif.ts";
import { schemaText } from "../../../operations/drift/schema.ts";
import { toText } from "../../../operations/drift/text.ts";
import { toJsonText } from "../../../output/json.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { isGenerated } from "../../generate/generated.ts";
import { recordedState, reportOn, untouched } from "./small-cloud.ts";

/** A name that erases the screen, and begins a line that looks like the result. */
const HOSTILE = "x\u001b[2J\nCLEAN\u202e<![CDATA[";
/** The characters of it that control a terminal. */
const CONTROLS = /(?!\n)[\p{Cc}\p{Cf}]/u;

function drifted(): Record<string, Item[]> {
  const all: Record<string, Item[]> = untouched();
  const networks = all["network /v2.0/networks"] ?? [];
  const hand = { id: "n-hand", name: HOSTILE, project_id: "p-treasury", shared: true };
  all["network /v2.0/networks"] = [
    ...networks.map((one) => (one.id === "n-front" ? { ...one, admin_state_up: false } : one)),
    hand,
  ];
  return all;
}

test("text: French and English say the same; each value stays on its line", async (t) => {
  const [fr, en] = await Promise.all(
    LANGUAGES.map(async (language) => toText(await reportOn(drifted(), { language }))),
  );
  t.regex(
    en ?? "",
    /CHANGED {2}network bamako-treasury-front \(n-front\)\n {2}belongs to: treasury, ML\n {2}declared: \S*treasury\.yaml:\d+\n {2}adminStateUp: recorded true, in the cloud false\n/,
  );
  t.regex(en ?? "", /\[tenant-sharing\][\s\S]*Fix:[\s\S]*Not assessed:[\s\S]*DRIFT\n$/);
  t.regex(fr ?? "", /CHANGÉ[\s\S]*NON GÉRÉ[\s\S]*Correction :[\s\S]*Non évalué :[\s\S]*ÉCARTS\n$/);
  for (const text of [fr, en]) {
    t.notRegex(text ?? "", CONTROLS);
    t.notRegex(text ?? "", /^CLEAN/m);
  }
});

test("what no account may read is named once for each kind, with its projects in order", (t) => {
  const [kind, other] = KINDS;
  if (kind === undefined || other === undefined) return t.fail("no kinds");
  const closed = (of: Kind, part: string) => ({
    kind: of,
    part,
    why: "closed" as const,
    reason: "",
  });
  const gaps = [
    closed(kind, "bamako-tax"),
    closed(other, "bamako-tax"),
    closed(kind, "bamako-mail"),
  ];
  const recorded = { resources: [] } as unknown as RecordedCloud;
  const { notAssessed, incomplete } = gapsOf(recorded, { items: new Map(), gaps }, "bamako", "en");
  t.deepEqual(
    notAssessed.filter(({ key }) => key === "closed").map(({ what }) => what),
    [
      `${kind.title.en}: not read, no account of the estate may read it, at bamako-mail, bamako-tax`,
      `${other.title.en}: not read, no account of the estate may read it, at bamako-tax`,
    ],
  );
  t.false(incomplete);
});

test("the schema is generated from the model (make generate writes it)", (t) => {
  isGenerated(t, "operations/drift/schemas/drift.schema.json", schemaText());
});

test("SARIF: every result has a described rule, a place and a fingerprint, the same in both languages", async (t) => {
  const texts = await Promise.all(
    LANGUAGES.map(async (language) => toSarif(await reportOn(drifted(), { language }))),
  );
  const prints = texts.map((text) => {
    t.notRegex(text, CONTROLS);
    const [run] = (JSON.parse(text) as Log).runs;
    const rules = new Set(run?.tool.driver.rules?.map(({ id }) => id));
    for (const { ruleId = "", locations = [] } of run?.results ?? []) {
      t.true(rules.has(ruleId), ruleId);
      t.is(locations.length, 1);
    }
    t.true(run?.results?.some(({ ruleId }) => ruleId === "drift/unmanaged"));
    t.is(run?.invocations?.[0]?.exitCode, 1);
    return run?.results?.map(({ partialFingerprints: prints }) => prints);
  });
  t.deepEqual(prints[0], prints[1]);
});

test("JUnit: one failure for each difference, and what was not assessed is skipped", async (t) => {
  const report = await reportOn(drifted());
  const text = toJunit(report);
  t.notRegex(text, CONTROLS);
  t.truthy(convert(text, { format: "object" }));
  t.is(text.match(/<failure message="(changed|unmanaged)/g)?.length, 2);
  t.is(text.match(/<skipped/g)?.length, report.notAssessed.length);
});

test("JSON holds no control character", async (t) => {
  t.notRegex(toJsonText(await reportOn(drifted())), CONTROLS);
});

test("a state of another cloud, or an empty one, gives no report", async (t) => {
  const all = untouched();
  const elsewhere = { ...all, "identity /projects": [], "identity /domains": [] };
  await t.throwsAsync(reportOn(elsewhere), { message: /describes another cloud/ });
  await t.throwsAsync(reportOn(all, { state: {} }), { message: /nothing is recorded/ });
});

test("the commands of a real site are those of a person's own pulumi", async (t) => {
  const report = await reportOn(drifted(), { rehearsal: false, state: recordedState() });
  t.is(
    report.findings[0]?.commands[0]?.command,
    "pulumi refresh --stack bamako && pulumi up --stack bamako",
  );
  t.false(report.findings.some(({ commands }) => commands.some((one) => /make/.test(one.command))));
});
