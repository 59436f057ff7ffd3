/** Compares sites again and again, for a service unit: a report when something changed, figures on loopback. */

import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import type { Estate } from "../../estate/estate.ts";
import { type Language, render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { TEXTS } from "./messages.ts";
import { Metrics, serveMetrics } from "./metrics.ts";
import type { Report } from "./model.ts";
import { toText } from "./text.ts";

export interface Watch {
  /** Pause between two readings, minutes. */
  readonly minutes: number;
  /** Port of the figures on 127.0.0.1. */
  readonly port: number;
  /** The sites with their files as they are now; `undefined` if they have an issue, which it prints. */
  readonly read: () => Promise<readonly Estate[] | undefined>;
  readonly compare: (estate: Estate) => Promise<Report>;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  readonly print?: (text: string) => void;
}

/** Returns after the signal. Throws a `UserError` if the port is taken. */
export async function watch(
  { minutes, port, read, compare, signal, print = console.log }: Watch,
  language: Language,
): Promise<void> {
  const metrics = new Metrics();
  const served = await serveMetrics(metrics, port).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(TEXTS.portTaken, { port: String(port), reason: error.code ?? "?" });
  });
  const last = new Map<string, unknown>();
  try {
    print(render(TEXTS.watching, { minutes, port: String(served.port) }, language));
    while (!signal.aborted) {
      for (const estate of (await read()) ?? []) {
        const { siteKey: site } = estate;
        const report = await reading(estate, compare, language);
        metrics.enter(site, report);
        if (report === undefined || signal.aborted) continue;
        print(isDeepStrictEqual(last.get(site), same(report)) ? line(report) : toText(report));
        last.set(site, same(report));
      }
      await sleep(minutes * 60_000, undefined, { signal }).catch(() => undefined);
    }
  } catch (error) {
    // Ctrl-C ends the programs that a reading has started, too.
    if (!signal.aborted) throw error;
  } finally {
    served.server.close();
    served.server.closeAllConnections();
  }
}

/** A cloud that does not answer now may answer the next time. */
async function reading(
  estate: Estate,
  compare: Watch["compare"],
  language: Language,
): Promise<Report | undefined> {
  try {
    return await compare(estate);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`estate: ${error.in(language)}`);
    return undefined;
  }
}

/** What a person would read again. */
function same({ findings, consequences, notAssessed, result }: Report): unknown {
  return { findings, consequences, notAssessed, result };
}

function line({ site, at, result, counts, language }: Report): string {
  return render(TEXTS.unchanged, { site, at, result, ...counts }, language);
}
