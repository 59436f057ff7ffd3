/** What the commands that write files say: French and English are equals. */
import test from "ava";
import { TEXTS as INIT } from "../../cli/init/messages.ts";
import { TEXTS as MIGRATE } from "../../cli/migrate/messages.ts";
import { TEXTS as MOVE } from "../../cli/move/messages.ts";
import { OPERATOR, PEOPLE, REAL } from "../../cli/new-site/checklist.ts";
import { TEXTS as NEW_SITE } from "../../cli/new-site/messages.ts";
import { TEXTS as UNGUARDED } from "../../components/unguarded.ts";
import { NO_FILE } from "../../policies/guard.ts";
import { type Message, placeholders } from "../../sovereignty/text.ts";
import { NOT_ATTESTED } from "../../stacks/estate/index.ts";

const messages: [string, Message][] = Object.entries({
  INIT,
  MIGRATE,
  MOVE,
  NEW_SITE,
  OPERATOR,
  PEOPLE,
  REAL,
  real: { NOT_ATTESTED, NO_FILE },
  UNGUARDED,
}).flatMap(([group, texts]) =>
  Object.entries(texts).map(([key, message]): [string, Message] => [`${group}.${key}`, message]),
);

test("both languages use the same placeholders and are not the same text", (t) => {
  t.true(messages.length > 60);
  for (const [name, message] of messages) {
    t.deepEqual(placeholders(message, "fr"), placeholders(message, "en"), name);
    t.not(message.fr, message.en, name);
  }
});

test("French keeps its typography: a space before the colon", (t) => {
  for (const [name, { fr }] of messages) {
    t.notRegex(fr.replaceAll(/movesTo:/g, ""), /[^\s\d\]]:(\s|$)/, name);
  }
});
