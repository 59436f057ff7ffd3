/** Two recorded states: what differs, by tenant and by rule; no value of it; one sentence for each fault. */
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import { auditText } from "../../../evidence/audit/audit.ts";
import { Failure } from "../../../evidence/audit/input.ts";
import { readStates } from "../../../evidence/changes/states/read.ts";
import {
  comparedResources,
  countsOf,
  tenantIn,
} from "../../../evidence/changes/states/resources.ts";
import { comparedRules, policiesAt } from "../../../evidence/changes/states/rules.ts";
import { periodNotes, proof } from "../../../evidence/changes/states/states.ts";
import { LANGUAGES, visible } from "../../../output/message.ts";
import { UserError } from "../../../output/user-error.ts";
import type { Resource } from "../../../policies/enforce/recorded/schema.ts";
import { STACKS } from "../../estate/overlay.ts";
import { encrypted, entryOf, type Given, openFolder, planOf, root } from "../audit/states.ts";
import { volumeOf, WAIVERS } from "../compliance/fixture.ts";
import { patchedTree, TODAY } from "../review/cases.ts";
import {
  AFTER,
  after,
  BEFORE,
  before,
  pairWith,
  policies,
  stateAt,
  statesWith,
  TEXTS,
} from "./state-texts.ts";

const [{ text: one }, { text: other }] = TEXTS;

test("every resource that differs is shown with its tenant, the site's own last", (t) => {
  const { tenants, counts } = statesWith();
  t.deepEqual(
    tenants.map(({ tenant, resources }) => [
      tenant,
      ...resources.map(({ operation, name, properties, replaced, unmarked }) => [
        operation,
        name,
        properties.map(({ name: property, compared }) => `${property} ${compared}`).join(", "),
        replaced,
        unmarked.join(", "),
      ]),
    ]),
    [
      ["mail", ["gone", "bamako-mail-data", "", false, ""]],
      [
        "niger-civil-registry",
        [
          "changed",
          "bamako-niger-civil-registry-data",
          "description differs, size differs",
          false,
          "",
        ],
        ["changed", "bamako-niger-civil-registry-qos", "shared differs", false, ""],
      ],
      ["standby-customs", ["changed", "bamako-standby-customs-data", "", true, "protected"]],
      [
        "tax",
        ["new", "bamako-tax-data", "", false, ""],
        ["changed", "bamako-tax-password", "password differs, result unknown", false, ""],
      ],
    ],
  );
  const { violations: _, ...resources } = counts;
  t.deepEqual(resources, { new: 1, gone: 1, changed: 4 });
});

test("a violation that only the later state has is new, with its waiver; it is gone the other way round", (t) => {
  const { rules, counts } = statesWith();
  const found = rules.find(({ rule }) => rule === "tenant-sharing");
  t.deepEqual(
    found?.new.map(({ tenant, status, waiver }) => [tenant, status, waiver]),
    [["niger-civil-registry", "waived", "shared-qos"]],
  );
  t.deepEqual(found?.gone, []);
  t.deepEqual(counts.violations, { new: 2, gone: 1, unchanged: 3 });
  const pair = pairWith(stateAt(BEFORE, after), stateAt(AFTER, before));
  const back = comparedRules(pair, policies, () => undefined, "en");
  const other = back.rules.find(({ rule }) => rule === "tenant-sharing");
  t.deepEqual([other?.new.length, other?.gone.length], [0, 1]);
  t.is(back.unchanged, counts.violations.unchanged);
});

test("the violations of a state are those that its audit finds", (t) => {
  const { violations } = statesWith().counts;
  const options = { alliance: join(STACKS, "alliance.yaml"), waivers: WAIVERS, today: TODAY };
  const { report } = auditText(other, "after.json", options, "en");
  t.is(violations.new + violations.unchanged, report.counts.raw);
});

