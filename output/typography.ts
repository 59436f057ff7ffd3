/** French typography of a page: no line begins with a mark, and none ends with an opening quotation mark. */
import type { Language } from "./message.ts";

/** What is not prose, whole; a tag; a text. */
const PARTS = /<(script|style|code)\b[\s\S]*?<\/\1>|<[^>]*>|[^<]+/g;

/** A document with the spaces before and within its marks as the language sets them; code and attributes stay. */
export function typeset(document: string, language: Language): string {
  if (language !== "fr") return document;
  return document.replaceAll(PARTS, (part) => (part.startsWith("<") ? part : spaced(part)));
}

function spaced(text: string): string {
  return text
    .replaceAll(/ (?=[;?!])/g, "\u202f")
    .replaceAll(/ (?=[:»])/g, "\u00a0")
    .replaceAll("« ", "«\u00a0");
}
