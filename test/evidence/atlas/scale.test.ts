/** What an atlas of many tenants costs a browser: the nodes of its pages, which are the same on every machine. */
import test from "ava";
import type { Estate } from "../../../estate/estate.ts";
import { addressBook } from "../../../evidence/atlas/draw/address-book.ts";
import { atlasOf } from "../../../evidence/atlas/gather.ts";
import { agreementsPage } from "../../../evidence/atlas/pages/agreements.ts";
import { alliancePage } from "../../../evidence/atlas/pages/alliance.ts";
import { findingsPage } from "../../../evidence/atlas/pages/findings.ts";
import { repatriationPage } from "../../../evidence/atlas/pages/repatriation.ts";
import { siteOf } from "../../../evidence/atlas/pages/site.ts";
import { tenantOf } from "../../../evidence/atlas/pages/tenant.ts";
import { waysOutPage } from "../../../evidence/atlas/pages/ways-out.ts";
import { DAY, referenceAtlas } from "./reference.ts";

const MODEL = "e-visa";

/** Bamako alone, with that many more tenants like one of the reference; each has addresses of its own. */
function larger(estate: Estate, more: number): Estate {
  const { [MODEL]: model } = estate.tenants;
  if (model === undefined) throw new Error(`no tenant ${MODEL}`);
  const copies = Array.from({ length: more }, (_, index) => {
    const segments = Object.entries(model.segments).map(([name, segment], at) => {
      const number = index * 8 + at;
      const ipv4 = `100.${64 + (number >> 12)}.${(number >> 4) & 255}.${(number & 15) * 16}/28`;
      return [name, { ...segment, ipv4, ipv6: `fd00:${number.toString(16)}::/64` }] as const;
    });
    const key = `copy${String(index).padStart(4, "0")}`;
    return [key, { ...model, segments: Object.fromEntries(segments) }] as const;
  });
  return { ...estate, tenants: { ...estate.tenants, ...Object.fromEntries(copies) } };
}

/** The pages in one language, of which one tenant's is drawn: what is in each, and its number of elements. */
async function pagesWith(more: number) {
  const { estates } = await referenceAtlas();
  const own = estates.slice(0, 1).map((estate) => larger(estate, more));
  const [estate] = own;
  if (estate === undefined) throw new Error("no estate");
  const atlas = atlasOf({ estates: own, waivers: {}, day: DAY });
  const book = addressBook(own);
  const pages = [
    alliancePage(atlas, "fr"),
    siteOf(atlas, { estate, book }, "fr"),
    tenantOf(atlas, { estate, key: "copy0003", book }, "fr"),
    waysOutPage(atlas, book, "fr"),
    repatriationPage(atlas, "fr"),
    agreementsPage(atlas, "fr"),
    findingsPage(atlas, "fr"),
  ];
  return (wanted: string) => {
    const page = pages.find(({ name }) => name === `${wanted}.html`);
    const { text } = page?.content ?? { text: "" };
    return { text, elements: text.match(/<[a-z]/g)?.length ?? 0 };
  };
}

test("only lists of tenants grow with their number, and by few elements a tenant", async (t) => {
  const [few, most] = [await pagesWith(10), await pagesWith(40)];
  for (const name of [
    "index",
    "findings",
    "agreements",
    "repatriation",
    "tenant-bamako.copy0003",
  ]) {
    t.is(most(name).elements, few(name).elements, name);
  }
  t.true(few("tenant-bamako.copy0003").elements > 50);
  for (const [name, limit] of [
    ["site-bamako", 12],
    ["ways-out", 40],
  ] as const) {
    const each = (most(name).elements - few(name).elements) / 30;
    t.true(each > 0 && each <= limit, `${name}: ${each} elements a tenant`);
  }
});

test("a table of many rows is drawn when it is near the window", async (t) => {
  const [few, most] = [await pagesWith(10), await pagesWith(220)];
  t.false(few("site-bamako").text.includes('class="table long'));
  t.true(most("site-bamako").text.includes('<div class="table long stacked" role="group"'));
  t.is(most("ways-out").text.match(/class="table long/g)?.length, 2);
});
