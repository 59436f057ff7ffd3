/** Every file of the atlas, by its path. The same input gives the same bytes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { html } from "../../output/html.ts";
import { LANGUAGES, type Language, visible } from "../../output/message.ts";
import { addressBook } from "./draw/address-book.ts";
import { TEXTS } from "./messages.ts";
import type { Atlas } from "./model.ts";
import { agreementsPage } from "./pages/agreements.ts";
import { alliancePage } from "./pages/alliance.ts";
import { findingsPage } from "./pages/findings.ts";
import { framed, type Page, sayIn } from "./pages/frame.ts";
import { repatriationPage } from "./pages/repatriation.ts";
import { siteOf } from "./pages/site.ts";
import { tenantOf } from "./pages/tenant.ts";
import { waysOutPage } from "./pages/ways-out.ts";
import { sitePage, tenantPage } from "./paths.ts";

/** Marks a folder as an atlas: a later one may replace it. */
export const MARK = "atlas.json";

const ASSETS = ["atlas.css", "atlas.js", "theme.js"] as const;

/** Path → content. */
export function filesOf(atlas: Atlas): Map<string, string> {
  const files = new Map<string, string>();
  const book = addressBook(atlas.estates);
  for (const language of LANGUAGES) {
    for (const page of pagesOf(atlas, book, language)) {
      files.set(`${language}/${page.name}`, framed(atlas, page, language));
    }
    files.set(`search.${language}.js`, searchIndex(atlas, language));
  }
  for (const name of ASSETS) {
    files.set(name, readFileSync(join(import.meta.dirname, "assets", name), "utf8"));
  }
  files.set("index.html", entrance(atlas));
  files.set(MARK, `${JSON.stringify({ atlas: 1, day: atlas.day }, null, 2)}\n`);
  return files;
}

function* pagesOf(
  atlas: Atlas,
  book: ReturnType<typeof addressBook>,
  language: Language,
): Iterable<Page> {
  yield alliancePage(atlas, language);
  for (const estate of atlas.estates) {
    yield siteOf(atlas, { estate, book }, language);
    for (const key of Object.keys(estate.tenants)) {
      yield tenantOf(atlas, { estate, key, book }, language);
    }
  }
  yield waysOutPage(atlas, book, language);
  yield repatriationPage(atlas, language);
  yield agreementsPage(atlas, language);
  yield findingsPage(atlas, language);
}

/** What the search field knows: a script, because a page from a file may not read other files. */
function searchIndex({ estates, repatriation }: Atlas, language: Language): string {
  const say = sayIn(language);
  const entries = [
    ...estates.flatMap(({ siteKey, allianceSite, tenants }) => [
      [allianceSite.title[language], siteKey, say("site"), sitePage(siteKey)],
      ...Object.entries(tenants).map(([key, { title, owner }]) => [
        title[language],
        `${siteKey}/${key} ${owner}`,
        say("tenant"),
        tenantPage(siteKey, key),
      ]),
    ]),
    ...Object.entries(repatriation?.platforms ?? {}).map(([key, { title, owner }]) => [
      title[language],
      `${key} ${owner}`,
      say("platforms"),
      "repatriation.html",
    ]),
  ];
  // `<` could end the script on a page that contains it; a file of its own cannot, and a reader need not know that.
  return `window.AES_ATLAS = ${JSON.stringify(entries.map((entry) => entry.map(visible))).replaceAll("<", "\\u003c")};\n`;
}

/** The page that the folder opens with: one name and one way in for each language. */
function entrance({ alliance: { name } }: Atlas): string {
  const document = html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>AES · ${TEXTS.atlas.fr} · ${TEXTS.atlas.en}</title>
<link rel="stylesheet" href="atlas.css">
<script src="theme.js"></script>
</head>
<body>
<main class="entrance">
<h1>${TEXTS.atlas.fr} <span lang="en">${TEXTS.atlas.en}</span></h1>
<div>
<section><p>${name.fr}</p><a class="tile" href="fr/index.html">Français</a></section>
<section lang="en"><p>${name.en}</p><a class="tile" href="en/index.html">English</a></section>
</div>
</main>
</body>
</html>
`;
  return document.text;
}
