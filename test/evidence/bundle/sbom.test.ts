/** Bills of materials: each part of a lock file once, with its version and digest, in CycloneDX. */
import test from "ava";
import { BILLS, billOf } from "../../../evidence/bundle/sbom/bills.ts";
import { billText } from "../../../evidence/bundle/sbom/bom.ts";
import { goParts } from "../../../evidence/bundle/sbom/go.ts";
import { npmParts } from "../../../evidence/bundle/sbom/npm.ts";
import { pythonParts } from "../../../evidence/bundle/sbom/python.ts";

test("npm: the nearest package upwards is the one that is needed", (t) => {
  const digest = Buffer.from("digest").toString("base64");
  const lock = {
    lockfileVersion: 3,
    packages: {
      "": { dependencies: { a: "1" }, devDependencies: { d: "1" } },
      "node_modules/a": {
        version: "1.0.0",
        integrity: `sha512-${digest}`,
        dependencies: { "@s/b": "1", c: "1" },
      },
      "node_modules/a/node_modules/@s/b": { version: "1.0.0", dependencies: { c: "1" } },
      "node_modules/@s/b": { version: "2.0.0" },
      "node_modules/c": { version: "3.0.0", optionalDependencies: { absent: "1" } },
      "node_modules/d": { version: "4.0.0", dev: true },
      "node_modules/link": { link: true },
    },
  };
  const { parts, needs } = npmParts(JSON.stringify(lock));
  t.deepEqual(needs, ["node_modules/a"]);
  t.deepEqual(
    parts.map(({ purl, needs: its }) => [purl, its]),
    [
      ["pkg:npm/a@1.0.0", ["node_modules/a/node_modules/@s/b", "node_modules/c"]],
      ["pkg:npm/%40s/b@1.0.0", ["node_modules/c"]],
      ["pkg:npm/%40s/b@2.0.0", []],
      ["pkg:npm/c@3.0.0", []],
      ["pkg:npm/d@4.0.0", []],
    ],
  );
  t.deepEqual(parts[0]?.hashes, [["SHA-512", Buffer.from("digest").toString("hex")]]);
});

test("Go: what a go.mod replaces is what is built, and folders of the repository are no third party's", (t) => {
  const mod = `module own
require (
	a.example/x v1.0.0
	b.example/y/v2 v2.1.0 // indirect
	c.example/z v0.1.0
)
require d.example/w v1.0.0
replace c.example/z => ./z
replace (
	d.example/w => e.example/w v1.5.0
)
`;
  const sum = "a.example/x v1.0.0 h1:AAA=\na.example/x v1.0.0/go.mod h1:BBB=\n";
  const parts = goParts([
    { program: "one", mod, sum },
    { program: "two", mod: "require a.example/x v1.0.0\n", sum },
  ]);
  t.deepEqual(
    parts.map(({ purl, properties }) => [purl, properties]),
    [
      ["pkg:golang/a.example/x@v1.0.0", { goSum: "h1:AAA=", programs: "one, two" }],
      ["pkg:golang/b.example/y/v2@v2.1.0", { programs: "one" }],
      ["pkg:golang/e.example/w@v1.5.0", { programs: "one" }],
    ],
  );
});

test("Python: names, versions and digests of a pip lock", (t) => {
  const lock = `# comment\nPy_Yaml==6.0.4 \\\n    --hash=sha256:${"a".repeat(64)} \\\n    --hash=sha256:${"b".repeat(64)}\n-r other\n`;
  t.deepEqual(
    pythonParts(lock).map(({ purl, properties }) => [purl, properties]),
    [["pkg:pypi/py-yaml@6.0.4", { archives: `${"a".repeat(64)} ${"b".repeat(64)}` }]],
  );
});

test("the same parts in another order give the same text", (t) => {
  const part = (name: string) => ({ ref: name, name, version: "1", purl: `pkg:npm/${name}@1` });
  const text = (names: string[]) => {
    const { serialNumber: _, ...bill } = JSON.parse(
      billText({
        name: "n",
        version: "1",
        day: "2026-11-25",
        parts: names.map(part),
        needs: names,
      }),
    );
    return bill;
  };
  t.deepEqual(text(["b", "a"]), text(["a", "b"]));
});

test("this repository's own bills have its parts", (t) => {
  for (const key of BILLS) {
    const bill = billOf(key, "1", "2026-11-25");
    if (!("text" in bill)) return t.fail(bill.missing);
    const { components, specVersion } = JSON.parse(bill.text) as {
      components: { purl: string; version: string }[];
      specVersion: string;
    };
    t.is(specVersion, "1.6");
    t.true(components.length > 50, key);
    t.true(components.every(({ purl, version }) => purl.startsWith("pkg:") && version !== ""));
    t.deepEqual(billOf(key, "1", "2026-11-25"), bill);
  }
});
