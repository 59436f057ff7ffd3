/** The causes of a run that failed, from the errors of the program, the policies, the cloud or the engine. */

import { type Language, render } from "../../output/message.ts";
import { nameOf, typeOf } from "../../policies/resources/urn.ts";
import { tenantOf } from "../state/tenant-of.ts";
import type { Cause, Failed } from "./cause.ts";
import { firstLine, isConsequence, readError } from "./cloud-errors.ts";
import type { EngineEvent, Step } from "./events.ts";
import { ADVICE, TEXTS } from "./messages.ts";
import { formatResource } from "./part.ts";
import { tenantsOf } from "./tenant.ts";
import { violations, violationsIn } from "./violations.ts";

/** All causes, without mere consequences of other failures. */
export function causesOf(failed: Failed, language: Language): Cause[] {
  const { keeperFailure: reason, pluginFailure: how } = failed;
  // All errors after the end of one of the two follow from it.
  if (reason !== undefined)
    return [
      serviceEnded(render(TEXTS.keeperEnded, { reason }, language), "again", failed, language),
    ];
  if (how !== undefined)
    return [serviceEnded(render(TEXTS.pluginEnded, { how }, language), "plugin", failed, language)];
  const found = [
    ...violations(failed),
    ...cloudErrors(failed, language),
    ...errors(failed, language),
  ];
  return found.length > 0 ? found : [unexplained(failed, language)];
}

/** A program that serves the run ended in the middle of it. */
function serviceEnded(
  text: string,
  advice: "again" | "plugin",
  { site, run }: Failed,
  language: Language,
): Cause {
  const todo = todoOf(advice, { site, run, file: "" }, language);
  return { key: text, lines: [`  ${text}`], todo, name: "" };
}

/** The cloud's errors, resource by resource. */
function cloudErrors({ events, site, run, fileOf }: Failed, language: Language): Cause[] {
  const tenants = tenantsOf(events, site);
  const failed = new Map<string, Step>();
  for (const event of events) if (event.is === "failed") failed.set(event.step.urn, event.step);
  const reported = errorsIn(events);
  const urns = new Set([...failed.keys(), ...reported.map(({ urn }) => urn)]);
  return [...urns].filter(isResource).flatMap((urn): Cause[] => {
    const texts = reported.filter((event) => event.urn === urn).map(({ text }) => text);
    const text = texts.find((one) => !isConsequence(one) && firstLine(one) !== "");
    if (text === undefined) return [];
    const name = nameOf(urn);
    const tenant = tenantOf(name, site, tenants);
    const what = formatResource({ type: typeOf(urn), name });
    const place = render(TEXTS.resource, { tenant: tenant ?? site, what }, language);
    const { status, text: answer, advice } = readError(text);
    const shown =
      status === undefined ? answer : render(TEXTS.answered, { status, answer }, language);
    const known = advice === "quota" && tenant === undefined ? "siteQuota" : advice;
    return [
      {
        key: known === "unreachable" ? known : `${known} ${status} ${anyOf(answer, name)}`,
        lines: [render(TEXTS.cause, { place, text: shown }, language)],
        todo: todoOf(known, { site, run, file: fileOf(tenant ?? "") }, language),
        name,
      },
    ];
  });
}

/** The errors of the program before it stopped, or of the engine. */
function errors({ events, site, run }: Failed, language: Language): Cause[] {
  return errorsIn(events).flatMap((event): Cause[] => {
    if (isResource(event.urn)) return [];
    const denied = violationsIn(event.text);
    if (denied.length > 0) return denied;
    const { text, status, advice } = readError(event.text);
    if (status !== undefined || advice === "unreachable" || advice === "locked") {
      const shown =
        status === undefined ? text : render(TEXTS.answered, { status, answer: text }, language);
      const todo = todoOf(advice, { site, run, file: "" }, language);
      return [{ key: `${advice} ${text}`, lines: [`  ${shown}`], todo, name: "" }];
    }
    if (isConsequence(event.text)) return [];
    if (!CRASH.test(event.text)) return issuesIn(event.text);
    const [place] = /(?:file:\/\/)?(?!.*node_modules)\/[^\s()]+:\d+:\d+/.exec(event.text) ?? [];
    const line = place ? `${text} (${pathOf(place)})` : text;
    return [
      {
        key: line,
        lines: [`  ${line}`],
        todo: todoOf("program", { site, run, file: "" }, language),
        name: "",
      },
    ];
  });
}
const CRASH = /^Running program .* failed with an unhandled exception:/;

/** Issues that the check of the files printed: `file:line: path: …`, one cause each, with its remediation. */
function issuesIn(text: string): Cause[] {
  const causes: { key: string; lines: string[]; todo: string[]; name: string }[] = [];
  for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
    const last = causes.at(-1);
    if (/^\s/.test(line) && last) last.todo.push(`  ${line}`);
    else causes.push({ key: line, lines: [`  ${line}`], todo: [], name: "" });
  }
  return causes;
}

/** An engine that ended without an error in its log: the last lines it printed. */
function unexplained({ printed, signal, site, run }: Failed, language: Language): Cause {
  const values = { site, run, file: "" };
  if (signal !== undefined) {
    const text = render(TEXTS.ended, { signal }, language);
    return { key: text, lines: [`  ${text}`], todo: todoOf("again", values, language), name: "" };
  }
  const lines = printed.split("\n").filter((line) => /^\s*error: /.test(line));
  const own = lines.filter((line) => !isConsequence(line.replace(/^\s*error: /, "")));
  const whole = own.length > 0 ? printed.slice(printed.indexOf(own[0] ?? "")) : printed;
  const { text, advice } = readError(whole);
  const first = firstLine(own[0] ?? lines[0] ?? "") || render(TEXTS.silent, {}, language);
  const shown = advice === undefined ? first : text || first;
  return { key: shown, lines: [`  ${shown}`], todo: todoOf(advice, values, language), name: "" };
}

/** The errors that were reported, in their order. */
function errorsIn(events: readonly EngineEvent[]) {
  return events.flatMap((event) =>
    event.is === "message" && event.severity === "error" ? [event] : [],
  );
}

function todoOf(
  advice: keyof typeof ADVICE | undefined,
  { site, run, file }: { site: string; run: string; file: string },
  language: Language,
): string[] {
  if (advice === undefined) return [];
  const direct = run === "refresh" || run === "adopt";
  const again = direct ? `npx estate ${run} ${site}` : `make ${run} SITE=${site}`;
  const what = render(ADVICE[advice], { site, file, again }, language);
  return [render(TEXTS.todo, { what }, language)];
}

/** Whether a URN is a resource's, not the stack's. */
export function isResource(urn: string): boolean {
  return urn !== "" && typeOf(urn) !== "pulumi:pulumi:Stack";
}

/** A text without the parts that differ between resources: names, ids, addresses, numbers. */
function anyOf(text: string, name: string): string {
  return text.replaceAll(name, "…").replaceAll(/[0-9a-f-]{32,36}|\d+/g, "…");
}

function pathOf(place: string): string {
  return place.replace("file://", "").replace(`${process.cwd()}/`, "");
}
