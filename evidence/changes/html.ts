/** The report as one self-contained HTML document, in the frame of the compliance statement. */
import { type Html, html, type Inserted } from "../../output/html.ts";
import { htmlTable } from "../../output/html-table.ts";
import { list, page, section } from "../compliance/html-parts.ts";
import type { DOCUMENT } from "./messages.ts";
import type { Changes, FileEntry } from "./model.ts";
import {
  resourceLines,
  resourceTitle,
  type SayOfStates,
  stateLines,
  stateRuleParts,
  stateWords,
  tenantName,
  tenantTitle,
} from "./states/words.ts";
import {
  approvalLines,
  fileLines,
  fileTitle,
  headLines,
  oneLine,
  peopleLines,
  ruleParts,
  type Say,
  trailerLines,
  updateLines,
  wordsIn,
} from "./words.ts";

/** The whole document. */
export function toHtml(changes: Changes): string {
  const { language, tool, notes, tenants, others, notAssessed, site } = changes;
  const say = wordsIn(language);
  const ofStates = stateWords(language);
  const [period = "", ...more] = headLines(changes, say);
  return page({
    language,
    title: [say("title"), period, site].filter((part) => part !== undefined).join(" · "),
    tool,
    skip: say("skip"),
    content: html`<header class="cover">
<h1>${say("title")}</h1>
<p class="day">${period}</p>
<div class="result">${more.map((line) => html`<p>${line}</p>`)}</div>
</header>
<main id="content">
${section("notes", say("notes"), [list(notes)])}
${section("tenants", say("byTenant"), [files(tenants, changes, say("byTenant"), say)])}
${section("others", say("others"), [files(others, changes, say("others"), say)])}
${section("rules", say("byRule"), [rules(changes, say)])}
${section("reverted", say("reverted"), [reverted(changes)])}
${section("commits", say("commits"), [commits(changes, say)])}
${section("updates", say("updates"), updates(changes, say))}
${section("states", ofStates("title"), states(changes, ofStates))}
${section("state-rules", ofStates("rules"), [stateRules(changes, say, ofStates)])}
${section("not-assessed", say("notAssessed"), [list(notAssessed)])}
</main>
<footer><p>${say("made", tool)}</p></footer>`,
  });
}

const titles = (say: Say, ...names: readonly (keyof typeof DOCUMENT)[]) =>
  names.map((name) => ({ title: say(name) }));

/** Lines below each other in a cell. */
function lines(all: readonly string[]): Inserted {
  return all.map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
}

function files(entries: readonly FileEntry[], { language }: Changes, caption: string, say: Say) {
  return htmlTable({
    caption,
    headed: true,
    columns: titles(say, "file", "changes", "approved"),
    rows: entries.map((entry) => [
      html`${fileTitle(entry, language)}<br><code>${entry.file}</code>`,
      lines(fileLines(entry, language, say)),
      lines(approvalLines(entry, say)),
    ]),
  });
}

function rules({ rules: all, language }: Changes, say: Say) {
  return htmlTable({
    caption: say("byRule"),
    headed: true,
    columns: titles(say, "rule", "findings"),
    rows: all.map((rule) => [
      html`<code>${rule.rule}</code>`,
      ruleParts(rule, language, say).map((part) => html`<p>${lines(part)}</p>`),
    ]),
  });
}

function reverted({ reverted: all }: Changes) {
  return list(all.map(({ file, commits: by }) => html`<code>${file}</code> (${by.join(", ")})`));
}

function commits({ commits: all }: Changes, say: Say) {
  return htmlTable({
    caption: say("commits"),
    headed: true,
    columns: titles(say, "commit", "day", "subject", "people", "trailers", "file"),
    rows: all.map((one) => [
      html`<code>${one.commit}</code>`,
      one.day,
      oneLine(one.subject),
      lines(peopleLines(one, say)),
      lines(trailerLines(one, say)),
      lines(one.files.map(oneLine)),
    ]),
  });
}

function updates({ updates: given, language }: Changes, say: Say): (Html | undefined)[] {
  if (given === undefined) return [undefined];
  const { source, updates: all, notes } = given;
  const rows = all.map((one) => html`${lines(updateLines(one, language, say))}`);
  return [
    html`<p>${say("from", { source })}</p>`,
    list(notes),
    rows.length > 0 ? list(rows) : html`<p>${say("noneInPeriod")}</p>`,
  ];
}

function states({ states: given, language }: Changes, say: SayOfStates): (Html | undefined)[] {
  if (given === undefined) return [undefined];
  const { notes, tenants } = given;
  return [
    list(stateLines(given, language)),
    list(notes),
    list(tenants.map((tenant) => tenantTitle(tenant, language))) ?? html`<p>${say("none")}</p>`,
    htmlTable({
      caption: say("title"),
      headed: true,
      columns: [{ title: say("tenant") }, { title: say("resource") }, { title: say("differs") }],
      rows: tenants.flatMap(({ tenant, resources }) =>
        resources.map((one) => [
          tenantName(tenant, language),
          resourceTitle(one, language),
          lines(resourceLines(one, language)),
        ]),
      ),
    }),
  ];
}

function stateRules({ states: given, language }: Changes, say: Say, ofStates: SayOfStates) {
  return htmlTable({
    caption: ofStates("rules"),
    headed: true,
    columns: titles(say, "rule", "findings"),
    rows: (given?.rules ?? []).map((rule) => [
      html`<code>${rule.rule}</code>`,
      stateRuleParts(rule, language).map((part) => html`<p>${lines(part)}</p>`),
    ]),
  });
}
