/** Small parts of the document: countries, marks, lists. */
import { countryColour } from "../../output/colours.ts";
import { type Html, html, type Inserted, markup } from "../../output/html.ts";
import type { Language } from "../../output/message.ts";
import type { Statement } from "./model.ts";
import { STYLE } from "./style.ts";
import type { Say } from "./words.ts";

/** A self-contained document. */
export interface Page {
  readonly language: Language;
  readonly title: string;
  readonly tool: Statement["tool"];
  /** Text of the link to the content, the element with the id `content`. */
  readonly skip: string;
  readonly content: Html;
}

/** The whole document; its own policy forbids requests and scripts. */
export function page({ language, title, tool, skip, content }: Page): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="generator" content="${tool.name} ${tool.version}">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#content">${skip}</a>
${content}
</body>
</html>
`.text;
}

/** A country's colour as a property of an element: it is one of ours, never a text of a file. */
export function colourOf(country: string): Html {
  return markup(` style="--country: ${countryColour(country)}"`);
}

/** Countries by their codes, each with its colour; what a colour says, the code says too. */
export function chips(countries: readonly string[]): Inserted {
  if (countries.length === 0) return "—";
  return countries.map(
    (code) => html`<span class="chip"${colourOf(code)}><i aria-hidden="true"></i>${code}</span>`,
  );
}

/** A word with a mark that does not depend on colour alone. */
export function mark(kind: "good" | "bad" | "open", text: string): Html {
  const sign = { good: "✓", bad: "✗", open: "–" }[kind];
  return html`<span class="${kind}"><span aria-hidden="true">${sign} </span>${text}</span>`;
}

export function yesNo(holds: boolean, say: Say): Html {
  return holds ? mark("good", say("yes")) : mark("bad", say("no"));
}

/** A list, or nothing. */
export function list(items: readonly Inserted[]): Html | undefined {
  if (items.length === 0) return undefined;
  return html`<ul class="list">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}

/** A section with its heading; nothing if it is empty. */
export function section(id: string, title: string, content: readonly Inserted[]): Html | undefined {
  if (content.every((part) => part === undefined)) return undefined;
  return html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${content}</section>
`;
}

/** Members by code, in the registry's order, for the stripe at the top. */
export function stripe({ owners }: Statement): Html {
  const bars = owners.map((code) => html`<span style="${background(code)}"></span>`);
  return html`<div class="stripe" aria-hidden="true">${bars}</div>`;
}

function background(country: string): Html {
  return markup(`background: ${countryColour(country)}`);
}

/** A text whose days no line break divides. */
export function unbroken(text: string): Html {
  const parts = text.split(/(\d{4}-\d{2}-\d{2})/);
  const shown = parts.map((part, index) =>
    index % 2 === 0 ? part : html`<span class="whole">${part}</span>`,
  );
  return html`${shown}`;
}
