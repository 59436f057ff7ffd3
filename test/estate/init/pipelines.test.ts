/**
 * The pipelines that `estate init` writes: what the platforms read, and their scripts, run with stand-ins for npm and
 * `estate`. package.cli.test.ts runs them with the package.
 */
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { execa } from "execa";
import { parse } from "yaml";
import { pipelineFiles, pipelineScripts } from "../../../estate/init/pipelines.ts";
import { testRepository } from "../../helpers/repository.ts";

interface Step {
  readonly name: string;
  readonly run: string;
}

const FORGEJO = ".forgejo/workflows/estate.yaml";
const GITHUB = ".github/workflows/estate.yaml";
const files = pipelineFiles();
const scripts = pipelineScripts();
const actions = parse(files[FORGEJO] ?? "");
const [fetchStep, ...steps] = actions.jobs.estate.steps as [Step, ...Step[]];

test("GitLab checks each change once, and reviews merge requests with the whole history", (t) => {
  t.deepEqual(parse(files[".gitlab-ci.yml"] ?? ""), {
    variables: { ESTATE_RUNNER: "estate", GIT_DEPTH: "0" },
    workflow: {
      rules: [
        { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
        { if: "$CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS", when: "never" },
        { if: "$CI_COMMIT_BRANCH" },
      ],
    },
    default: { tags: ["$ESTATE_RUNNER"] },
    check: { script: [".ci/run"] },
    review: {
      rules: [{ if: '$CI_PIPELINE_SOURCE == "merge_request_event"' }],
      script: [".ci/review"],
      artifacts: { when: "always", expose_as: "estate review", paths: ["reports/"] },
    },
  });
});

test("Forgejo and GitHub read one text, which may only read, and reviews also what fails its check", (t) => {
  t.is(files[FORGEJO], files[GITHUB]);
  const { jobs, ...rest } = actions;
  t.deepEqual(rest, {
    name: "estate",
    on: ["push", "pull_request"],
    permissions: { contents: "read" },
    defaults: { run: { shell: "bash" } },
  });
  t.deepEqual(Object.keys(jobs), ["estate"]);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of the platform
  t.is(jobs.estate["runs-on"], "${{ vars.ESTATE_RUNNER || 'estate' }}");
  t.is(fetchStep.name, "Fetch");
  t.deepEqual(steps, [
    { name: "Check", run: ".ci/run" },
    { name: "Review", if: "always() && github.event_name == 'pull_request'", run: ".ci/review" },
  ]);
});

test("no script contains what an author can choose, and nothing names a host, an image or an action of others", async (t) => {
  const texts = { ...files, ...scripts };
  for (const [name, text] of Object.entries(texts)) {
    t.notRegex(text, /:\/\/|@v\d|^\s*(- )?(uses|image|container|include|services):/m, name);
    t.notRegex(text, /github\.(event\.|head_ref)|pull_request_target|secrets\./, name);
    // The only expressions are the runner's label and the job's own token.
    const expressions = Array.from(text.matchAll(/\$\{\{ (.*?) \}\}/g), ([, inner]) => inner);
    const allowed = name.endsWith(".yaml")
      ? ["vars.ESTATE_RUNNER || 'estate'", "github.token"]
      : [];
    t.deepEqual(expressions, allowed, name);
  }
  const shell = [...Object.values(scripts), fetchStep.run, ...steps.map(({ run }) => run)];
  for (const script of shell) {
    t.notRegex(script, /\$\{\{/);
    await t.notThrowsAsync(execa("bash", ["-n"], { input: script }));
  }
});

/** A folder with the scripts, and stand-ins: npm does nothing, `estate` notes its arguments and writes the report. */
async function standIns(t: ExecutionContext) {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-pipeline-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const programs = {
    ...scripts,
    "bin/npm": '#!/bin/sh\necho "npm $*" >>"$NOTES"\n',
    "node_modules/.bin/estate": ESTATE,
  };
  for (const [name, text] of Object.entries(programs)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
  const review = async (env: Record<string, string>, ...args: string[]) => {
    const notes = join(folder, "notes");
    await writeFile(notes, "");
    const path = `${join(folder, "bin")}:/usr/bin:/bin`;
    const { exitCode, stdout, stderr } = await execa(join(folder, ".ci/review"), args, {
      cwd: tmpdir(),
      env: { PATH: path, NOTES: notes, ...env },
      extendEnv: false,
      reject: false,
    });
    const lines = (await readFile(notes, "utf8")).split("\n").filter(Boolean);
    return { exitCode, stdout, stderr, lines };
  };
  return { folder, review };
}

const ESTATE = `#!/bin/sh
echo "estate $*" >>"$NOTES"
[ "\${RESULT-0}" = 2 ] && { echo "estate: unknown" >&2; exit 2; }
for file; do :; done
printf '%s\\n' '# Review' '::set-env name=PATH::/x' 'a ##[add-path]/x' >"$file"
exit "\${RESULT-0}"
`;

test("the review compares with what the platform names as the base", async (t) => {
  const { review } = await standIns(t);
  const bases: [string, Record<string, string>, ...string[]][] = [
    ["main", {}, "main"],
    ["abc", { CI_MERGE_REQUEST_DIFF_BASE_SHA: "abc", CI_MERGE_REQUEST_TARGET_BRANCH_SHA: "" }],
    ["def", { CI_MERGE_REQUEST_DIFF_BASE_SHA: "abc", CI_MERGE_REQUEST_TARGET_BRANCH_SHA: "def" }],
    ["refs/remotes/origin/main $(x)", { GITHUB_BASE_REF: "main $(x)" }],
    ["v1", { GITHUB_BASE_REF: "main" }, "v1"],
  ];
  for (const [base, env, ...args] of bases) {
    const { exitCode, lines, stderr } = await review(env, ...args);
    t.is(exitCode, 0, stderr);
    const [install, ...rest] = lines.map((line) => line.replace(/\d{4}-\d\d-\d\d/, "TODAY"));
    t.is(install, "npm ci --ignore-scripts");
    const expected = (format: string, ending: string) =>
      `estate review ${base}...HEAD --format ${format} --today TODAY --output reports/review.${ending}`;
    t.deepEqual(rest, [
      expected("markdown", "md"),
      expected("json", "json"),
      expected("sarif", "sarif"),
    ]);
  }
  const none = await review({ GITHUB_BASE_REF: "" });
  t.is(none.exitCode, 2);
  t.is(none.stderr, "usage: .ci/review BASE");
  t.deepEqual(none.lines, []);
});

test("new violations are exit code 1 with all reports, no result is 2 with none of an earlier run", async (t) => {
  const { folder, review } = await standIns(t);
  const summary = join(folder, "summary");
  const failed = await review({ RESULT: "1", GITHUB_STEP_SUMMARY: summary }, "main");
  t.is(failed.exitCode, 1);
  t.is(failed.lines.length, 4);
  const markdown = await readFile(join(folder, "reports/review.md"), "utf8");
  t.is(await readFile(summary, "utf8"), markdown);
  const none = await review({ RESULT: "2" }, "main");
  t.is(none.exitCode, 2);
  t.is(none.stderr, "estate: unknown");
  t.is(none.lines.length, 2);
  await t.throwsAsync(readFile(join(folder, "reports/review.md")), { code: "ENOENT" });
});

test("no line of a review is a command of the platform's log", async (t) => {
  const { review } = await standIns(t);
  const { stdout } = await review({}, "main");
  t.is(stdout, "| # Review\n| ::set-env name=PATH::/x\n| a # #[add-path]/x");
});

test("Forgejo and GitHub: the commits are fetched by git, over what an earlier job left, and the token is kept nowhere", async (t) => {
  const forge = await testRepository(t);
  const base = await forge.commit({ a: "1\n" });
  await forge.git(["checkout", "--quiet", "-b", "change"]);
  const change = await forge.commit({ a: "2\n" });
  const { folder } = await standIns(t);
  const left = join(folder, ".git/hooks/post-checkout");
  await mkdir(dirname(left), { recursive: true });
  await writeFile(left, `#!/bin/sh\ntouch ${folder}/hooked\n`);
  await chmod(left, 0o755);
  const env = {
    PATH: "/usr/bin:/bin",
    HOME: folder,
    TOKEN: "a-token",
    GITHUB_WORKSPACE: folder,
    GITHUB_SERVER_URL: `file://${dirname(forge.folder)}`,
    GITHUB_REPOSITORY: forge.folder.slice(dirname(forge.folder).length + 1),
    GITHUB_SHA: change,
    GITHUB_BASE_REF: "main",
  };
  await execa("bash", ["-eo", "pipefail", "-c", fetchStep.run], { env, extendEnv: false });
  const git = async (...args: string[]) => (await execa("git", args, { cwd: folder })).stdout;
  t.is(await git("rev-parse", "HEAD", "refs/remotes/origin/main"), `${change}\n${base}`);
  t.is(await git("status", "--porcelain", "--ignored"), "");
  t.notRegex(await readFile(join(folder, ".git/config"), "utf8"), /extraHeader|a-token/i);
});
