/** Figures of the last readings in Prometheus' text format, served on loopback alone. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Report } from "./model.ts";

const NAME = "aes_estate_drift";
const RESULTS = ["clean", "drift", "incomplete"] as const;

/** What is known of one site. */
interface Known {
  readonly report?: Report;
  /** Readings by their result, since the start. */
  readonly readings: Readonly<Record<Report["result"] | "error", number>>;
}

/** The last reading of each site. */
export class Metrics {
  readonly #sites = new Map<string, Known>();

  /** Enters a reading; `undefined` for one that gave no report: figures of the last report stay, with its time. */
  enter(site: string, report: Report | undefined): void {
    const none = { clean: 0, drift: 0, incomplete: 0, error: 0 };
    const { readings = none, report: last } = this.#sites.get(site) ?? {};
    const result = report?.result ?? "error";
    const counted = { ...readings, [result]: readings[result] + 1 };
    const now = report ?? last;
    this.#sites.set(site, { readings: counted, ...(now && { report: now }) });
  }

  /** All figures as text. */
  toText(): string {
    const all = [...this.#sites];
    const of = (work: (report: Report) => readonly Sample[]) =>
      all.flatMap(([site, { report }]) =>
        report === undefined ? [] : work(report).map((one) => labelled(one, { site })),
      );
    const readings = all.flatMap(([site, known]) =>
      Object.entries(known.readings).map(([result, value]) => ({
        value,
        labels: { site, result },
      })),
    );
    return [
      ...family("findings", "gauge", "Differences of the last report.", of(findings)),
      ...family("violations", "gauge", "Violations of the last report.", of(violations)),
      ...family("not_assessed", "gauge", "What the last report could not assess.", of(missed)),
      ...family("result", "gauge", "1 for the result of the last report.", of(results)),
      ...family("read_timestamp_seconds", "gauge", "When the last report was read.", of(read)),
      ...family("readings_total", "counter", "Readings by their result.", readings),
      "",
    ].join("\n");
  }
}

interface Sample {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

const findings = ({ counts }: Report): Sample[] =>
  (["changed", "unmanaged", "gone", "tenant"] as const).map((is) => {
    return { value: counts[is], labels: { is } };
  });
const violations = ({ counts }: Report): Sample[] =>
  (["failed", "waived"] as const).map((status) => ({ value: counts[status], labels: { status } }));
const missed = ({ counts }: Report): Sample[] => [{ value: counts.notAssessed }];
const results = ({ result }: Report): Sample[] =>
  RESULTS.map((one) => ({ value: one === result ? 1 : 0, labels: { result: one } }));
const read = ({ at }: Report): Sample[] => [{ value: Date.parse(at) / 1000 }];

function labelled({ value, labels }: Sample, more: Readonly<Record<string, string>>): Sample {
  return { value, labels: { ...more, ...labels } };
}

function family(name: string, type: string, help: string, samples: readonly Sample[]): string[] {
  return [
    `# HELP ${NAME}_${name} ${help}`,
    `# TYPE ${NAME}_${name} ${type}`,
    ...samples.map(({ value, labels = {} }) => {
      const list = Object.entries(labels).map(([key, text]) => `${key}=${JSON.stringify(text)}`);
      return `${NAME}_${name}{${list.join(",")}} ${value}`;
    }),
  ];
}

/** Serves the figures at `/metrics` of 127.0.0.1, and nothing else; returns the server and its port. */
export async function serveMetrics(
  metrics: Metrics,
  port: number,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    const found = request.method === "GET" && request.url === "/metrics";
    response.writeHead(found ? 200 : 404, { "content-type": "text/plain; version=0.0.4" });
    response.end(found ? metrics.toText() : "");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}
