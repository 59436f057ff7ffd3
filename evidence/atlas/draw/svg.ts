/** What all drawings of the atlas share: a frame with a title for people who cannot see it, and the width of texts. */
import { type Html, html } from "../../../output/html.ts";

/** Widest usual width of one character, as a part of the font's size: a label never needs more. */
const WIDEST = 0.62;

/** The width that a text takes, pixels. */
export function widthOf(text: string, size: number): number {
  return Math.ceil([...text].length * size * WIDEST);
}

/** The frame of a drawing. */
export interface DrawingFrame {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly name: string;
  /** Whether a narrow page cuts its left and right ends off instead of shrinking all of it. @default false */
  readonly cut?: boolean;
}

/** A drawing that scales with the page. */
export function drawing({ width, height, title, name, cut }: DrawingFrame, content: Html): Html {
  const id = `title-${name}`;
  const [right, bottom] = [Math.ceil(width), Math.ceil(height)];
  return html`<svg class="drawing${cut && " cut"}" role="group" aria-labelledby="${id}" viewBox="0 0 ${right} ${bottom}" style="--natural:${right}px" preserveAspectRatio="xMidYMid ${cut ? "slice" : "meet"}"><title id="${id}">${title}</title>${content}</svg>`;
}

/** Numbers of paths are rounded: the same picture gives the same bytes on each machine. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
