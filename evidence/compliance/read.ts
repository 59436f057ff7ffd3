/** Reads a compliance statement from a file: only one that `estate compliance --json` could have written. */
import type { Message } from "../../output/message.ts";
import { Misuse } from "../../output/user-error.ts";
import { placeOf, readGiven } from "../documents/json.ts";
import { type Statement, statementSchema } from "./model.ts";
import { resultOf } from "./result.ts";
import { countFindings } from "./violations.ts";

export const GIVEN_TEXTS = {
  option: {
    fr: "déclaration de conformité (estate compliance --json), - pour l'entrée standard",
    en: "compliance statement (estate compliance --json), - for standard input",
  },
  want: {
    fr: "une déclaration de « estate compliance --json »",
    en: "a statement of `estate compliance --json`",
  },
  otherSite: {
    fr: "{file} : une déclaration sur le site {site} ; attendu seulement des sites ouverts de ce parc : {sites}",
    en: "{file}: a statement on the site {site}; want only open sites of this estate: {sites}",
  },
} as const satisfies Record<string, Message>;

const KIND = {
  schema: statementSchema,
  version: statementSchema.shape.schemaVersion.value,
  mark: "policyDigest",
  want: GIVEN_TEXTS.want,
  contradictions,
};

/** The statement in a file, on some of the sites. @throws Misuse */
export function readStatement(file: string, sites: readonly string[]): Statement {
  const { name, text, value } = readGiven(file, KIND);
  const other = value.sites.findIndex(({ key }) => !sites.includes(key));
  if (other >= 0) {
    throw new Misuse(GIVEN_TEXTS.otherSite, {
      file: placeOf(name, text, "sites", other, "key"),
      site: value.sites[other]?.key ?? "",
      sites: sites.join(", "),
    });
  }
  return value;
}

/** Counts and a result that do not follow from the violations and problems: a page must not repeat either. */
function* contradictions(statement: Statement) {
  const { findings, violations, rules, result } = statement;
  const must = resultOf({ ...statement, allOwners: true });
  if (result !== must) yield { at: "result", got: result, must };
  yield* differing("findings", findings, countFindings(violations));
  for (const [index, { name, findings: own }] of rules.entries()) {
    const counted = countFindings(violations.filter(({ rule }) => rule === name));
    yield* differing(`rules.${index}.findings`, own, counted);
  }
}

function* differing(at: string, got: Statement["findings"], want: Statement["findings"]) {
  for (const name of ["raw", "waived", "failed"] as const) {
    if (got[name] === want[name]) continue;
    yield { at: `${at}.${name}`, got: String(got[name]), must: String(want[name]) };
  }
}
