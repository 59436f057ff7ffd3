/** The statement on one owner's data of one class, for a terminal. */
import type { Language } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { toTable } from "../../output/table.ts";
import type { DataStatement, Statement } from "./model.ts";
import { countsText, encryptionText, isEmpty, listed, type Say, wayText } from "./words.ts";

/** Its rights, where it is, its copies, its keys, and what of it is abroad. */
export function dataText(one: DataStatement, { language }: Statement, say: Say): string[] {
  const { ownerTitle, classTitle, reside, process, replicate, operate, encryption, egress } = one;
  const line = (name: Parameters<Say>[0], value: string) =>
    say("line", { label: say(name), value });
  const rights = [
    line("reside", listed(reside)),
    line("process", listed(process)),
    line("replicate", listed(replicate)),
    line("operate", listed(operate)),
    line("encryption", say(encryption)),
    line("egress", egress.map((way) => wayText(way, say)).join(", ")),
  ];
  return [
    "",
    `${ownerTitle}, ${classTitle}`.toUpperCase(),
    ...rights.map((line) => `  ${line}`),
    ...(isEmpty(one) ? [`  ${say("nothing")}`] : []),
    ...block(say("where"), placesTable(one, language, say)),
    ...block(say("tenants"), tenantsTable(one, say)),
    ...block(say("copies"), copiesTable(one, language, say)),
    ...block(say("keys"), keyLines(one, say)),
    ...block(say("abroad"), abroadTable(one, language, say)),
    ...block(say("waivers"), one.waivers.length === 0 ? undefined : one.waivers.join(", ")),
  ];
}

function block(title: string, text: string | undefined): string[] {
  if (text === undefined) return [];
  return [`  ${title}`, ...text.split("\n").map((line) => `    ${line}`)];
}

function placesTable({ places }: DataStatement, language: Language, say: Say) {
  if (places.length === 0) return undefined;
  return toTable(
    [
      { title: say("view") },
      { title: say("site") },
      { title: say("admitted") },
      { title: say("found") },
    ],
    places.map((place) => [
      say(place.view),
      `${place.site} (${place.country})`,
      say(place.allowed ? "yes" : "no"),
      countsText(place, language),
    ]),
  );
}

function tenantsTable({ tenants }: DataStatement, say: Say) {
  if (tenants.length === 0) return undefined;
  return toTable(
    [{ title: say("tenant") }, { title: say("name") }, { title: say("place") }],
    tenants.map(({ site, key, title, place, home = "" }) => [
      `${site}/${key}`,
      title,
      place === "home" ? say("home") : say("standby", { home }),
    ]),
  );
}

function copiesTable({ copies }: DataStatement, language: Language, say: Say) {
  if (copies.length === 0) return undefined;
  return toTable(
    [
      { title: say("tenant") },
      { title: say("from") },
      { title: say("to") },
      { title: say("contract") },
      { title: say("status") },
      { title: say("admitted") },
      { title: say("everyMinutes"), numeric: true },
    ],
    copies.map(({ tenant, from, to, contract, inForce, allowed, copyEveryMinutes }) => [
      tenant,
      from,
      to,
      contract,
      say(inForce ? "inForce" : "notInForce"),
      say(allowed ? "yes" : "no"),
      formatNumber(copyEveryMinutes, language),
    ]),
  );
}

function keyLines({ keyManagers, volumeTypes }: DataStatement, say: Say) {
  const lines = [
    ...keyManagers.map(
      ({ site, service, url }) => `${say("keyManager")} ${service}, ${site}, ${url}`,
    ),
    ...volumeTypes.map((type) => `${type.site}, ${type.key}, ${encryptionText(type, say)}`),
  ];
  return lines.length === 0 ? undefined : lines.join("\n");
}

function abroadTable({ abroad }: DataStatement, language: Language, say: Say) {
  if (abroad.length === 0) return undefined;
  return toTable(
    [
      { title: say("platform") },
      { title: say("hosted") },
      { title: say("target") },
      { title: say("status") },
      { title: say("deadline") },
      { title: say("days"), numeric: true },
    ],
    abroad.map(({ title, country, provider, target, status, deadline, days }) => [
      title,
      `${country}, ${provider}`,
      target,
      days < 0 ? say("late") : say(status === "home" ? "home" : status),
      deadline,
      formatNumber(days, language),
    ]),
  );
}
