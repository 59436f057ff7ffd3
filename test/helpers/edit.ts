/** Changes a file as a person would. */
import { readFile, writeFile } from "node:fs/promises";

/** Changes a file's text; a change that changes nothing is an error. */
export async function edit(file: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${file}: the change changes nothing`);
  await writeFile(file, after);
}
