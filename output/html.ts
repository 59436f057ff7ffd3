/** HTML and SVG from templates: every value is escaped, unless it is a template's result itself. */
import { type Language, visible } from "./message.ts";

/** Markup that is safe to insert unchanged; only `html` and `markup` make it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** A value in a template; lists are joined, and `undefined` and `false` are nothing. */
export type Inserted = Html | string | number | false | undefined | readonly Inserted[];

/** A template: html`<p title="${title}">${text}</p>`. Attributes' values must be in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Inserted[]): Html {
  const text = parts.map((part, index) => part + inserted(values[index])).join("");
  return new Html(text);
}

/** Markup that comes from this program or from a library that escapes by itself; never from a file of the estate. */
export function markup(text: string): Html {
  return new Html(text);
}

/** A text as markup shows it: nothing in it is read as markup, and nothing in it is invisible. */
export function escaped(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function inserted(value: Inserted): string {
  if (value === undefined || value === false) return "";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  return value instanceof Html ? value.text : value.map(inserted).join("");
}

/** The language of a page, and that of a text in it. */
export interface Languages {
  readonly language: Language;
  readonly own: Language;
}

/** A text, marked where it is not in the page's language. */
export function inLanguage(text: string, { language, own }: Languages): Html {
  return own === language ? html`${text}` : html`<span lang="${own}">${text}</span>`;
}
