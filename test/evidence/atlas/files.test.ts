/** The pages of the atlas: complete, linked, equal in both languages, and each figure is a report's. */
import test from "ava";
import { figure, pointerOf } from "../../../evidence/atlas/figure.ts";
import { filesOf } from "../../../evidence/atlas/files.ts";
import { atlasOf } from "../../../evidence/atlas/gather.ts";
import { estate } from "../../helpers/command.ts";
import { DAY, reference } from "./reference.ts";

const pagesIn = (files: ReadonlyMap<string, string>, language: string) =>
  [...files].filter(([name]) => name.startsWith(`${language}/`));

test("both languages have the same pages: the alliance's, one a site, one a tenant", async (t) => {
  const { atlas, files } = await reference();
  const names = (language: string) =>
    pagesIn(files, language).map(([name]) => name.slice(language.length + 1));
  t.deepEqual(names("fr"), names("en"));
  const ofTenants = atlas.estates.flatMap(({ siteKey, tenants }) =>
    Object.keys(tenants).map((key) => `tenant-${siteKey}.${key}.html`),
  );
  const others = ["agreements", "findings", "index", "repatriation", "ways-out"];
  const sites = ["site-bamako", "site-ouagadougou"];
  const want = [...others, ...sites].map((name) => `${name}.html`).concat(ofTenants);
  t.deepEqual(names("fr").toSorted(), want.toSorted());
});

