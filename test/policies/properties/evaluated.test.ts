/** Inputs that a row marks as evaluated have a reader: without one, every value would pass. */
import test from "ava";
import {
  type Entry,
  evaluated,
  flag,
  joins,
  type Kind,
} from "../../../policies/properties/entry.ts";
import { type Rows, row } from "../../../policies/properties/row.ts";
import { holdsNoData } from "../../../policies/resources/classification.ts";
import { ROWS } from "../../../policies/resources/index.ts";
import { attributeReads } from "../../../policies/resources/readers/index.ts";

/** Kinds of which each property has a reader; labels and limits are read by their kind, `owner` is not tested here. */
const PLACES: readonly Kind[] = ["place", "joins", "opens", "copies", "host"];
const READ_KINDS: readonly Kind[] = [...PLACES, "code", "secret", "storage"];

/** Read by no attribute and by no entry: the rule that evaluates it, and the file that reads it. */
const EVALUATED_ELSEWHERE: Readonly<Record<string, string>> = {
  "openstack:compute/instance:Instance: personalities":
    "plain-secret, by `secrets` of the row in policies/openstack/compute.ts",
};

/** An entry that has a meaning by itself (policies/properties/attributes.ts). */
const saysItself = ({ joins: to, danger, secret, open, offer }: Entry) =>
  [to, danger, secret, open, offer].some((each) => each !== undefined);

/** The region of every type: rule location, by policies/resources/to-fact.ts. */
const isRegion = (name: string, { is }: Entry) => name === "region" && is === "place";

function unread(rows: Rows): string[] {
  return Object.entries(rows).flatMap(([type, { properties }]) => {
    const reads = new Set(attributeReads(type));
    return Object.entries(properties)
      .filter(([name, entry]) => {
        const read = reads.has(name) || saysItself(entry) || isRegion(name, entry);
        return READ_KINDS.includes(entry.is) && !read;
      })
      .map(([name]) => `${type}: ${name}`);
  });
}

test("every property that a row calls evaluated is read by a reader, by its entry, or by a rule that is named", (t) => {
  t.deepEqual(unread(ROWS).sort(), Object.keys(EVALUATED_ELSEWHERE).sort());
});

test("a property that no rule reads is found", (t) => {
  const type = "openstack:identity/role:Role";
  const region = evaluated("place");
  const properties = { name: flag, region, opensTo: evaluated("opens"), network: joins() };
  t.deepEqual(unread({ [type]: row(holdsNoData("grants"), properties) }), [`${type}: opensTo`]);
});
