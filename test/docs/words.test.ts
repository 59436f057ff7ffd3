/** The retired words stay retired: none of them is in code, messages, data, pages or paths. */
import test from "ava";
import { RETIRED, retiredIn, retiredWords } from "../helpers/words.ts";

test("no text and no path has a retired word", (t) => {
  t.deepEqual(
    retiredWords().map(
      ({ file, line, word, instead }) => `${file}:${line}: "${word}", use: ${instead}`,
    ),
    [],
  );
});

test("names in code are read in their parts", (t) => {
  const found = (line: string) => retiredIn("x.ts", line).map(({ word }) => word);
  t.deepEqual(found("const judgedBy = site.robot;"), ["judged", "robot"]);
  t.deepEqual(found("LAW_NAME, clusterLaw2, law-namespace"), ["law", "law", "law"]);
  t.deepEqual(found("const { standsInFor } = tenant;"), ["standsInFor"]);
  t.deepEqual(found("La loi a été jugée."), ["loi", "jugée"]);
  t.deepEqual(found("flaw, gateway, timestamp, told2"), ["told"]);
});

test("a line number is the one an editor shows", (t) => {
  t.deepEqual(
    retiredIn("x.md", "fine\n\nthe verdict").map(({ line }) => line),
    [3],
  );
});

test("each exception is needed: without it, a line would be found", (t) => {
  const found = retiredWords(RETIRED.map(({ words, instead }) => ({ words, instead })));
  const unneeded = RETIRED.filter(({ but }) => but !== undefined).filter(
    ({ words }) => !found.some(({ word }) => words.test(word)),
  );
  t.deepEqual(unneeded, []);
});
