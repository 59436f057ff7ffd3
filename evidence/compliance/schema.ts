/** JSON Schema of the statement for programs, generated from the model; `make generate` writes it. */
import { z } from "zod";
import { statementSchema } from "./model.ts";

/** The schema as text. */
export function schemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(statementSchema, { target: "draft-7" }), null, 2)}\n`;
}
