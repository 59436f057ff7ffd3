/** The table of annotations: consistent, closed against hostile values, and described in both languages. */
import test from "ava";
import fc from "fast-check";
import { LANGUAGES } from "../../output/message.ts";
import {
  ANNOTATIONS,
  PREFIXES,
  type ValueKind,
} from "../../policies/kubernetes/annotations/known.ts";
import { leftOut } from "../../policies/kubernetes/annotations/left-out.ts";
import {
  isOfKind,
  patternOf,
  rowOf,
  wanted,
} from "../../policies/kubernetes/annotations/values.ts";
import { isGeneratedPart, table } from "../generate/generated.ts";

const DOMAINS = ["bamako.aes.example", "gouv.ml.example"];
const rows = Object.entries({ ...ANNOTATIONS, ...PREFIXES });
const kinds = [...new Set(rows.map(([, { value }]) => value))];
const closed = kinds.filter((kind) => kind !== "text");

test("prefixes end at a boundary, and none is a prefix of another", (t) => {
  const prefixes = Object.keys(PREFIXES);
  for (const prefix of prefixes) {
    t.regex(prefix, /^[a-z0-9.-]+\/([a-z-]+-)?$/);
    t.deepEqual(
      prefixes.filter((other) => other !== prefix && other.startsWith(prefix)),
      [],
    );
  }
});

/** Kubernetes' own keys without a prefix. */
const BARE = ["api-approved.kubernetes.io", "deprecated.daemonset.template.generation"];

test("every key has a prefix, a reason, and its own row before that of its prefix", (t) => {
  for (const [key, row] of Object.entries(ANNOTATIONS)) {
    t.true(/^[a-z0-9.-]+\/[A-Za-z0-9.-]+$/.test(key) || BARE.includes(key), key);
    t.true(row.why.length > 10, key);
    t.is(rowOf(key), row);
  }
});

test("a key with an unlisted prefix is unknown, a key without a prefix takes any text", (t) => {
  for (const key of [
    "example.org/a",
    "constructor/a",
    "__proto__/a",
    "kubernetes.io/new",
    "/",
    "io.kubernetes.cri-o.Devices",
    "io.katacontainers.config.runtime",
    "a.b",
    ".",
  ]) {
    t.is(rowOf(key), undefined, key);
  }
  for (const key of ["team", "constructor", "__proto__"]) t.is(rowOf(key)?.value, "text", key);
});

/** Parts of hostile values: hosts that only look like ours, other schemes, other directives. */
const hostile = [
  "https://example.org/",
  "https://gouv.ml.example.example.org/",
  "https://gouv.ml.example@example.org/",
  "https://gouv.ml.example:443@example.org/",
  "https://example.org\\.gouv.ml.example/",
  "https://example.org#.gouv.ml.example/",
  "https://example.org?.gouv.ml.example",
  "https://notgouv.ml.example/",
  "https://GOUV.ML.EXAMPLE/",
  "//example.org",
  "/\\example.org",
  "http:example.org",
  "www.example.org:80",
  "0.0.0.0/0",
  "::/0",
  "1m; proxy_pass http://example.org",
  "a\nproxy_pass http://example.org;",
  "true\n",
  "$(curl https://example.org)",
  "s3://bucket/key",
];

for (const kind of closed) {
  test(`no hostile value is ${kind}`, (t) => {
    // Where names are read, a prefix is only a name with a slash.
    const tried = hostile.filter((value) => kind !== "names" || value !== "0.0.0.0/0");
    for (const value of [...tried, ...tried.map((value) => `/a,${value}`)]) {
      t.false(isOfKind(kind, value, DOMAINS), value);
    }
  });
}

test("a pattern accepts no line break, quote, brace or semicolon at any position", (t) => {
  const broken = fc
    .tuple(
      fc.string(),
      fc.constantFrom("\n", "\r", ";", "{", "}", '"', "'", "\\", "\0"),
      fc.string(),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.constantFrom(...closed), broken, (kind, value) => {
      t.false(isOfKind(kind, value, DOMAINS), kind);
    }),
  );
});

