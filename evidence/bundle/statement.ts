/** The in-toto statement over all files of a bundle: what offices sign. */
import { z } from "zod";
import { sha256 } from "./digest.ts";
import { documentText } from "./documents.ts";
import { type Digests, type Files, isOutside } from "./model.ts";

const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
export const PREDICATE_TYPE = "urn:aes-estate:evidence:1";

const digest = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export const statementSchema = z.strictObject({
  _type: z.literal(STATEMENT_TYPE),
  subject: z.array(z.strictObject({ name: z.string().min(1), digest })).min(1),
  predicateType: z.literal(PREDICATE_TYPE),
  predicate: z.strictObject({
    site: z.string().min(1),
    country: z.string().regex(/^[A-Z]{2}$/),
    rehearsal: z.boolean(),
    asOf: z.iso.date(),
    tool: z.strictObject({ name: z.literal("aes-estate"), version: z.string() }),
    result: z.enum(["passed", "failed", "invalid"]),
    state: digest,
    drift: digest.optional(),
  }),
});

export type Statement = z.output<typeof statementSchema>;

/** The statement's text. The files come in the order of their paths. */
export function statementText(
  files: Files,
  { site, country, rehearsal, asOf, tool, state, drift }: Digests,
  result: Statement["predicate"]["result"],
): string {
  const paths = [...files.keys()].filter((path) => !isOutside(path)).sort();
  const statement: Statement = {
    _type: STATEMENT_TYPE,
    subject: paths.map((name) => {
      return { name, digest: { sha256: sha256(files.get(name) ?? Buffer.of()) } };
    }),
    predicateType: PREDICATE_TYPE,
    predicate: {
      ...{ site, country, rehearsal, asOf, tool, result },
      state: { sha256: state.sha256 },
      ...(drift && { drift }),
    },
  };
  return documentText(statement);
}
