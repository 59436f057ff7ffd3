#!/usr/bin/env node
/**
 * The fault proxy by hand: `node test/faults/main.ts http://127.0.0.1:PORT/v3 --rate 0.05 --seed 1 [--kinds 500,reset]
 * [--moments after] [--services network,compute]`. Prints where to log in, then each fault; ends with Ctrl-C.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Faults, KINDS, type Kind, MOMENTS, type Moment } from "./decide.ts";
import { openFaultProxy } from "./proxy.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rate: { type: "string", default: "0.05" },
    seed: { type: "string", default: "1" },
    kinds: { type: "string", default: KINDS.join(",") },
    moments: { type: "string", default: MOMENTS.join(",") },
    services: { type: "string" },
  },
});
const [identity] = positionals;
const faults: Faults = {
  seed: Number(values.seed),
  rate: Number(values.rate),
  kinds: values.kinds.split(",") as Kind[],
  moments: values.moments.split(",") as Moment[],
  ...(values.services === undefined ? {} : { services: values.services.split(",") }),
};
const known =
  faults.kinds?.every((kind) => KINDS.includes(kind)) &&
  faults.moments?.every((moment) => MOMENTS.includes(moment));
if (identity === undefined || !known || Number.isNaN(faults.rate + faults.seed)) {
  const wanted = `an identity service, --rate 0 to 1, --seed NUMBER, --kinds of ${KINDS.join(",")}, --moments of ${MOMENTS.join(",")}`;
  console.error(`test/faults/main.ts: got ${process.argv.slice(2).join(" ")}, want ${wanted}`);
  process.exit(2);
}
const proxy = await openFaultProxy(identity, faults);
console.log(`OS_AUTH_URL=${proxy.url}`);
for (let shown = 0; ; shown = proxy.met.length) {
  for (const { service, method, path, kind, moment } of proxy.met.slice(shown)) {
    console.log(`${service} ${method} ${path}: ${kind} ${moment}`);
  }
  await sleep(200);
}
