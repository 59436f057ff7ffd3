// Starts one of the runners of @pulumi/pulumi without ts-node: Node.js strips the types itself.
const [runner, ...args] = process.argv.slice(1);
let reported = false;
process.on("exit", (code) => {
  if (code === 0 && reported) process.exitCode = 32;
});
require(`${runner}/run.js`).run({
  argv: { _: args },
  typeScript: false,
  programStarted() {},
  reportLoggedError() {
    reported = true;
  },
});
