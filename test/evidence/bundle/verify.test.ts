/** `estate verify`: what was tampered with, expired or left out is named. */
import test from "ava";
import fc from "fast-check";
import { PATHS } from "../../../evidence/bundle/model.ts";
import { toText } from "../../../evidence/bundle/verify/text.ts";
import { type VerifyOptions, verifyBundle } from "../../../evidence/bundle/verify/verify.ts";
import { newKey, signatureBy } from "../../policies/signatures/keys.ts";
import {
  DAY,
  filesOf,
  found,
  KEYS,
  registryOf,
  signedAgain,
  signedBy,
  sourceOf,
  VIOLATED,
  verifyFiles,
  WAIVERS,
} from "./fixture.ts";

const source = sourceOf({});
const bundle = filesOf(source);
const SIGNATURE = "signatures/bamako-compliance.main.sig";

const changed = (path: string, change: (text: string) => string | Buffer) =>
  new Map([...bundle, [path, Buffer.from(change(bundle.get(path)?.toString("utf8") ?? ""))]]);
const without = (path: string) => new Map([...bundle].filter(([one]) => one !== path));

test("an untouched bundle is verified, and each control has a result", (t) => {
  const verification = verifyFiles(bundle);
  t.deepEqual(found(verification), []);
  t.true(verification.compared);
  t.deepEqual(
    verification.signedBy.map(({ office }) => office),
    ["bamako-compliance"],
  );
  const results = new Set(verification.controls?.map(({ result }) => result));
  t.deepEqual(results, new Set(["satisfied", "notAssessed"]));
});

test("this machine's key counts for its own rehearsal, while no office of the country has one", (t) => {
  const key = newKey("ssh-ed25519");
  const offices = Object.entries(registryOf().offices).map(([name, office]) => {
    const { signers: _, ...without } = office;
    return [name, without] as const;
  });
  const withoutKeys = { ...registryOf(), offices: Object.fromEntries(offices) };
  const made = (rehearsal: boolean) => {
    const one = { ...source, digests: { ...source.digests, rehearsal } };
    return signedBy(filesOf(one, {}, []), one, new Map([["rehearsal.machine", key]]));
  };
  const verify = (rehearsal: boolean, more: Partial<VerifyOptions> = {}) =>
    verifyBundle(
      { files: made(rehearsal), findings: [] },
      { alliance: withoutKeys, today: DAY, machineKey: key.line, ...more },
    );
  const verified = verify(true);
  t.deepEqual(found(verified), []);
  t.regex(
    toText(verified, "en", false),
    /^Signed by this machine, for its rehearsal .* \(ML\) has a key/m,
  );
  const rejected = [
    "signatureUnknown signatures/rehearsal.machine.sig",
    `signatureUnknown ${PATHS.envelope}`,
    "unsigned ML",
  ];
  t.deepEqual(found(verify(false)), rejected, "a real site");
  t.deepEqual(found(verify(true, { required: ["ML"] })), rejected, "an office is wanted");
  t.deepEqual(found(verify(true, { alliance: registryOf() })), rejected, "an office has a key");
  t.deepEqual(found(verify(true, { machineKey: undefined })), rejected, "another machine");
});

test("any changed byte of any file is named", (t) => {
  const paths = [...bundle.keys()];
  const property = fc.property(
    fc.constantFrom(...paths),
    fc.nat(),
    fc.integer({ min: 1, max: 255 }),
    (path, at, change) => {
      const content = Buffer.from(bundle.get(path) ?? "");
      const index = at % content.length;
      content[index] = (content[index] ?? 0) ^ change;
      const verification = verifyFiles(new Map([...bundle, [path, content]]));
      // A letter of a line end in the armour means nothing: the signature is the same.
      const meansNothing = path === SIGNATURE && content.length - index <= 1;
      return verification.findings.length > 0 || meansNothing;
    },
  );
  t.notThrows(() => fc.assert(property, { numRuns: 20 }));
});

test("a file that was changed is named once, and not what does not follow from it any more", (t) => {
  for (const path of [PATHS.controls, PATHS.sarif.en]) {
    t.deepEqual(found(verifyFiles(changed(path, (text) => `${text} `))), [`changed ${path}`]);
  }
  const other = changed(PATHS.sarif.fr, (text) => `${text} `);
  const both = signedAgain(other, source);
  both.set(PATHS.controls, Buffer.from("{}"));
  const named = [`changed ${PATHS.controls}`, `notDerived ${PATHS.sarif.fr}`];
  t.deepEqual(found(verifyFiles(both)).sort(), named, "it hides no other");
  const otherwise = changed(PATHS.facts, (text) => text.replace(/\d(?=\D*$)/, "7"));
  t.deepEqual(found(verifyFiles(otherwise)), [`changed ${PATHS.facts}`]);
});

test("registry and waivers in another form are named each by its own path", (t) => {
  for (const path of [PATHS.alliance, PATHS.waivers]) {
    const files = signedAgain(
      changed(path, () => "x: ["),
      source,
    );
    t.deepEqual(found(verifyFiles(files)), [`malformed ${path}`]);
  }
});

for (const path of [...bundle.keys()].filter((one) => one !== PATHS.statement)) {
  test(`without ${path}: named`, (t) => {
    const names = found(verifyFiles(without(path)));
    const expected = path === SIGNATURE ? "unsigned ML" : `missing ${path}`;
    t.true(names.includes(expected), names.join("\n"));
  });
}

test("a file that the statement does not name is extra", (t) => {
  const more = new Map([...bundle, ["audit/more.json", Buffer.from("{}")]]);
  t.deepEqual(found(verifyFiles(more)), ["extra audit/more.json"]);
});

