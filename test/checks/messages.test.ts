/** French and English have the same messages with the same arguments, and French keeps its accents. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { ADDRESSES } from "../../checks/messages/addresses.ts";
import { CLUSTERS } from "../../checks/messages/clusters.ts";
import { CONTAINERS } from "../../checks/messages/containers.ts";
import { CONTINUITY } from "../../checks/messages/continuity.ts";
import { CONTRACTS } from "../../checks/messages/contracts.ts";
import { FLOWS } from "../../checks/messages/flows.ts";
import { POLICY } from "../../checks/messages/policies.ts";
import { RECORDED } from "../../checks/messages/recorded.ts";
import type { IssueText } from "../../estate/issue-text.ts";
import { FILES } from "../../estate/messages/files.ts";
import { REFERENCES } from "../../estate/messages/references.ts";
import { GOTS, WANTS } from "../../estate/messages/shape.ts";
import { YAML } from "../../estate/messages/yaml.ts";
import { RETIRE } from "../../estate/retire-messages.ts";
import { CREDENTIALS } from "../../operations/credentials/messages.ts";
import type { Message } from "../../output/message.ts";
import { AVAILABILITY } from "../../planning/availability/check-messages.ts";
import { CAPACITY, FACILITY, QUOTAS } from "../../planning/capacity/check-messages.ts";
import { STANDBY } from "../../planning/continuity/check-messages.ts";
import { ENERGY } from "../../planning/energy/check-messages.ts";
import { REPATRIATION } from "../../planning/repatriation/check-messages.ts";
import { argumentsIn, wordsOf } from "../helpers/messages.ts";

const TABLES = [
  ADDRESSES,
  AVAILABILITY,
  CAPACITY,
  CLUSTERS,
  CONTAINERS,
  CONTINUITY,
  CONTRACTS,
  CREDENTIALS,
  ENERGY,
  FACILITY,
  FILES,
  FLOWS,
  POLICY,
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
