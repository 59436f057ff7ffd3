/** Who is named in a commit's message, what carries a signature, and which merge brought a commit. */
import test from "ava";
import fc from "fast-check";
import { approvalsOf, lineOf, trailersOf } from "../../../evidence/changes/commits.ts";
import { TRAILERS } from "../../../evidence/changes/model.ts";
import { dayOf, firstDay } from "../../../evidence/changes/period.ts";
import { isSigned } from "../../../evidence/history/objects.ts";
import { entryWith } from "./fixture.ts";

test("trailers are lines of the last paragraph, in any case, folded, and never the subject", (t) => {
  t.deepEqual(trailersOf("Approved-by: the subject\n"), []);
  t.deepEqual(trailersOf("x\n\nApproved-by: A\n\nthe last paragraph\n"), []);
  t.deepEqual(
    trailersOf("x\r\n\r\nbody\r\n \r\nAPPROVED-BY: A\r\n  <a@b>\r\nCc: Z\r\nReviewed-by:\r\n"),
    [{ key: "Approved-by", value: "A <a@b>" }],
  );
  t.deepEqual(trailersOf("x\n\nSigned-off-by: B: C\nApproved-by: glpat-abcdefghij0123456789"), [
    { key: "Signed-off-by", value: "B: C" },
    { key: "Approved-by", value: "•••" },
  ]);
});

test("no message makes an error or another kind of trailer", (t) => {
  const part = fc.constantFrom("\n", "\r", " ", ":", "\u0000", "\u001b[2J", "x", ...TRAILERS);
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const found = trailersOf(`x\n\n${parts.join("")}`);
      t.true(found.length <= parts.length);
      for (const { key, value } of found) {
        t.true(TRAILERS.includes(key));
        t.notRegex(value, /\n/);
      }
    }),
  );
});

test("a signature is in the header, and words of a message are none", (t) => {
  const header = "tree 1\nauthor A <a@b> 1 +0000\n";
  const signature = "-----BEGIN PGP SIGNATURE-----\n \n x\n";
  t.true(isSigned(Buffer.from(`${header}gpgsig ${signature}\nsubject\n`)));
  t.true(isSigned(Buffer.from(`${header}gpgsig-sha256 ${signature}\nsubject\n`)));
  t.false(isSigned(Buffer.from(`${header}\nsubject\n\ngpgsig ${signature}`)));
  t.false(isSigned(Buffer.from(`${header}mergetag object 1\n gpgsig x\n`)));
});

test("each commit beside the line of first parents has the merge that brought it", (t) => {
  const parents = { h: ["m", "n"], m: ["b", "u"], u: ["s"], s: ["b"], n: ["u"], b: ["outside"] };
  const all = Object.entries(parents).map(([id, above]) => ({ id, parents: above }));
  const { line, mergedBy } = lineOf(all, "h");
  t.deepEqual([...line], ["h", "m", "b"]);
  t.deepEqual(Object.fromEntries(mergedBy), { u: "m", s: "m", n: "h" });
});

test("approvals of a change are those of its commits and of the merges that brought them", (t) => {
  const trailers = new Map([
    ["aaaaaaaaaa", [{ key: "Signed-off-by", value: "A" } as const]],
    ["cccccccccc", [{ key: "Approved-by", value: "C" } as const]],
    ["dddddddddd", [{ key: "Approved-by", value: "D" } as const]],
  ]);
  t.deepEqual(approvalsOf([entryWith({ mergedBy: "cccccccccc" })], trailers), [
    { key: "Approved-by", value: "C", commit: "cccccccccc" },
  ]);
});

test("a day is that of UTC, and no date is a question mark", (t) => {
  t.is(dayOf("2026-11-12T00:30:00+01:00"), "2026-11-11");
  t.is(dayOf("292277026596-12-04T00:00:00Z"), "?");
  t.true(firstDay({ day: "?" }) < firstDay({ day: "1970-01-01" }));
});
