/**
 * The pipelines of a site's repository. What they do is in two scripts that any CI can call; the files of the platforms
 * say only when. None names an image, or an action of others: what runs on the site's runners is the site's choice. Pure.
 */

/** The scripts, by path. They are executable. */
export function pipelineScripts(): Record<string, string> {
  return { ".ci/run": RUN, ".ci/review": REVIEW };
}

/** The platforms' files, by path. */
export function pipelineFiles(): Record<string, string> {
  return {
    ".gitlab-ci.yml": GITLAB,
    // Forgejo reads .github/workflows only if this folder is missing.
    ".forgejo/workflows/estate.yaml": ACTIONS,
    ".github/workflows/estate.yaml": ACTIONS,
  };
}

const RUN = `#!/usr/bin/env bash
# What any CI runs on a change: the data is sound, and its plan passes the guard and the policy pack. No cloud, no login.
set -eu
cd "$(dirname "$0")/.."
npm ci --ignore-scripts
# An official Pulumi on PATH serves as well as the engine built from source: AES_ESTATE_PULUMI=official
[ "\${AES_ESTATE_PULUMI-}" = official ] || make toolchain
npm test
`;

const REVIEW = `#!/usr/bin/env bash
# What any CI runs on a merge or pull request: \`estate review\`, into reports/. Exit code: 0 no new violation, 1 new
# violations, 2 no result. Argument: the revision that the change goes into; GitLab, Forgejo and GitHub name it themselves.
# It must be in the clone, as must the history since then.
set -eu
cd "$(dirname "$0")/.."
base=\${1-}
base=\${base:-\${CI_MERGE_REQUEST_TARGET_BRANCH_SHA-}} # GitLab, if the pipeline is that of the merged result
base=\${base:-\${CI_MERGE_REQUEST_DIFF_BASE_SHA-}} # GitLab
base=\${base:-\${GITHUB_BASE_REF:+refs/remotes/origin/$GITHUB_BASE_REF}} # Forgejo and GitHub
if [ -z "$base" ]; then
  echo "usage: .ci/review BASE" >&2
  exit 2
fi
npm ci --ignore-scripts
rm -rf reports
mkdir reports
today="$(date -u +%F)"
result=0
for format in markdown json sarif; do
  file="reports/review.\${format/markdown/md}"
  node_modules/.bin/estate review "$base...HEAD" --format "$format" --today "$today" --output "$file" || result=$?
  if [ "$result" -gt 1 ]; then exit "$result"; fi
done
# Runners take lines such as \`::set-env …\` or \`##[…\` as commands, and the change's author wrote some of this text.
sed -e 's/##\\[/# #[/g' -e 's/^/| /' reports/review.md
if [ -n "\${GITHUB_STEP_SUMMARY-}" ]; then cat reports/review.md >>"$GITHUB_STEP_SUMMARY"; fi
exit "$result"
`;

const GITLAB = `# GitLab. The jobs are .ci/run and .ci/review, which any other CI can call. They run on runners of the site with this tag,
# in the image of the runner's own settings: bash, git, Node.js, and what \`make toolchain\` needs.
variables:
  ESTATE_RUNNER: estate
  GIT_DEPTH: "0" # all commits: the review needs those since the common ancestor

workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS
      when: never # the merge request's own pipeline checks it
    - if: $CI_COMMIT_BRANCH

default:
  tags: [$ESTATE_RUNNER]

check:
  script: [.ci/run]

review:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script: [.ci/review]
  artifacts:
    when: always # new violations end the job with 1; the reports say which
    expose_as: estate review
    paths: [reports/]
`;

const ACTIONS = `# Forgejo and GitHub; both read the same text. The steps are .ci/run and .ci/review, which any other CI can call. They run
# on runners of the site with this label, in the image of the runner's own settings: bash, git, Node.js, and what
# \`make toolchain\` needs.
name: estate
on: [push, pull_request]
permissions:
  contents: read
defaults:
  run:
    shell: bash
jobs:
  estate:
    runs-on: \${{ vars.ESTATE_RUNNER || 'estate' }}
    steps:
      - name: Fetch
        env:
          TOKEN: \${{ github.token }}
        run: |
          # A runner may keep what an earlier job left here, hooks of git included.
          cd "\${GITHUB_WORKSPACE:?}"
          find . -mindepth 1 -delete
          # For this step only, and in no file and no command line.
          export GIT_CONFIG_COUNT=1
          export GIT_CONFIG_KEY_0="http.$GITHUB_SERVER_URL/.extraHeader"
          GIT_CONFIG_VALUE_0="Authorization: Basic $(printf 'x-access-token:%s' "$TOKEN" | base64 -w0)"
          export GIT_CONFIG_VALUE_0
          git init --quiet
          git remote add origin "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY"
          if [ -n "\${GITHUB_BASE_REF-}" ]; then
            git fetch --quiet origin "+refs/heads/$GITHUB_BASE_REF:refs/remotes/origin/$GITHUB_BASE_REF"
          fi
          git fetch --quiet origin "$GITHUB_SHA"
          git checkout --quiet --detach FETCH_HEAD
      - name: Check
        run: .ci/run
      - name: Review
        if: always() && github.event_name == 'pull_request'
        run: .ci/review
      # The review is in the log, and on GitHub in the summary. To keep reports/, both need an action; which, and from
      # which forge, is the site's choice. Name a commit:
      # - if: always() && github.event_name == 'pull_request'
      #   uses: OWNER/upload-artifact@COMMIT
      #   with: { name: estate-review, path: reports/ }
`;
