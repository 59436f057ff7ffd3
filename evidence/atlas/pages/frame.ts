/** The frame of every page: head, menu, search, foot. */
import { type Html, html } from "../../../output/html.ts";
import { type HtmlTable, htmlTable } from "../../../output/html-table.ts";
import { LANGUAGES, type Language, type MessageValues, render } from "../../../output/message.ts";
import { TEXTS } from "../messages.ts";
import type { Atlas } from "../model.ts";
import { sitePage } from "../paths.ts";

/** One page, without its frame. */
export interface Page {
  /** File name, the same in both languages. */
  readonly name: string;
  readonly title: string;
  readonly content: Html;
}

/** A text of the atlas in one language. */
export type Say = (key: keyof typeof TEXTS, values?: MessageValues) => string;

export function sayIn(language: Language): Say {
  return (key, values = {}) => render(TEXTS[key], values, language);
}

/** The whole document. */
export function framed(atlas: Atlas, { name, title, content }: Page, language: Language): string {
  const say = sayIn(language);
  const other = LANGUAGES.find((each) => each !== language) ?? language;
  const made = [
    say("asOf", { day: atlas.day }),
    ...(atlas.revision === undefined ? [] : [say("revision", { revision: atlas.revision })]),
  ].join(", ");
  const document = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' 'unsafe-inline' file:; script-src 'self' file:; img-src 'self' file:">
<title>${title} · ${say("atlas")}</title>
<link rel="stylesheet" href="../atlas.css">
<script src="../theme.js"></script>
</head>
<body>
<a class="skip" href="#content">${say("skip")}</a>
<header>
<p class="brand"><a href="index.html">AES · ${say("atlas")}</a></p>
<nav aria-label="${say("menu")}"><ul>${menu(atlas, name, say)}</ul></nav>
<div class="tools">
<div class="search" role="search" hidden><label class="unseen" for="search">${say("search")}</label><input id="search" type="search" autocomplete="off" placeholder="${say("searchShort")}" aria-controls="found" data-none="${say("noMatch")}"><ul id="found" aria-live="polite" hidden></ul></div>
<button id="theme" type="button" hidden>${say("theme")}</button>
<a href="../${other}/${name}" hreflang="${other}" lang="${other}">${say("other")}</a>
</div>
</header>
<main id="content">
<h1>${title}</h1>
${content}
</main>
<footer><p>${made}. ${sourcesOf(atlas, say)}</p></footer>
<script src="../search.${language}.js"></script>
<script src="../atlas.js"></script>
</body>
</html>
`;
  return document.text;
}

/** What the figures are computed from, and what was not looked at. */
function sourcesOf({ reports: { drift, compliance } }: Atlas, say: Say): string {
  const compared = Object.values(drift).map(({ site, at }) => `${site} (${at.slice(0, 10)})`);
  return [
    say("fromFiles"),
    compliance === undefined ? say("noState") : say("fromStatement", { day: compliance.asOf }),
    compared.length === 0 ? say("noClouds") : say("fromDrift", { sites: compared.join(", ") }),
  ].join(" ");
}

function menu({ estates }: Atlas, current: string, say: Say): Html[] {
  const pages: (readonly [string, string])[] = [
    ["index.html", say("alliance")],
    ...estates.map(({ siteKey }) => [sitePage(siteKey), siteKey] as const),
    ["ways-out.html", say("waysOut")],
    ["repatriation.html", say("repatriation")],
    ["agreements.html", say("agreements")],
    ["findings.html", say("findings")],
  ];
  return pages.map(([name, title]) =>
    name === current
      ? html`<li><a href="${name}" aria-current="page">${title}</a></li>`
      : html`<li><a href="${name}">${title}</a></li>`,
  );
}

/** A table of texts and links; nothing if it has no row. */
export function table(
  caption: string,
  titles: readonly string[],
  rows: readonly (readonly (Html | string)[])[],
  options: Pick<HtmlTable, "filter" | "headed"> = {},
): Html | undefined {
  return htmlTable({ caption, columns: titles.map((title) => ({ title })), rows, ...options });
}

/** A drawing in a figure, which scrolls where the page is narrower than the drawing can be read. */
export function pictured(content: Html, name: string, caption?: string): Html {
  const below = caption && html`<figcaption>${caption}</figcaption>`;
  return html`<figure><div class="scroll" tabindex="0" role="region" aria-label="${name}">${content}</div>${below}</figure>`;
}

/** A day, which no line break divides. */
export function day(date: string): Html {
  return html`<time class="day" datetime="${date}">${date}</time>`;
}
