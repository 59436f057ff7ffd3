/** French and English are equals: same messages, same arguments, accents kept. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import type { Message } from "../../sovereignty/text.ts";
import { ADDRESSES } from "../../stacks/estate/messages/addresses.ts";
import { AVAILABILITY } from "../../stacks/estate/messages/availability.ts";
import { CAPACITY } from "../../stacks/estate/messages/capacity.ts";
import { CLUSTERS } from "../../stacks/estate/messages/clusters.ts";
import { CONTAINERS } from "../../stacks/estate/messages/containers.ts";
import { CONTINUITY } from "../../stacks/estate/messages/continuity.ts";
import { CONTRACTS } from "../../stacks/estate/messages/contracts.ts";
import { ENERGY } from "../../stacks/estate/messages/energy.ts";
import { FACILITY } from "../../stacks/estate/messages/facility.ts";
import { FILES } from "../../stacks/estate/messages/files.ts";
import { FLOWS } from "../../stacks/estate/messages/flows.ts";
import { LAW } from "../../stacks/estate/messages/law.ts";
import { QUOTAS } from "../../stacks/estate/messages/quotas.ts";
import { RECORDED } from "../../stacks/estate/messages/recorded.ts";
import { REFERENCES } from "../../stacks/estate/messages/references.ts";
import { REPATRIATION } from "../../stacks/estate/messages/repatriation.ts";
import { RETIRE } from "../../stacks/estate/messages/retire.ts";
import { GOTS, WANTS } from "../../stacks/estate/messages/shape.ts";
import { STANDBY } from "../../stacks/estate/messages/standby.ts";
import type { IssueText } from "../../stacks/estate/messages/text.ts";
import { YAML } from "../../stacks/estate/messages/yaml.ts";
import { argumentsIn, wordsOf } from "../helpers/messages.ts";

const TABLES = [
  ADDRESSES,
  AVAILABILITY,
  CAPACITY,
  CLUSTERS,
  CONTAINERS,
  CONTINUITY,
  CONTRACTS,
  ENERGY,
  FACILITY,
  FILES,
  FLOWS,
  LAW,
  QUOTAS,
  RECORDED,
  REFERENCES,
  REPATRIATION,
  RETIRE,
  STANDBY,
  YAML,
];

const messages: [string, Message][] = [
  ...Object.entries(WANTS),
  ...Object.entries(GOTS),
  ...TABLES.flatMap((table) =>
    Object.entries<IssueText>(table).flatMap(([name, parts]) =>
      Object.entries(parts).map(([part, message]): [string, Message] => [
        `${name}.${part}`,
        message,
      ]),
    ),
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
