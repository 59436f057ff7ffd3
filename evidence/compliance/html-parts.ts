/** Small parts of the document: countries, marks, lists. */
import { countryColour } from "../../output/colours.ts";
import { type Html, html, type Inserted, markup } from "../../output/html.ts";
import type { Statement } from "./model.ts";
import type { Say } from "./words.ts";

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