test("every link leads to a page of the atlas, and nothing is requested from elsewhere", async (t) => {
  const { files } = await reference();
  for (const [name, text] of files) {
    if (!name.endsWith(".html")) continue;
    for (const [, target = ""] of text.matchAll(/ (?:href|src)="([^"]*)"/g)) {
      if (target.startsWith("#")) t.true(text.includes(` id="${target.slice(1)}"`), target);
      else
        t.true(
          files.has(new URL(target, `file:///${name}`).pathname.slice(1)),
          `${name}: ${target}`,
        );
    }
    t.notRegex(text, /url\((?!#)/, name);
  }
});

test("each figure equals the report's, and the command's JSON is that report", async (t) => {
  const { atlas, files } = await reference();
  const reports: unknown = JSON.parse(JSON.stringify(atlas.reports));
  let figures = 0;
  for (const [name, text] of files) {
    const found = text.matchAll(/<data value="([^"]*)" data-source="([^"]*)">/g);
    for (const [, value, source = ""] of found) {
      const path = source.split("/").slice(1);
      const reported = path.reduce<unknown>(
        (at, step) => (at as Record<string, unknown>)[step],
        reports,
      );
      t.is(Number(value), reported as number, `${name} ${source}`);
      figures += 1;
    }
  }
  t.true(figures > 100, `${figures} figures`);
  const printed = async (...args: string[]) =>
    JSON.parse((await estate(...args)).stdout) as unknown;
  const { capacity, availability, energy } = JSON.parse(JSON.stringify(atlas.reports));
  t.deepEqual(await printed("capacity", "--json"), capacity);
  t.deepEqual(await printed("availability", "--json"), availability);
  t.deepEqual(await printed("energy", "--json"), energy);
});

test("a figure that no report has is an error", async (t) => {
  const { atlas } = await reference();
  const source = ["capacity", "sites", 9, "offered", "cores"] as const;
  t.throws(() => figure(atlas.reports, source, { language: "fr" }), {
    message: "no figure at /capacity/sites/9/offered/cores",
  });
  t.is(pointerOf(["failover", "a/b~c"]), "/failover/a~1b~0c");
});

test("the first page names what is still abroad, and the waiver in force", async (t) => {
  const { files } = await reference();
  const text = (files.get("fr/index.html") ?? "").replaceAll(/<[^>]*>/g, "");
  t.regex(text, /Alliance des États du Sahel/);
  t.regex(text, /22 plateformes encore à l&#39;étranger/);
  t.regex(text, /3 plateformes rapatriées/);
  t.regex(text, /1 dérogation en vigueur/);
  t.regex(files.get("en/index.html") ?? "", /<p class="lead">Alliance of Sahel States</);
  t.regex(
    files.get("index.html") ?? "",
    />Alliance des États du Sahel<[\s\S]*>Alliance of Sahel States</,
  );
  t.regex(files.get("en/agreements.html") ?? "", /an old volume is taken over/);
});

test("a tenant's page names its rights, its ways out and why they are allowed", async (t) => {
  const { files } = await reference();
  const text = files.get("en/tenant-bamako.public-portal.html") ?? "";
  t.regex(text, /has a gateway to <code>internet<\/code> \(Internet\)/);
  t.regex(text, /The class “Public data” allows it \(government, Internet\)\./);
  const sealed = files.get("fr/tenant-bamako.judicial-archive.html") ?? "";
  t.regex(sealed, /Aucun segment n&#39;a de passerelle\./);
});

test("every flow of the files is on its tenant's page and, if it leaves the tenant, among the ways out", async (t) => {
  const { atlas, files } = await reference();
  const waysOut = files.get("en/ways-out.html") ?? "";
  const places = new Set(["internet", "government", "proxy", "dns"]);
  for (const { siteKey, tenants } of atlas.estates) {
    for (const [key, { flows }] of Object.entries(tenants)) {
      const page = files.get(`en/tenant-${siteKey}.${key}.html`) ?? "";
      for (const [name, { from, to }] of Object.entries(flows)) {
        t.true(page.includes(`<th scope="row" role="rowheader">${name}</th>`), `${key} ${name}`);
        const leaves = [from, to].some((end) => typeof end !== "string" || places.has(end));
        const row = `>${siteKey}/${key}</a></th><td role="cell" data-label="Flow">${name}</td>`;
        t.is(waysOut.includes(row), leaves, `${key} ${name}`);
      }
    }
  }
});

test("texts of files are texts: no title becomes markup, none is hidden", async (t) => {
  const { atlas } = await reference();
  const [first, ...others] = atlas.estates;
  if (first === undefined) return t.fail("no estate");
  const hostile = `</script><script>alert(1)</script><img src=x onerror="alert(2)">\u202e`;
  const tax = {
    ...first.tenants.tax,
    title: { fr: hostile, en: hostile },
  } as typeof first.tenants.x;
  const estates = [{ ...first, tenants: { tax } as typeof first.tenants }, ...others];
  const files = filesOf(atlasOf({ ...atlas, estates }));
  for (const [name, text] of files) {
    t.notRegex(text, /<script>|<img|\u202e/, name);
  }
  t.regex(files.get("fr/tenant-bamako.tax.html") ?? "", /<h1>&lt;\/script&gt;/);
  t.regex(files.get("search.fr.js") ?? "", /\\u003c\/script>/);
});

test("a French page has no mark that begins a line, and no command that is not marked as one", async (t) => {
  const { files } = await reference();
  for (const [name, text] of pagesIn(files, "fr")) {
    const prose = text.replaceAll(/<code>[^<]*<\/code>/g, "…").replaceAll(/<[^>]*>/g, "\n");
    t.notRegex(prose, / [:;?!»]|« |estate |`/, name);
  }
  for (const [name, text] of pagesIn(files, "en")) {
    t.notRegex(text.replaceAll(/<code>[^<]*<\/code>/g, "…"), /`|estate (drift|check)/, name);
  }
});

test("two sites that stand by for each other have one line with two heads, and each member its pattern in the legend", async (t) => {
  const { files } = await reference();
  const page = files.get("fr/index.html") ?? "";
  const lines = page.match(/<path class="standby"[^>]*>/g) ?? [];
  t.is(lines.length, 1);
  t.regex(lines[0] ?? "", /marker-start="url\(#arrow\)" marker-end="url\(#arrow\)"/);
  for (const code of ["ML", "BF", "NE"])
    t.true(page.includes(`<span class="swatch ${code}"`), code);
});

test("the deadlines are bars from today on the line of years, in their order", async (t) => {
  const { atlas, files } = await reference();
  const page = files.get("fr/repatriation.html") ?? "";
  const bars = [
    ...page.matchAll(/class="bar (\w+) (\w+)" style="left:([\d.]+)%;width:([\d.]+)%"/g),
  ];
  const platforms = Object.values(atlas.repatriation?.platforms ?? {});
  const abroad = platforms.filter(({ status }) => status !== "home");
  t.is(bars.length, abroad.length);
  const [, today = ""] = /--today:([\d.]+)%;--years:5/.exec(page) ?? [];
  t.deepEqual([...new Set(bars.map(([, , , left]) => left))], [today]);
  const widths = bars.map(([, , , , width]) => Number(width));
  t.deepEqual(
    widths,
    widths.toSorted((a, b) => a - b),
  );
  t.true(widths.every((width) => width > 0 && Number(today) + width <= 100));
});

test("the same estate gives the same bytes, and the day is on every page", async (t) => {
  const { atlas, files } = await reference();
  t.deepEqual(filesOf(atlas), files);
  for (const [name, text] of pagesIn(files, "fr")) {
    t.true(text.includes("Au 30 novembre 2026 (UTC)"), name);
    t.false(text.replaceAll(/<[^>]*>/g, "").includes(DAY), name);
  }
  t.throws(() => atlasOf({ ...atlas, estates: [] }), { message: /at least one estate/ });
});