test("a signature counts only by a key of the registry that is valid on that day", (t) => {
  const office = "bamako-compliance";
  const by = (change: Parameters<typeof registryOf>[0]) =>
    found(verifyFiles(bundle, DAY, registryOf(change)));
  const both = (key: string) => [`${key} ${SIGNATURE}`, `${key} ${PATHS.envelope}`, "unsigned ML"];
  t.deepEqual(by({ [office]: { revoked: "2026-11-30" } }), both("signatureRevoked"));
  t.deepEqual(by({ [office]: { start: "2026-11-26" } }), both("signatureEarly"));
  t.deepEqual(by({ [office]: { end: "2026-11-24" } }), both("signatureLate"));
  t.deepEqual(by({ [office]: { key: newKey("ssh-ed25519").line } }), both("signatureUnknown"));
  t.deepEqual(found(verifyFiles(bundle, DAY, registryOf(), ["ML", "BF"])), ["unsigned BF"]);
  const two = signedAgain(bundle, source, ["bamako-compliance", "ouagadougou-compliance"]);
  t.deepEqual(found(verifyFiles(two, DAY, registryOf(), ["ML", "BF"])), []);
});

test("a signature for another purpose, of other content or under another name is no signature", (t) => {
  const statement = bundle.get(PATHS.statement) ?? Buffer.of();
  const key = KEYS["bamako-compliance"];
  const signed = (content: Buffer, namespace: string) =>
    new Map([...bundle, [SIGNATURE, Buffer.from(signatureBy(key, content, namespace))]]);
  for (const files of [
    signed(statement, "aes-estate-contract"),
    signed(statement, "file"),
    signed(Buffer.from("x"), "aes-estate-evidence"),
  ]) {
    t.deepEqual(found(verifyFiles(files)), [
      `signatureForged ${SIGNATURE}`,
      `disagree ${PATHS.envelope}`,
      "unsigned ML",
    ]);
  }
  const renamed = new Map(without(SIGNATURE));
  renamed.set("signatures/niamey-compliance.main.sig", bundle.get(SIGNATURE) ?? Buffer.of());
  t.true(found(verifyFiles(renamed)).includes("disagree signatures/niamey-compliance.main.sig"));
});

test("documents that an office signed but that do not follow from the audit are named", (t) => {
  const forged = changed(PATHS.results, (text) => text.replace("not-satisfied", "satisfied"));
  t.deepEqual(found(verifyFiles(signedAgain(forged, source))), [`notDerived ${PATHS.results}`]);
});

test("a rule that was removed is named", (t) => {
  const rules = source.reports.en.rules.filter(({ name }) => name !== "location");
  const reports = {
    fr: {
      ...source.reports.fr,
      rules: source.reports.fr.rules.filter(({ name }) => name !== "location"),
    },
    en: { ...source.reports.en, rules },
  };
  t.deepEqual(found(verifyFiles(filesOf({ ...source, reports }))), [
    `ruleMissing ${PATHS.report.en}`,
  ]);
  const component = changed(PATHS.components, (text) =>
    text.replace('"title": "location"', '"title": "other"'),
  );
  t.true(
    found(verifyFiles(signedAgain(component, source))).includes(`ruleMissing ${PATHS.components}`),
  );
});

test("a waiver is evidence until it expires, and its violation is waived, not satisfied", (t) => {
  const options = { state: VIOLATED, waivers: WAIVERS };
  const waived = sourceOf(options);
  const files = filesOf(waived, options);
  const verification = verifyFiles(files, "2026-12-31");
  t.deepEqual(found(verification), []);
  const results = new Set(verification.controls?.map(({ result }) => result));
  t.true(results.has("waived"));
  const later = verifyFiles(files, "2027-01-01");
  t.deepEqual(found(later), ["waiverExpired shared-network"]);
  t.truthy(later.controls, "the evidence is authentic");
});

test("an audit that failed is authentic evidence of a failure", (t) => {
  const failed = sourceOf({ state: VIOLATED });
  const verification = verifyFiles(filesOf(failed));
  t.deepEqual(found(verification), ["auditFailed"]);
  t.true(verification.controls?.some(({ result }) => result === "notSatisfied"));
});

test("evidence of a day to come, and documents that disagree, are named", (t) => {
  t.deepEqual(found(verifyFiles(bundle, "2026-11-24")), ["future"]);
  const { digests } = source;
  const lying = { ...source, digests: { ...digests, site: "ouagadougou", country: "BF" } };
  const statement = signedAgain(bundle, lying);
  t.true(found(verifyFiles(statement)).includes(`disagree ${PATHS.digests}`));
  const other = sourceOf({ state: VIOLATED });
  const mixed = { ...source, reports: { ...source.reports, fr: other.reports.fr } };
  t.true(found(verifyFiles(filesOf(mixed))).includes(`disagree ${PATHS.report.fr}`));
});

test("a statement or a document in another form is named, never read", (t) => {
  for (const text of ["", "[]", "null", '{"__proto__":{}}', "{"]) {
    t.deepEqual(found(verifyFiles(changed(PATHS.statement, () => text))), [
      `malformed ${PATHS.statement}`,
    ]);
    const files = signedAgain(
      changed(PATHS.report.en, () => text),
      source,
    );
    t.deepEqual(found(verifyFiles(files)), [`malformed ${PATHS.report.en}`]);
  }
});

test("what is no evidence is one finding, without a list of what it would not show", (t) => {
  const text = toText(verifyFiles(new Map()), "en", false);
  t.deepEqual(text.split("\n"), [
    "! statement.json: missing, although the signed statement names it",
    "NOT VERIFIED: 1 finding.",
  ]);
  const unread = verifyFiles(changed(PATHS.waivers, () => "x: ["));
  t.notRegex(toText(unread, "en", false), /other rules|of version/);
});
