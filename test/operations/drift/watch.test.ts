/** `estate drift --watch`: a report when something changed, one line otherwise, figures that a scraper reads. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import test from "ava";
import { loadEstate } from "../../../checks/load.ts";
import type { Estate } from "../../../estate/estate.ts";
import { Metrics, serveMetrics } from "../../../operations/drift/metrics.ts";
import type { Report } from "../../../operations/drift/model.ts";
import { watch } from "../../../operations/drift/watch.ts";
import { UserError } from "../../../output/user-error.ts";
import { STACKS } from "../../estate/overlay.ts";
import { reportOn, untouched } from "./small-cloud.ts";

const hand = () => ({
  ...untouched(),
  "identity /roles": [{ id: "r", name: "superuser" }],
});

async function bamako(): Promise<Estate> {
  const { estate } = await loadEstate("bamako", { root: STACKS });
  if (estate === undefined) throw new Error("the reference has an issue");
  return estate;
}

/** The printed texts of a watch over these rounds, which ends after the last one. */
async function watched(rounds: readonly (() => Promise<Report>)[]): Promise<string[]> {
  const [estate, end, texts] = [await bamako(), new AbortController(), [] as string[]];
  let round = 0;
  const print = (text: string) => {
    texts.push(text);
    if (texts.length === rounds.length + 1) end.abort();
  };
  const compare = () => (rounds[round++] as () => Promise<Report>)();
  const read = async () => [estate];
  await watch({ minutes: 0, port: 0, read, compare, signal: end.signal, print }, "en");
  return texts;
}

test("a report is printed when something changed, one line otherwise", async (t) => {
  const clean = () => reportOn(untouched());
  const [start, first, second, third] = await watched([clean, clean, () => reportOn(hand())]);
  t.regex(start ?? "", /^reading every 0 minutes, metrics: http:\/\/127\.0\.0\.1:\d+\/metrics$/);
  t.regex(first ?? "", /CLEAN\n$/);
  t.regex(second ?? "", /^\S+ bamako: unchanged \(clean, \d+ read, 0 violations\)$/);
  t.regex(third ?? "", /UNMANAGED {2}role superuser[\s\S]*DRIFT\n$/);
});

test("what fails because the signal ended it is no error; what fails by itself is", async (t) => {
  const estate = await bamako();
  const watching = (end: AbortController, ended: boolean) =>
    watch(
      {
        minutes: 0,
        port: 0,
        read: async () => [estate],
        compare: async () => {
          if (ended) end.abort();
          throw new Error("git was interrupted");
        },
        signal: end.signal,
        print: () => undefined,
      },
      "en",
    );
  await t.notThrowsAsync(watching(new AbortController(), true));
  await t.throwsAsync(watching(new AbortController(), false), { message: "git was interrupted" });
});

test("figures name each site and result; a reading without a report keeps the last figures", async (t) => {
  const metrics = new Metrics();
  metrics.enter("bamako", await reportOn(hand()));
  metrics.enter("bamako", undefined);
  const text = metrics.toText();
  t.regex(text, /^aes_estate_drift_findings\{site="bamako",is="unmanaged"\} 1$/m);
  t.regex(text, /^aes_estate_drift_result\{site="bamako",result="drift"\} 1$/m);
  t.regex(text, /^aes_estate_drift_result\{site="bamako",result="clean"\} 0$/m);
  t.regex(text, /^aes_estate_drift_readings_total\{site="bamako",result="error"\} 1$/m);
  t.regex(text, /^aes_estate_drift_read_timestamp_seconds\{site="bamako"\} \d+(\.\d+)?$/m);
  for (const line of text.trimEnd().split("\n")) {
    t.regex(line, /^(# (HELP|TYPE) \w+ .+|\w+\{(\w+="[^"]*",?)+\} [\d.]+)$/);
  }
});

test("the figures are at /metrics of loopback, and nothing else is", async (t) => {
  const { server, port } = await serveMetrics(new Metrics(), 0);
  t.teardown(() => server.close());
  t.is((server.address() as AddressInfo).address, "127.0.0.1");
  const found = await fetch(`http://127.0.0.1:${port}/metrics`);
  t.is(found.status, 200);
  t.regex(await found.text(), /^# HELP aes_estate_drift_findings /);
  t.is((await fetch(`http://127.0.0.1:${port}/`)).status, 404);
  t.is((await fetch(`http://127.0.0.1:${port}/metrics`, { method: "POST" })).status, 404);
});

test("a port that is taken is one message", async (t) => {
  const other = createServer().listen(0, "127.0.0.1");
  t.teardown(() => other.close());
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const compare = () => reportOn(untouched());
  const options = { minutes: 1, port, read: async () => [], compare, signal: AbortSignal.abort() };
  await t.throwsAsync(watch(options, "en"), {
    instanceOf: UserError,
    message: `port ${port} of 127.0.0.1 is not free (EADDRINUSE): choose another with --metrics`,
  });
});
