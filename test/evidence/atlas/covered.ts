/** Texts of drawings that cover each other, for pages in a browser. */

/** A script of the page, which returns the pairs of texts of one drawing whose boxes share more than a pixel. */
export const COVERED = `[...document.querySelectorAll("svg")].flatMap((drawing) => {
  const texts = [...drawing.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  return texts.flatMap(([text, box], at) => texts.slice(at + 1).flatMap(([other, its]) => {
    const width = Math.min(box.right, its.right) - Math.max(box.left, its.left);
    const height = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
    return width > 1 && height > 2 ? [text + " / " + other] : [];
  }));
})`;
