/** The registry read from plain data, or rejected as a whole. */
import { z } from "zod";
import { type Language, type Message, verbatim } from "../../output/message.ts";
import { RESERVED_KEY, reservedKeys } from "../values/reserved.ts";
import { ALLIANCE_VERSION, type Alliance, allianceSchema } from "./model.ts";
import { type AllianceProblem, formatProblem } from "./problem.ts";
import { allianceProblems } from "./problems/index.ts";

/** The registry is void or contradicts itself: nothing can be evaluated with it. */
export class AllianceError extends Error {
  readonly problems: readonly AllianceProblem[];

  constructor(problems: readonly AllianceProblem[], language: Language = "fr") {
    super(problems.map((problem) => formatProblem(problem, language)).join("\n"));
    this.name = "AllianceError";
    this.problems = problems;
  }
}

const OLDER: Message = {
  fr: "fichier de la version {got}, attendu la version {want} ; lancez « estate migrate »",
  en: "got a file of version {got}, want version {want}; run `estate migrate`",
};

/** Reads a registry from plain data; throws an `AllianceError` with every problem at once. */
export function parseAlliance(data: unknown, language: Language = "fr"): Alliance {
  const reserved = reservedKeys(data).map((path) => ({
    path,
    message: RESERVED_KEY,
    values: { key: String(path.at(-1)) },
  }));
  if (reserved.length > 0) throw new AllianceError(reserved, language);
  const got = versionOf(data);
  if (got !== undefined && got < ALLIANCE_VERSION) {
    // Its keys have other names: only the version is worth reporting.
    const values = { got, want: ALLIANCE_VERSION };
    throw new AllianceError([{ path: ["schemaVersion"], message: OLDER, values }], language);
  }
  const parsed = allianceSchema.safeParse(data, { error: z.locales.en().localeError });
  if (!parsed.success) {
    const french = allianceSchema.safeParse(data, { error: z.locales.fr().localeError }).error;
    const problems = parsed.error.issues.map(({ path, message }, index) => ({
      path,
      ...verbatim({ fr: french?.issues[index]?.message ?? message, en: message }),
    }));
    throw new AllianceError(problems, language);
  }
  const problems = allianceProblems(parsed.data);
  if (problems.length > 0) throw new AllianceError(problems, language);
  return parsed.data;
}

function versionOf(data: unknown): number | undefined {
  const { schemaVersion } = (data ?? {}) as { schemaVersion?: unknown };
  return typeof schemaVersion === "number" ? schemaVersion : undefined;
}

/** Whether a registry allows something and does not contradict itself. */
export function isSound(alliance: Alliance): boolean {
  return allianceProblems(alliance).length === 0;
}

/** A registry that allows nothing, or contradicts itself, is a configuration error and never a result. */
export function assertAlliance(alliance: Alliance): void {
  if (!isSound(alliance)) throw new AllianceError(allianceProblems(alliance));
}
