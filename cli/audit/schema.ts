/** JSON Schema of the report for programs, generated from the model: `node cli/audit/schema.ts`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { reportSchema } from "./model.ts";

/** Where the generated file lives. */
export const SCHEMA_FILE = join(import.meta.dirname, "schemas/report.schema.json");

/** The schema as text. */
export function schemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(reportSchema, { target: "draft-7" }), null, 2)}\n`;
}

if (import.meta.main) writeFileSync(SCHEMA_FILE, schemaText());
