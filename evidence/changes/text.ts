/** The report for a terminal. */
import { visible } from "../../output/message.ts";
import type { Changes, FileEntry } from "./model.ts";
import {
  resourceLines,
  resourceTitle,
  stateLines,
  stateRuleParts,
  stateWords,
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

/** The whole report as text. */
export function toText(changes: Changes): string {
  const { language, notes, tenants, others, rules, commits, reverted, states, notAssessed } =
    changes;
  const say = wordsIn(language);
  const file = (entry: FileEntry) => [
    fileTitle(entry, language),
    ...fileLines(entry, language, say).map(indented),
    ...approvalLines(entry, say).map(indented),
  ];
  const differing = [...(states?.tenants ?? []), ...(states?.rules ?? [])];
  const all = [commits, tenants, others, reverted, rules, differing];
  const empty = all.every((list) => list.length === 0);
  const ofStates = stateWords(language);
  const lines = [
    say("title"),
    ...headLines(changes, say),
    ...(empty ? ["", say("nothing")] : []),
    ...section(say("notes"), notes.map(item)),
    ...section(say("byTenant"), tenants.flatMap(file)),
    ...section(say("others"), others.flatMap(file)),
    ...section(
      say("byRule"),
      rules.flatMap((rule) => [oneLine(rule.rule), ...partLines(ruleParts(rule, language, say))]),
    ),
    ...section(
      say("reverted"),
      reverted.map(({ file: name, commits: all }) => item(`${oneLine(name)} (${all.join(", ")})`)),
    ),
    ...section(
      say("commits"),
      commits.flatMap((commit) => [
        `${commit.commit}  ${commit.day}  ${oneLine(commit.subject)}`,
        ...peopleLines(commit, say).map(indented),
        ...trailerLines(commit, say).map(indented),
        ...commit.files.map(oneLine).map(indented),
      ]),
    ),
    ...section(say("updates"), updateSection(changes, say)),
    ...section(ofStates("title"), stateSection(changes)),
    ...section(
      ofStates("rules"),
      (states?.rules ?? []).flatMap((rule) => [
        oneLine(rule.rule),
        ...partLines(stateRuleParts(rule, language)),
      ]),
    ),
    ...section(say("notAssessed"), notAssessed.map(item)),
  ];
  return `${visible(lines.join("\n"))}\n`;
}

function updateSection({ updates: given, language }: Changes, say: Say): string[] {
  if (given === undefined) return [];
  const { source, updates, notes } = given;
  const shown = updates.flatMap((update) => {
    const [first = "", ...more] = updateLines(update, language, say);
    return [first, ...more.map(indented)];
  });
  return [
    say("from", { source }),
    ...notes.map(item),
    ...(shown.length > 0 ? shown : [say("noneInPeriod")]),
  ];
}

function stateSection({ states, language }: Changes): string[] {
  if (states === undefined) return [];
  const shown = states.tenants.flatMap((tenant) => [
    tenantTitle(tenant, language),
    ...partLines(
      tenant.resources.map((one) => [
        resourceTitle(one, language),
        ...resourceLines(one, language),
      ]),
    ),
  ]);
  return [
    ...stateLines(states, language),
    ...states.notes.map(item),
    ...(shown.length > 0 ? shown : [stateWords(language)("none")]),
  ];
}

function partLines(parts: readonly (readonly string[])[]): string[] {
  return parts.flatMap(([first = "", ...more]) => [
    indented(first),
    ...more.map((line) => indented(indented(line))),
  ]);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", title.toUpperCase(), ...lines];
}

const indented = (line: string) => `  ${line}`;
const item = (line: string) => `- ${oneLine(line)}`;
