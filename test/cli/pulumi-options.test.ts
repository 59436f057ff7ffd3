/** Options that people type out of habit for `pulumi`: accepted where they change nothing, otherwise explained. */
import test from "ava";
import { estate } from "../helpers/command.ts";

for (const name of ["up", "down", "refresh"]) {
  test(`estate ${name} accepts --yes and -y as pulumi does`, async (t) => {
    for (const flag of ["--yes", "-y"]) {
      // There is no such site: the command line itself is accepted, and the site is rejected.
      const plain = await estate(name, "nowhere", "--lang", "en");
      t.deepEqual(await estate(name, "nowhere", flag, "--lang", "en"), plain);
      t.notRegex(plain.stderr, /option/);
    }
    const { stdout } = await estate(name, "--lang", "fr", "--help");
    t.regex(stdout, /-y, --yes +accepté comme par pulumi, sans effet/);
  });
}

test("an option of pulumi that a command lacks is answered by what to do instead", async (t) => {
  const answer = async (...args: string[]) => {
    const { stderr, exitCode } = await estate(...args, "--lang", "en");
    t.is(exitCode, 2);
    return stderr;
  };
  t.is(
    await answer("preview", "bamako", "-y"),
    "estate: the option -y is not necessary: `estate preview` asks no question; see `estate preview --help`",
  );
  t.is(
    await answer("up", "--stack=bamako"),
    "estate: the option --stack is not necessary: the site is the stack, without an option (`estate up bamako`); see `estate up --help`",
  );
  t.is(
    await answer("up", "bamako", "--target", "urn"),
    'estate: the option --target is one of pulumi; to use it: `eval "$(make -s env SITE=…)"`, then `pulumi`; see `estate up --help`',
  );
});

test("other options, and other commands, get the plain answer", async (t) => {
  const { stderr } = await estate("up", "bamako", "--no-such", "--lang", "en");
  t.is(stderr, "estate: got the option --no-such, want an option of `estate up --help`");
  const { stderr: check } = await estate("check", "--target", "--lang", "en");
  t.is(check, "estate: got the option --target, want an option of `estate check --help`");
});
