/**
 * Environment variables that direct a container's telemetry (OpenTelemetry's own), and those that name the proxy of its
 * requests. `NO_PROXY` is not among them: it leads nowhere.
 */
import type { FlowKind } from "../../facts/data-flows.ts";

const SIGNALS = ["logs", "metrics", "traces"] as const satisfies FlowKind[];

/** Kinds of directed traffic: the registry's lists of the same names. */
export type Led = (typeof SIGNALS)[number] | "proxy";

/** Which of the site's lists may name the place; any of several. */
export const VARIABLES: Readonly<Record<string, readonly Led[]>> = {
  OTEL_EXPORTER_OTLP_ENDPOINT: SIGNALS,
  ...Object.fromEntries(
    SIGNALS.map((signal) => [`OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_ENDPOINT`, [signal]]),
  ),
  OTEL_EXPORTER_ZIPKIN_ENDPOINT: ["traces"],
  OTEL_EXPORTER_JAEGER_ENDPOINT: ["traces"],
  OTEL_EXPORTER_JAEGER_AGENT_HOST: ["traces"],
  // Programs read them in either case.
  ...Object.fromEntries(
    ["http", "https", "all", "grpc"]
      .flatMap((scheme) => [`${scheme}_proxy`, `${scheme}_proxy`.toUpperCase()])
      .map((name) => [name, ["proxy"]]),
  ),
};
