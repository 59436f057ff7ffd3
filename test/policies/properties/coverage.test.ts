import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { coverage } from "../../../policies/properties/coverage.ts";

test("the README says how much is classified (UPDATE=1 rewrites it)", (t) => {
  const readme = join(import.meta.dirname, "../../../policies/README.md");
  const rows = coverage().map(({ of, admitted, denied, properties, byKind }) => {
    const evaluated = properties - byKind.inert - byKind.denied;
    return [of, admitted, denied, properties, byKind.inert, evaluated, byKind.denied];
  });
  const header = [
    "provider",
    "types",
    "denied types",
    "properties",
    "inert",
    "evaluated",
    "denied",
  ];
  const table = [header, header.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
  const old = readFileSync(readme, "utf8");
  const expected = old.replace(
    /(<!-- coverage -->\n)[\s\S]*?(<!-- \/coverage -->)/,
    (_, start, end) => `${start}${table}\n${end}`,
  );
  if (process.env.UPDATE === "1") writeFileSync(readme, expected);
  t.true(expected.includes(table));
  t.is(readFileSync(readme, "utf8"), expected);
});
