#!/usr/bin/env node
/** Entry point of `estate`, kept minimal so that an older Node ends with a sentence instead of a stack trace. */
const [major = 0] = process.versions.node.split(".").map(Number);
const needed = import.meta.filename.endsWith(".ts") ? 24 : 22; // compiled, it needs no Node that strips types
if (major < needed) {
  const here = process.version;
  console.error(
    `estate : Node.js ${needed} ou plus récent est requis, celui-ci est ${here} ; voir README.fr.md.`,
  );
  console.error(`estate: Node.js ${needed} or newer is needed, this is ${here}; see README.md.`);
  process.exit(2);
}
const { keepCompiled } = await import("../policies/startup/compiled.ts");
keepCompiled();
const args = process.argv.slice(2);
const { passOn } = await import("./language-option.ts");
passOn(args, process.env);
const { onUnexpected } = await import("./unexpected.ts");
onUnexpected(args[0] ?? "");
const { run } = await import("./run.ts");
process.exitCode = await run(args);
