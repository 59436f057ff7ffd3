/** Run by the `pulumi` beside it when a stack's file in the repository has changed: `copy.ts <site> <workspace>`. */
import { writeStackFile } from "../stack-file.ts";

const [site = "", workspace = ""] = process.argv.slice(2);
await writeStackFile(site, workspace);
