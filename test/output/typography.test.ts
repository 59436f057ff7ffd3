/** Spaces of French marks in a page; code, attributes and other languages stay. */
import test from "ava";
import { typeset } from "../../output/typography.ts";

const PAGE = `<p title="a : b">Source : <code>x : y</code> ; « oui » ?</p><script>a ? b : c</script>`;

test("no line can begin with a mark, or end with an opening one", (t) => {
  t.is(
    typeset(PAGE, "fr"),
    `<p title="a : b">Source\u00a0: <code>x : y</code>\u202f; «\u00a0oui\u00a0»\u202f?</p><script>a ? b : c</script>`,
  );
  t.is(typeset(PAGE, "en"), PAGE);
});
