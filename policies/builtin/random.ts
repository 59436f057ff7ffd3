/** @pulumi/random 4.19.1: values generated on this machine and stored in the state. */
import { count, type Entry, flag, inert } from "../properties/entry.ts";
import { type Rows, row } from "../properties/row.ts";
import { nothing } from "../resources/classification.ts";

const value = nothing("a value made on this machine, kept in the state");
const keepers: Entry = inert("kept in the state and compared: sent nowhere");
const text: Entry = inert("a part of the value, or what it is drawn from: sent nowhere");

const characters = {
  keepers,
  length: count,
  lower: flag,
  minLower: count,
  minNumeric: count,
  minSpecial: count,
  minUpper: count,
  number: flag,
  numeric: flag,
  overrideSpecial: text,
  special: flag,
  upper: flag,
};

export const random: Rows = {
  "random:index/randomBytes:RandomBytes": row(value, { keepers, length: count }),
  "random:index/randomId:RandomId": row(value, { byteLength: count, keepers, prefix: text }),
  "random:index/randomInteger:RandomInteger": row(value, {
    keepers,
    max: count,
    min: count,
    seed: text,
  }),
  "random:index/randomPassword:RandomPassword": row(value, characters),
  "random:index/randomPet:RandomPet": row(value, {
    keepers,
    length: count,
    prefix: text,
    separator: text,
  }),
  "random:index/randomShuffle:RandomShuffle": row(value, {
    inputs: text,
    keepers,
    resultCount: count,
    seed: text,
  }),
  "random:index/randomString:RandomString": row(value, characters),
  "random:index/randomUuid:RandomUuid": row(value, { keepers }),
  "random:index/randomUuid4:RandomUuid4": row(value, { keepers }),
  "random:index/randomUuid7:RandomUuid7": row(value, { keepers }),
};