test("faulty waivers of HEAD are noted: they do not count", (t) => {
  const tree = patchedTree('change:\n  policies/waivers.yaml: { write: "a: {}" }\n', ["change"]);
  t.deepEqual(proof(policies), []);
  const [note, ...more] = proof(policiesAt(tree, TODAY, "en"));
  t.deepEqual(more, []);
  t.regex(note?.en ?? "", /^\d+ faults? in HEAD's waivers; a faulty waiver does not count\.$/);
  t.regex(note?.fr ?? "", /^\d+ défauts? dans les dérogations de HEAD/);
});

test("each state has its time and its digest", (t) => {
  const { before: one, after: other } = statesWith();
  t.deepEqual(
    [one.file, one.time, other.file, other.time],
    ["before.json", BEFORE, "after.json", AFTER],
  );
  t.regex(one.sha256, /^[0-9a-f]{64}$/);
  t.not(one.sha256, other.sha256);
});

const entries = (...given: readonly Given[]) => ({
  resources: given.map((one) => entryOf(one) as Resource),
});
const of = (inputs: Readonly<Record<string, unknown>>, more = {}): Given => ({
  ...volumeOf("mail", "ML", "internal"),
  inputs,
  more,
});
const changes = (one: Given, other: Given) =>
  comparedResources(entries(one), entries(other), () => undefined).flatMap(
    ({ resources }) => resources,
  );

const clear = (value: string) => ({ ...encrypted, ciphertext: undefined, plaintext: value });
const SECRETS: readonly (readonly [string, unknown, unknown, string])[] = [
  ["the same encrypted text", encrypted, encrypted, ""],
  ["another encrypted text", encrypted, { ...encrypted, ciphertext: "other" }, "unknown"],
  ["one in clear", encrypted, clear('"a"'), "unknown"],
  ["both in clear", clear('"a"'), clear('"b"'), "differs"],
  ["both in clear, the same", clear('"a"'), clear('"a"'), ""],
  ["no secret any more", encrypted, "a", "differs"],
  ["no secret any more, a map", encrypted, { a: 1 }, "differs"],
  [
    "inside, beside another change",
    [encrypted, 1],
    [{ ...encrypted, ciphertext: "x" }, 2],
    "differs",
  ],
  ["inside alone", { a: [encrypted] }, { a: [{ ...encrypted, ciphertext: "x" }] }, "unknown"],
];

for (const [name, was, is, want] of SECRETS) {
  test(`a secret is compared as far as the file shows it: ${name}`, (t) => {
    const found = changes(of({ x: was }), of({ x: is }));
    t.is(found[0]?.properties[0]?.compared ?? "", want);
  });
}

test("what looks like a secret in a name is hidden, and a type never is", (t) => {
  const type = "random:index/randomPassword:RandomPassword";
  const given = { type, name: "bamako-mail-password" };
  const secret = { type, name: "password: hunter2-hunter2" };
  const [tenant] = comparedResources(entries(), entries(given, secret), () => "mail");
  t.deepEqual(
    tenant?.resources.map(({ type: shown, name, urn }) => [shown, name, urn.split("::").at(-1)]),
    [
      [type, "bamako-mail-password", "bamako-mail-password"],
      [type, "•••", "•••"],
    ],
  );
  t.true(tenant?.resources.every(({ urn }) => urn.includes(type)));
});

test("a resource that becomes protected says so, and one that stays so does not", (t) => {
  const marks = (one: boolean, other: boolean) =>
    changes(of({}, { protect: one }), of({ a: 1 }, { protect: other })).map((each) => [
      each.marks,
      each.unmarked,
    ]);
  t.deepEqual(marks(true, true), [[[], []]]);
  t.deepEqual(marks(false, true), [[["protected"], []]]);
  t.deepEqual(marks(true, false), [[[], ["protected"]]]);
});

test("notes of the engine, the order of keys and outputs are no change", (t) => {
  const one = of({ a: { b: 1, c: 2, __defaults: ["b"] }, __defaults: ["a"] });
  const other = { ...of({ a: { c: 2, b: 1 } }), outputs: { a: 5 } };
  t.deepEqual(changes(one, other), []);
});

test("a resource that waits for its deletion is shown with the one that stands", (t) => {
  const old = of({ size: 1 }, { id: "old", delete: true });
  const now = of({ size: 1 });
  const [found, ...more] = comparedResources(entries(now), entries(now, old), () => "mail");
  t.deepEqual(more, []);
  t.deepEqual(
    found?.resources.map(({ operation, marks, replaced }) => [operation, marks, replaced]),
    [["changed", ["pendingDelete"], false]],
  );
  const begun = {
    resources: [],
    pending_operations: [{ type: "creating", resource: entryOf(now) as Resource }],
  };
  const [created] = comparedResources({ resources: [] }, begun, () => "mail");
  t.deepEqual(created?.resources[0]?.marks, ["pendingOperation"]);
});

/** Small states: names are unique, because a state has each URN once. */
const small = fc.uniqueArray(
  fc.record({
    tenant: fc.constantFrom("mail", "tax", "other"),
    part: fc.constantFrom("data", "vm", "net"),
    size: fc.integer({ min: 1, max: 3 }),
    id: fc.constantFrom("1", "2"),
    protect: fc.boolean(),
  }),
  { selector: ({ tenant, part }) => `${tenant}-${part}`, maxLength: 9 },
);
interface Small {
  readonly tenant: string;
  readonly part: string;
  readonly size: number;
  readonly id: string;
  readonly protect: boolean;
}
const givenOf = ({ tenant, part, size, id, protect }: Small): Given => ({
  type: "openstack:blockstorage/volume:Volume",
  name: `bamako-${tenant}-${part}`,
  inputs: { size },
  more: { id, protect },
});

test("equal states have no change; of others each resource is there once, and the counts agree", (t) => {
  const ofTenant = tenantIn("bamako", new Set(["mail", "tax"]));
  fc.assert(
    fc.property(small, small, (one, other) => {
      const [was, is] = [entries(...one.map(givenOf)), entries(...other.map(givenOf))];
      t.deepEqual(comparedResources(was, { resources: was.resources.toReversed() }, ofTenant), []);
      const found = comparedResources(was, is, ofTenant);
      const all = found.flatMap(({ resources }) => resources);
      const keys = all.map(({ urn }) => urn);
      t.is(new Set(keys).size, keys.length);
      const urns = ({ resources }: typeof was) => resources.map(({ urn }) => urn);
      const shown = (urn: string) => all.find((change) => change.urn === urn)?.operation;
      for (const { urn } of is.resources) {
        const old = was.resources.find((each) => each.urn === urn);
        const now = is.resources.find((each) => each.urn === urn);
        const same = JSON.stringify(old) === JSON.stringify(now);
        t.is(shown(urn), old === undefined ? "new" : same ? undefined : "changed");
      }
      for (const urn of urns(was).filter((each) => !urns(is).includes(each))) {
        t.is(shown(urn), "gone");
      }
      t.true(keys.every((urn) => [...urns(was), ...urns(is)].includes(urn)));
      for (const { tenant, counts, resources } of found) {
        t.deepEqual(counts, countsOf(resources));
        t.true(resources.every(({ urn }) => ofTenant(urn) === tenant));
      }
    }),
    { numRuns: 100 },
  );
});

test("states that do not show the whole period say so", (t) => {
  const notes = (one: string, other: string) =>
    periodNotes(
      { before: { time: one }, after: { time: other } },
      { from: "2026-11-02", today: "2026-11-30" },
    ).map(({ en }) => en.split(",")[0]);
  t.deepEqual(notes("2026-11-02T01:00:00.000Z", "2026-11-30T23:00:00.000Z"), []);
  t.deepEqual(notes("2026-11-03T00:00:00.000Z", "2026-12-01T00:00:00.000Z"), [
    "The earlier state is of 2026-11-03",
    "The later state is of 2026-12-01",
  ]);
  t.deepEqual(notes("2026-10-01T00:00:00.000Z", "2026-11-01T00:00:00.000Z"), [
    "The later state is of 2026-11-01",
  ]);
});

const elsewhere = (outputs: Record<string, unknown>, stack = "bamako") =>
  stateAt(AFTER, [root(outputs)], { stack });
const FAULTS: readonly (readonly [string, string, string, RegExp])[] = [
  [
    "swapped",
    other,
    one,
    /^after\.json:5: written 2026-11-03T09:00:00\.000Z, before before\.json \(2026-11-20/,
  ],
  ["the same time", one, one, /^after\.json:5: written at the same time as before\.json/],
  ["no time", stateAt(undefined, before), other, /^before\.json:4: the state does not say when/],
  [
    "a strange time",
    stateAt("hunter2", before),
    other,
    /^before\.json:5: the state does not say when/,
  ],
  ["a plan", one, planOf(before), /^after\.json:3: a plan, which shows what would be done/],
  ["no JSON", "{\nhunter2", other, /^before\.json:2: this is not JSON/],
  ["empty", one, "", /^after\.json:1: the file is empty/],
  ["another shape", one, '{"a": "hunter2"}', /^after\.json:1: neither a state nor a plan/],
  ["no resource", one, stateAt(AFTER, []), /^after\.json:1: no resource/],
  [
    "a site without files",
    elsewhere({ site: "atlantis" }),
    other,
    /^before\.json:7: the state of the site atlantis; want the state of a site that has files: bamako, ouagadougou$/,
  ],
  [
    "another site",
    one,
    elsewhere({ site: "ouagadougou" }),
    /^after\.json:7: the state of ouagadougou, stack: elsewhere\/bamako; want that of bamako, .*, as in before\.json$/,
  ],
  ["another stack", one, elsewhere({ site: "bamako" }, "other"), /stack: elsewhere\/other; want/],
  [
    "a rehearsal",
    one,
    elsewhere({ site: "bamako", rehearsal: true }),
    /the state of the rehearsal of bamako, .*; want that of bamako/,
  ],
];

for (const [name, first, second, message] of FAULTS) {
  test(`states at fault are one sentence with its place: ${name}`, (t) => {
    for (const language of LANGUAGES) {
      const error = t.throws(() => pairWith(first, second, { language })) as Error;
      t.true(error instanceof UserError || error instanceof Failure);
      const shown = error instanceof UserError ? error.in(language) : error.message;
      t.notRegex(shown, /hunter2|\n/);
      t.is(shown, visible(shown));
      if (language === "en") t.regex(shown, message);
      else t.regex(shown, /^(before|after)\.json:\d+( |:)/);
    }
  });
}

test("the state of another site than the report's is one sentence", (t) => {
  const error = t.throws(() => pairWith(one, other, { site: "ouagadougou" }), {
    instanceOf: UserError,
  });
  t.regex(error.in("en"), /^before\.json:7: the state of the site bamako; want .*: ouagadougou$/);
  t.regex(error.in("fr"), /^before\.json:7 : l'état du site bamako ; attendu /);
});

test("two states are read, no more and no fewer; a folder and no file are one sentence", (t) => {
  const folder = openFolder();
  t.teardown(folder.remove);
  const file = folder.write("before.json", one);
  const failing = (...files: readonly string[]) => {
    const error = t.throws(() => readStates(files, { sites: ["bamako"] }, "en")) as Error;
    t.true(error instanceof UserError || error instanceof Failure);
    return error.message;
  };
  t.is(failing(file), "got 1 state, want two: --state BEFORE --state AFTER");
  t.regex(failing(file, file, file), /^got 3 states, want two/);
  t.regex(failing(file, import.meta.dirname), /changes: a folder; want a regular file$/);
  t.regex(failing(file, "."), /^\.: a folder; want a regular file$/);
  t.regex(failing(`${file}.absent`, file), /before\.json\.absent: unreadable \(ENOENT\)$/);
  t.is(
    readStates([file, folder.write("b.json", other)], { sites: ["bamako"] }, "en").after.time,
    AFTER,
  );
});

test("a registry of HEAD that cannot be used is one sentence", (t) => {
  const message = (text: string) =>
    t
      .throws(() => policiesAt(patchedTree(text, ["change"]), "2026-11-30", "en"), {
        instanceOf: UserError,
      })
      .in("en");
  t.is(
    message("change:\n  policies/waivers.yaml: { delete: true }\n"),
    "policies/waivers.yaml of HEAD: unusable: the file is missing",
  );
  t.regex(
    message('change:\n  stacks/alliance.yaml: { write: "a: [" }\n'),
    /^stacks\/alliance\.yaml of HEAD: unusable: .+$/,
  );
});
