/** A countersignature in a site's file: comments stay, and nothing else changes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import { parse } from "yaml";
import { type Signed, withCountersignature } from "../../../operations/countersign/edit.ts";
import { STACKS } from "../../estate/overlay.ts";

const TERMS = `sha256:${"0".repeat(64)}`;
const SIGNATURE = "-----BEGIN SSH SIGNATURE-----\nU1NI\nU0lH\n-----END SSH SIGNATURE-----\n";
const SIGNED: Signed = { by: "Mali", signed: "2026-11-30", terms: TERMS, signature: SIGNATURE };
const ENTRY = `  copy:
    by: Mali
    signed: 2026-11-30
    terms: "${TERMS}"
    signature: |
      -----BEGIN SSH SIGNATURE-----
      U1NI
      U0lH
      -----END SSH SIGNATURE-----
`;
const edited = (text: string) => withCountersignature(text, "copy", SIGNED);

test("a first countersignature is added at the end of the contracts", (t) => {
  t.is(edited("site: x # of x\n"), `site: x # of x\ncontracts:\n${ENTRY}`);
  t.is(edited("site: x"), `site: x\ncontracts:\n${ENTRY}`);
  t.is(
    edited("# none yet\ncontracts: {}\nafter: 1 # one\n"),
    `# none yet\ncontracts:\n${ENTRY}after: 1 # one\n`,
  );
  t.is(
    edited("contracts:\n  other: { by: x }\n# after\nafter: 1\n"),
    `contracts:\n  other: { by: x }\n${ENTRY}# after\nafter: 1\n`,
  );
  const inBraces = edited("contracts: { other: { by: x } } # all\nafter: 1\n");
  t.deepEqual(parse(inBraces), { contracts: { other: { by: "x" }, copy: SIGNED }, after: 1 });
  t.regex(inBraces, /# all\nafter: 1\n$/);
});

test("an older countersignature is replaced where it is, in braces or as a block", (t) => {
  const old = `{ by: Niger, signed: 2026-01-01, terms: "x" }`;
  t.is(
    edited(`contracts:\n  # above\n  copy:\n    ${old}\n  other: { by: x }\n`),
    `contracts:\n  # above\n${ENTRY}  other: { by: x }\n`,
  );
  t.is(edited(`contracts: { copy: ${old} }\n`), `contracts:\n${ENTRY}`);
  const signed = `contracts:
  copy: # the copy
    by: Niger # who
    # when
    signed: 2026-01-01
    terms: "x" # what
    # how
    signature: |
      older
  # another
  other: { by: x }
`;
  const [, by = "", when = "", what = "", ...how] = ENTRY.split("\n");
  t.is(
    edited(signed),
    [
      "contracts:\n  copy: # the copy",
      `${by} # who`,
      "    # when",
      when,
      `${what} # what`,
      "    # how",
      how.join("\n").trimEnd(),
      "  # another\n  other: { by: x }\n",
    ].join("\n"),
  );
  // Comments in braces stay, too.
  const commented = edited(
    `contracts:\n  copy: { # first\n    by: Niger, # who\n    terms: "x" } # last\nafter: 1\n`,
  );
  t.deepEqual(parse(commented), { contracts: { copy: SIGNED }, after: 1 });
  for (const comment of ["# first", "# who", "# last"]) t.true(commented.includes(comment));
});

test("a second time, and of two equal signatures, only the entry itself changes", (t) => {
  const text = edited("contracts:\n  other: { by: x }\n");
  t.is(edited(text), text);
  const twice = withCountersignature(text, "later", SIGNED);
  const other = { ...SIGNED, signature: SIGNATURE.replace("U0lH", "AAAA") };
  const changed = parse(withCountersignature(twice, "later", other));
  t.deepEqual(changed.contracts, { other: { by: "x" }, copy: SIGNED, later: other });
});

test("property: in the reference's files, and with any name, only the entry changes", (t) => {
  const files = ["bamako", "ouagadougou"].map((site) =>
    readFileSync(join(STACKS, site, "site.yaml"), "utf8"),
  );
  const contract = fc.constantFrom("bamako-ouagadougou-continuity", "new-contract");
  const by = fc.oneof(
    fc.constantFrom("Ministère de l'Économie (Mali)", "yes", "12", "a: b", "x # y", "'", "-"),
    fc.string({ minLength: 1, unit: fc.constantFrom(..."aé' -.(){}#:") }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...files), contract, by, (text, name, signatory) => {
      const signed = { ...SIGNED, by: signatory };
      const after = withCountersignature(text, name, signed);
      const before = parse(text);
      t.deepEqual(parse(after), {
        ...before,
        contracts: { ...before.contracts, [name]: signed },
      });
      const kept = text.split("\n").filter((line) => !line.trimStart().startsWith("{ by:"));
      return kept.every((line) => after.includes(line));
    }),
    { numRuns: 50 },
  );
});