test("addresses and names of the site are accepted", (t) => {
  const taken: [ValueKind, string][] = [
    ["urls", "https://www.gouv.ml.example$request_uri"],
    ["urls", "https://bamako.aes.example:8443/a/b, http://x.gouv.ml.example"],
    ["hosts", "gouv.ml.example, *.bamako.aes.example"],
    ["path", "/"],
    ["path", "/api/v1/$2"],
    ["store path", "secret/data/tax/db"],
    ["store path", "/kv/data/tax/db.v2"],
    ["variable", "$binary_remote_addr"],
    ["path pair", "/app/ /"],
    ["some of Prune=false|Delete=false", "Prune=false,Delete=false"],
    ["ranges", "10.0.0.0/8, fd5a:e500::/32, 192.168.1.7"],
    ["duration", "1.5h"],
    ["duration", "2160h0m0s"],
    ["size", "512k"],
    ["names", "before-hook-creation,hook-succeeded"],
  ];
  for (const [kind, value] of taken) t.true(isOfKind(kind, value, DOMAINS), `${kind} ${value}`);
});

test("a path of the store is a mount and plain segments", (t) => {
  const paths = ["secret", "a.example.org/x", "secret//x", "secret/../x", "secret/x?y=1", "a/b/"];
  for (const path of [...paths, "secret/data/{{ x }}", "secret/%2e%2e/x"]) {
    t.false(isOfKind("store path", path, DOMAINS), path);
  }
});

test("a variable has no text around it, a pair has two plain paths, and options are those of the list", (t) => {
  const wrong: [ValueKind, string][] = [
    ...["$a$b", "x$a", "$a ", "remote_addr", "$A"].map((text): [ValueKind, string] => [
      "variable",
      text,
    ]),
    ...["/", "/a", "/a  /b", "~*^/a /b", "/a /b; Secure", "/a /b /c", "/$1 /"].map(
      (text): [ValueKind, string] => ["path pair", text],
    ),
    ...["Force=true", "Prune=false;", "Prune", ",Prune=false"].map((text): [ValueKind, string] => [
      "some of Prune=false|Delete=false",
      text,
    ]),
  ];
  for (const [kind, text] of wrong) t.false(isOfKind(kind, text, DOMAINS), `${kind} ${text}`);
});

test("a key that is left out on purpose has no row, and an unread key is not on the list of those left out", (t) => {
  const nginx = ["server-snippet", "auth-url", "mirror-target", "upstream-vhost"];
  for (const name of nginx) {
    const key = `nginx.ingress.kubernetes.io/${name}`;
    t.truthy(leftOut(key), key);
    t.is(rowOf(key), undefined, key);
  }
  for (const key of Object.keys(ANNOTATIONS)) t.is(leftOut(key), undefined, key);
  for (const key of ["example.org/a", "constructor", "__proto__"]) t.is(leftOut(key), undefined);
});

test("without a domain nothing belongs to the site", (t) => {
  for (const kind of ["urls", "hosts"] as const) {
    t.false(isOfKind(kind, "", []));
    t.false(isOfKind(kind, "gouv.ml.example", []));
  }
});

test("every kind has a pattern or is evaluated entry by entry", (t) => {
  const without = kinds.filter((kind) => patternOf(kind) === undefined);
  t.deepEqual(without.sort(), ["hosts", "ranges", "text", "urls"]);
});

const HEAD = {
  fr: ["annotation", "valeur", "ce qu'on veut", "les domaines du site"],
  en: ["annotation", "value", "anything", "the site's domains"],
} as const;

const PAGES = { fr: "docs/annotations.fr.md", en: "docs/annotations.md" } as const;

for (const language of LANGUAGES) {
  test(`the page in ${language} has the table (make generate writes it)`, (t) => {
    const [key, value, anything, domains] = HEAD[language];
    const cells = rows.map(([name, row]) => {
      const form = row.value === "text" ? anything : wanted(row.value, [domains])[language];
      return [`\`${name}${Object.hasOwn(PREFIXES, name) ? "…" : ""}\``, form];
    });
    cells.sort(([one = ""], [other = ""]) => (one < other ? -1 : 1));
    isGeneratedPart(t, PAGES[language], "annotations", table([key, value], cells));
  });
}
