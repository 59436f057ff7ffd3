/**
 * Changes of a pack that CrossGuard allows a run and this pack rejects: levels by `--policy-pack-config`, and
 * the engine's own exceptions. The engine silently accepts any name and any level; the pack rejects them.
 */
import { randomBytes } from "node:crypto";
import type { Policies } from "@pulumi/policy";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzer, { type ConfigureAnalyzerRequest } from "@pulumi/pulumi/proto/analyzer_pb.js";

/** The level of one policy and the other entries of its configuration. */
export interface PolicySetting {
  readonly level: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

const LEVELS = new Map<number, string>(
  Object.entries(analyzer.EnforcementLevel).map(([name, value]) => [
    Number(value),
    name.toLowerCase(),
  ]),
);

/** May always be named in a configuration, with the level that holds anyway. */
const ALL = "all";

/**
 * The problems of a configuration, one line each; empty when it changes nothing. `own` are the levels of the pack's
 * policies, which the engine always sends; `rules` may be named, at the level they have.
 */
export function configurationProblems(
  settings: Readonly<Record<string, PolicySetting>>,
  own: ReadonlyMap<string, string>,
  rules: ReadonlySet<string>,
): string[] {
  return Object.entries(settings).flatMap(([name, { level, properties }]) => {
    const want = own.get(name) ?? (name === ALL || rules.has(name) ? "mandatory" : undefined);
    const keys = Object.keys(properties).join(", ");
    if (want === undefined) {
      const known = [...rules].join(", ");
      return [
        `${name}: règle inconnue de ce paquet ; attendu l'une de / a rule this pack does not know; want one of: ${known}`,
      ];
    }
    return [
      ...(level === want
        ? []
        : [`${name}: reçu le niveau ${level}, attendu ${want} / got level ${level}, want ${want}`]),
      ...(keys === ""
        ? []
        : [`${name}: reçu ${keys}, attendu aucun réglage / got ${keys}, want no setting`]),
    ];
  });
}

/** The same policies under names that cannot be known before the run: the engine's exceptions go by name. */
export function sealed(policies: Policies, seal = randomBytes(4).toString("hex")): Policies {
  return policies.map((policy) => ({ ...policy, name: `${policy.name}-${seal}` }));
}

/**
 * Rejects, from now on, a configuration that would change anything. The policy library has no hook to check one, so it
 * is checked as it arrives; call this before the pack is created.
 */
export function rejectConfiguration(policies: Policies, rules: ReadonlySet<string>): void {
  const own = new Map(
    policies.map(({ name, enforcementLevel = "mandatory" }) => [name, enforcementLevel]),
  );
  const { configure } = AnalyzerService;
  const read = configure.requestDeserialize;
  configure.requestDeserialize = (bytes) => {
    const request = read(bytes);
    const problems = configurationProblems(settingsOf(request), own, rules);
    if (problems.length > 0) request.getPolicyconfigMap = () => reject(problems);
    return request;
  };
}

/** The library answers the engine with an error's stack, and gRPC hides errors that are thrown earlier. */
function reject(problems: readonly string[]): never {
  const error = new Error();
  error.stack = ["--policy-pack-config est rejetée / is rejected:", ...problems].join("\n  ");
  throw error;
}

function settingsOf(request: ConfigureAnalyzerRequest): Record<string, PolicySetting> {
  const entries = request.getPolicyconfigMap().getEntryList();
  return Object.fromEntries(
    entries.map(([name]) => {
      const setting = request.getPolicyconfigMap().get(name);
      const level = LEVELS.get(setting?.getEnforcementlevel() ?? -1) ?? "?";
      return [name, { level, properties: setting?.getProperties()?.toJavaScript() ?? {} }];
    }),
  );
}
