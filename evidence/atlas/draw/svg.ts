/** What all drawings of the atlas share: a frame with a title for people who cannot see it, and the width of texts. */
import { type Html, html } from "../../../output/html.ts";

/** Widest usual width of one character, as a part of the font's size: a label never needs more. */
const WIDEST = 0.62;

/** The width that a text takes, pixels. */
export function widthOf(text: string, size: number): number {
  return Math.ceil([...text].length * size * WIDEST);
}

/** A drawing that scales with the page. */
export function drawing(
  { width, height, title, name }: { width: number; height: number; title: string; name: string },
  content: Html,
): Html {
  const id = `title-${name}`;
  return html`<svg class="drawing" role="group" aria-labelledby="${id}" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" style="max-width:${Math.ceil(width)}px" preserveAspectRatio="xMidYMid meet"><title id="${id}">${title}</title>${content}</svg>`;
}

/** Numbers of paths are rounded: the same picture gives the same bytes on each machine. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
