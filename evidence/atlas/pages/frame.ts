/** The frame of every page: head, menu, search, foot. */
import { formatDay } from "../../../output/day.ts";
import { type Html, html, type Inserted, markup } from "../../../output/html.ts";
import { type HtmlColumn, type HtmlTable, htmlTable } from "../../../output/html-table.ts";
import { LANGUAGES, type Language, type MessageValues, render } from "../../../output/message.ts";
import { typeset } from "../../../output/typography.ts";
import { TEXTS } from "../messages.ts";
import type { Atlas } from "../model.ts";
import { sitePage } from "../paths.ts";
import { siteName } from "../site-name.ts";

/** One page, without its frame. */
export interface Page {
  /** File name, the same in both languages. */
  readonly name: string;
  readonly title: string;
  /** The site whose page leads to this one; absent for a page of the menu. */
  readonly site?: string;
  readonly content: Html;
}

/** A text of the atlas in one language. */
export type Say = (key: keyof typeof TEXTS, values?: MessageValues) => string;

export function sayIn(language: Language): Say {
  return (key, values = {}) => render(TEXTS[key], values, language);
}

/** The whole document. */
export function framed(atlas: Atlas, page: Page, language: Language): string {
  const { name, title, site, content } = page;
  const say = sayIn(language);
  const other = LANGUAGES.find((each) => each !== language) ?? language;
  const made = [
    say("asOf", { day: formatDay(atlas.day, language) }),
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
<nav aria-label="${say("menu")}"><ul>${menu(atlas, page, say)}</ul></nav>
<div class="tools">
<div class="search" role="search" hidden><label class="unseen" for="search">${say("search")}</label><input id="search" type="search" autocomplete="off" placeholder="${say("searchShort")}" aria-controls="found" data-none="${say("noMatch")}"><ul id="found" aria-live="polite" hidden></ul></div>
<button id="theme" type="button" hidden>${say("theme")}</button>
<a class="other" href="../${other}/${name}" hreflang="${other}" lang="${other}">${say("other")}</a>
</div>
</header>
<main id="content">
${site !== undefined && html`<p class="above"><a href="index.html">${say("alliance")}</a> › <a href="${sitePage(site)}">${siteName(site)}</a></p>`}
<h1>${title}</h1>
${content}
</main>
<footer><p>${made}. ${sourcesOf(atlas, language, say)}</p></footer>
<script src="../search.${language}.js"></script>
<script src="../atlas.js"></script>
</body>
</html>
`;
  return typeset(document.text, language);
}

/** What the figures are computed from, and what was not looked at. */
function sourcesOf(
  { reports: { drift, compliance } }: Atlas,
  language: Language,
  say: Say,
): Inserted[] {
  const on = (date: string) => formatDay(date, language);
  const compared = Object.values(drift).map(
    ({ site, at }) => `${siteName(site)} (${on(at.slice(0, 10))})`,
  );
  const texts = [
    say("fromFiles"),
    compliance === undefined ? say("noState") : say("fromStatement", { day: on(compliance.asOf) }),
    compared.length === 0 ? say("noClouds") : say("fromDrift", { sites: compared.join(", ") }),
  ];
  return texts.flatMap((text, index) => [index > 0 && " ", prose(text)]);
}

function menu({ estates }: Atlas, { name: current, site }: Page, say: Say): Html[] {
  const pages: (readonly [string, string])[] = [
    ["index.html", say("alliance")],
    ...estates.map(({ siteKey }) => [sitePage(siteKey), siteName(siteKey)] as const),
    ["ways-out.html", say("waysOut")],
    ["repatriation.html", say("repatriation")],
    ["agreements.html", say("agreements")],
    ["findings.html", say("findings")],
  ];
  const above = site === undefined ? undefined : sitePage(site);
  return pages.map(([name, title]) => {
    const here = name === current ? "page" : name === above && "true";
    return html`<li><a href="${name}"${here && html` aria-current="${here}"`}>${title}</a></li>`;
  });
}

/** A text in which commands are between backquotes. */
export function prose(text: string): Html {
  const parts = text.split("`");
  return html`${parts.map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}

/** The commands and files that figures come from. */
export function sources(say: Say, ...of: readonly string[]): Html {
  const all = of.map((one) => `\`${one}\``).join(", ");
  return html`<p class="source">${prose(say("source", { command: all }))}</p>`;
}

/** A number that is read first, and what it counts. */
export interface Headline {
  readonly number: Html;
  readonly label: Inserted;
  /** The page of what is counted. */
  readonly href?: string;
  /** Whether it calls for action. @default false */
  readonly attention?: boolean;
}

/** Numbers side by side. */
export function headlines(all: readonly Headline[]): Html {
  const items = all.map(({ number, label, href, attention = false }) => {
    const content = html`<b>${number}</b> ${label}`;
    const inside = href === undefined ? content : html`<a href="${href}">${content}</a>`;
    return html`<li${attention && html` class="attention"`}>${inside}</li>`;
  });
  return html`<ul class="figures">${items}</ul>`;
}

/** From how many columns of texts on a table does not fit on a phone. */
const WIDE = 3;

/** A table of texts and links; nothing if it has no row. On a phone, the rows of a wide one are blocks. */
export function table(
  caption: string,
  titles: readonly (string | HtmlColumn)[],
  rows: HtmlTable["rows"],
  options: Pick<HtmlTable, "filter" | "headed"> = {},
): Html | undefined {
  const columns = titles.map((title) => (typeof title === "string" ? { title } : title));
  const stacked = columns.filter(({ numeric = false }) => !numeric).length >= WIDE;
  return htmlTable({ caption, columns, rows, stacked, ...options });
}

/** The title of a column of numbers. */
export function numbers(title: string): HtmlColumn {
  return { title, numeric: true };
}

/** A drawing in a figure, which scrolls where the page is narrower than the drawing can be read. */
export function pictured(content: Html, name: string, caption?: Inserted): Html {
  const below = caption && html`<figcaption>${caption}</figcaption>`;
  return html`<figure><div class="scroll" tabindex="0" role="region" aria-label="${name}">${content}</div>${below}</figure>`;
}

/** A chart of a report, in the page's colours and not larger than it was drawn. */
export function charted(svg: string, name: string): Html {
  const width = /^<svg [^>]*?width="(\d+)"/.exec(svg)?.[1] ?? "";
  return pictured(html`<div class="chart" style="--natural:${width}px">${markup(svg)}</div>`, name);
}

/** A day, which no line break divides. */
export function day(date: string, language: Language): Html {
  return html`<time class="day" datetime="${date}">${formatDay(date, language, "medium")}</time>`;
}
