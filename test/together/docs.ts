/** Test files that share a process (ADR 0053). */
import "../docs/add-a-rule.test.ts";
import "../docs/commands.test.ts";
import "../docs/examples.test.ts";
import "../docs/languages.test.ts";
import "../docs/links.test.ts";
import "../docs/paths.test.ts";
import "../docs/person.test.ts";
import "../docs/reference.test.ts";
import "../docs/settings.test.ts";
import "../docs/symbols.test.ts";
import "../docs/top-level.test.ts";
import "../docs/words.test.ts";
