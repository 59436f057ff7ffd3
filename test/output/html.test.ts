/** No text of a file becomes markup. */
import test from "ava";
import fc from "fast-check";
import { escaped, html, markup } from "../../output/html.ts";
import { htmlTable } from "../../output/html-table.ts";

test("a value is a text, also in an attribute", (t) => {
  const hostile = `"><script>alert('1')</script>&`;
  t.is(
    String(html`<p title="${hostile}">${hostile}</p>`),
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">' +
      "&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</p>",
  );
});

test("templates contain templates and lists; nothing is nothing", (t) => {
  const rows = ["a", "b"].map((cell) => html`<td>${cell}</td>`);
  t.is(
    String(html`<tr>${rows}</tr>${undefined}${false}${0}${markup("<br>")}`),
    "<tr><td>a</td><td>b</td></tr>0<br>",
  );
});

test("no invisible character remains, and line ends stay", (t) => {
  t.is(escaped("a\u202eb\nc"), "a&lt;U+202E&gt;b\nc");
});

test("property: an escaped text has no character that markup reads", (t) => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !/[<>"']/.test(escaped(text))));
  t.pass();
});

test("a table whose rows may become blocks names each value, and states what its parts are", (t) => {
  const table = { caption: "c", columns: [{ title: "a" }, { title: "b & c" }], rows: [["1", "2"]] };
  const plain = String(htmlTable(table));
  t.notRegex(plain, /data-label|role="(?!group)/);
  const stacked = String(htmlTable({ ...table, stacked: true }));
  t.regex(stacked, /<td role="cell" data-label="b &amp; c">2<\/td>/);
  for (const role of ["table", "rowgroup", "row", "columnheader", "rowheader"]) {
    t.true(stacked.includes(`role="${role}"`), role);
  }
  t.is(
    stacked.replaceAll(/ (role="(?!group)|data-label=")[^"]*"/g, "").replace(" stacked", ""),
    plain,
  );
});
