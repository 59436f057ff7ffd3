/** JSON Schema of the report for programs, generated from the model; `make generate` writes it. */
import { z } from "zod";
import { changesSchema } from "./model.ts";

/** The schema as text. */
export function schemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(changesSchema, { target: "draft-7" }), null, 2)}\n`;
}
