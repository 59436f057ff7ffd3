import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { RULES } from "../../sovereignty/index.ts";

const folder = join(import.meta.dirname, "../../policies");

test("the pack is executable", (t) => {
  t.true((statSync(join(folder, "pack.ts")).mode & 0o111) !== 0);
});

test("an older Node.js gets one clear line", async (t) => {
  const shebang = readFileSync(join(folder, "pack.ts"), "utf8").split("\n", 1)[0] ?? "";
  const check = /--import='([^']+)'/.exec(shebang)?.[1] ?? "";
  t.true(shebang.length < 250, "the kernel reads 255 characters");
  const asVersion = (version: string) =>
    execa(
      process.execPath,
      [
        `--import=data:text/javascript,Object.defineProperty(process,"version",{value:"${version}"})`,
        `--import=${check}`,
        "--eval=console.log('ran')",
      ],
      { reject: false },
    );
  const old = await asVersion("v20.19.0");
  t.is(old.exitCode, 1);
  t.is(`${old.stdout}${old.stderr}`, "aes-estate: Node.js 24 or later is needed");
  t.is((await asVersion("v24.0.0")).stdout, "ran");
});

test("the README's table of rules is the rules' own (UPDATE=1 rewrites it)", (t) => {
  const readme = join(folder, "README.md");
  const rows = RULES.map(({ name, about, messages: { title, cases } }) => {
    const { secNumCloud, c5, ccm, scs } = about.references;
    const grounds = [
      ...(secNumCloud ?? []).map((item) => `SNC ${item}`),
      ...(c5 ?? []).map((item) => `C5 ${item}`),
      ...(ccm ?? []).map((item) => `CCM ${item}`),
      ...(scs ?? []),
    ].join(", ");
    const count = Object.keys(cases).length;
    return [
      `[${name}](../sovereignty/rules/${name})`,
      ...[title.fr, title.en, about.severity, about.waivable ? "yes" : "no", grounds, count],
    ];
  });
  const header = ["rule", "fr", "en", "severity", "may be waived", "grounds", "cases"];
  const table = [header, header.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
  const old = readFileSync(readme, "utf8");
  const expected = old.replace(
    /(<!-- rules -->\n)[\s\S]*?(<!-- \/rules -->)/,
    (_, start, end) => `${start}${table}\n${end}`,
  );
  if (process.env.UPDATE === "1") writeFileSync(readme, expected);
  t.true(expected.includes(table));
  t.is(readFileSync(readme, "utf8"), expected);
});
