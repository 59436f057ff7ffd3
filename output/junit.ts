/** JUnit XML, for CI systems: the frame of each report, which names its suites and cases. */
import { create } from "xmlbuilder2";
import { HIDDEN } from "./message.ts";

export type Element = ReturnType<ReturnType<typeof create>["ele"]>;

/** The whole document; `fill` adds the suites. Control characters are escaped, because CI systems print the text. */
export function junit(name: string, fill: (suites: Element) => void): string {
  const document = create({ version: "1.0", encoding: "UTF-8", invalidCharReplacement: "\uFFFD" });
  fill(document.ele("testsuites", { name }));
  const text = document.end({ prettyPrint: true });
  return `${text.replaceAll(HIDDEN, (one) => (one === "\n" ? one : `&#${one.codePointAt(0)};`))}\n`;
}
