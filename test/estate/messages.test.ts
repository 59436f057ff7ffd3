/** French and English are equals: same messages, same arguments, accents kept. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import type { Message } from "../../sovereignty/text.ts";
import { GOTS, ISSUES, WANTS } from "../../stacks/estate/messages/index.ts";
import { argumentsIn, wordsOf } from "../helpers/messages.ts";

const messages: [string, Message][] = [
  ...Object.entries(WANTS),
  ...Object.entries(GOTS),
  ...Object.entries(ISSUES).flatMap(([name, parts]) =>
    Object.entries(parts).map(([part, message]): [string, Message] => [`${name}.${part}`, message]),
  ),
];

test("both languages use the same arguments", (t) => {
  for (const [name, message] of messages) {
    t.deepEqual(argumentsIn(message, "fr"), argumentsIn(message, "en"), name);
  }
});

test("no text is empty or left in the other language", (t) => {
  const bare = (text: string) => wordsOf(text).replaceAll(/[^\p{L}]/gu, "");
  for (const [name, { fr, en }] of messages) {
    t.not(fr.trim(), "", name);
    t.not(en.trim(), "", name);
    if (bare(fr).length > 12) t.not(fr, en, name);
  }
});

test("French keeps its typography: a space before the colon", (t) => {
  for (const [name, { fr }] of messages) {
    t.notRegex(
      fr.replaceAll(
        /(renamedFrom|applicationCredential|reach|cidr|sharedWith|router|clé|autoscale|segment|place|loadBalancers|internalLoadBalancer|why):/g,
        "",
      ),
      /\S:(\s|$)/,
      name,
    );
  }
});

test("French counts memory in Gio and names the French document where there is one", (t) => {
  const documents = readdirSync(join(import.meta.dirname, "..", "..", "docs"));
  for (const [name, { fr }] of messages) {
    t.notRegex(fr, /\bGiB\b/, name);
    for (const [, document = ""] of fr.matchAll(/docs\/([a-z-]+)\.md/g)) {
      t.false(documents.includes(`${document}.fr.md`), name);
    }
  }
});
