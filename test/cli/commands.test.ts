/** Each command is loaded alone, by its name in the list. */
import test from "ava";
import { COMMANDS } from "../../cli/commands.ts";

test("a command has the name that it is registered under", async (t) => {
  const names = await Promise.all(
    Object.values(COMMANDS).map(async (read) => (await read())("en", () => {}).name()),
  );
  t.deepEqual(names, Object.keys(COMMANDS));
});
