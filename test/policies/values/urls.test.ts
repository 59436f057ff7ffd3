import test from "ava";
import {
  isLoopback,
  isStoreUnder,
  isUnder,
  readEndpoint,
  secureHost,
} from "../../../policies/values/urls.ts";

const readable: [text: string, origin: string][] = [
  ["https://identity.aes.example/v3", "https://identity.aes.example"],
  ["HTTPS://Identity.AES.example./v3", "https://identity.aes.example"],
  ["https://identity.aes.example:443/v3", "https://identity.aes.example"],
  ["https://identity.aes.example:5000", "https://identity.aes.example:5000"],
  ["http://[FD5A:E500:0::1]:5000/v3", "http://[fd5a:e500::1]:5000"],
  ["http://127.0.0.1:5000/v3", "http://127.0.0.1:5000"],
];
for (const [text, origin] of readable) {
  test(`reads ${text}`, (t) => t.is(readEndpoint(text)?.origin, origin));
}

const unreadable = [
  "",
  "identity.aes.example/v3",
  "//identity.aes.example/v3",
  "ftp://identity.aes.example/v3",
  "https:identity.aes.example/v3",
  "https:///identity.aes.example/v3",
  "https://user@identity.aes.example/v3",
  "https://identity.aes.example@evil.example/v3",
  "https://identity.aes.example\\@evil.example/v3",
  "https://identity.aes.example%2eevil.example/v3",
  "https://identity.aes.example/v3?next=evil",
  "https://identity.aes.example/v3#@evil.example",
  " https://identity.aes.example/v3",
  "https://identity.aes.example/v3\n",
  "https://ident\tity.aes.example/v3",
  "https://identité.aes.example/v3",
  "https://xn--identit-hya.aes.example/v3",
  "https://identity。aes.example/v3",
  "https://identity.aes.example:99999/v3",
  "http://0x7f.1/v3",
  "http://2130706433/v3",
  "http://127.1/v3",
  "http://0177.0.0.1/v3",
];
for (const text of unreadable) {
  test(`${JSON.stringify(text)} is rejected`, (t) => t.is(readEndpoint(text), undefined));
}

test("loopback is 127.0.0.0/8, ::1 and localhost, and no similar text", (t) => {
  const loopback = (text: string) => isLoopback(new URL(text));
  for (const host of ["127.0.0.1", "127.255.0.9", "[::1]", "localhost"]) {
    t.true(loopback(`http://${host}/`), host);
  }
  const others = [
    "127.0.0.1.example.com",
    "0.0.0.0",
    "[::]",
    "[::ffff:127.0.0.1]",
    "localhost.example",
  ];
  for (const host of others) t.false(loopback(`http://${host}/`), host);
});

test("a path is below another at a segment boundary only", (t) => {
  const under = (path: string) =>
    isUnder(new URL(`https://a.example${path}`), new URL("https://a.example/v3"));
  t.true(under("/v3") && under("/v3/") && under("/v3/auth"));
  t.false(under("/") || under("/v3evil") || under("/v3/../v2") || under("/V3"));
});

const stores: [name: string, url: string, registered: string, expected: boolean][] = [
  ["the same key", "hashivault://aes", "hashivault://aes", true],
  ["another key", "hashivault://other", "hashivault://aes", false],
  ["any key of a scheme registered alone", "hashivault://aes", "hashivault://", true],
  ["another scheme", "awskms://aes", "hashivault://", false],
  ["a word that is not a URL", "passphrase", "hashivault://", false],
  ["a fragment", "s3://b?endpoint=https://o#x", "s3://b?endpoint=https://o", false],
  [
    "credentials where they have no business",
    "s3://me@b?endpoint=https://o",
    "s3://b?endpoint=https://o",
    false,
  ],
  ["credentials of a database", "postgres://me:pw@h/db", "postgres://h/db", true],
  ["a way up", "hashivault://aes/bamako/../bamako", "hashivault://aes", false],
  ["a way up, escaped", "hashivault://aes/%2e%2E/bamako", "hashivault://", false],
  ["a way up for a key", "hashivault://..", "hashivault://", false],
  ["an empty part", "hashivault://aes//bamako", "hashivault://aes", false],
  ["a part that stays", "hashivault://aes/./bamako", "hashivault://aes", false],
  ["nothing but a slash", "hashivault:///", "hashivault://", false],
  ["a slash at the end", "hashivault://aes/", "hashivault://aes", true],
  ["another port", "postgres://h:5433/db", "postgres://h/db", false],
  ["the host in capitals", "postgres://H/db", "postgres://h/db", true],
];
for (const [name, url, registered, expected] of stores) {
  test(`a store with ${name} is ${expected ? "" : "not "}the registered one`, (t) => {
    t.is(isStoreUnder(url, registered), expected);
  });
}

for (const [url, host] of [
  ["https://identity.bamako.aes.example", "identity.bamako.aes.example"],
  ["https://identity.bamako.aes.example/", "identity.bamako.aes.example"],
  ["https://identity.bamako.aes.example:443", "identity.bamako.aes.example"],
  ["https://identity.bamako.aes.example:443/v3", "identity.bamako.aes.example"],
  ["https://identity.bamako.aes.example:5000/v3", "identity.bamako.aes.example"],
  ["https://10.32.0.9/v3", "10.32.0.9"],
  ["https://[fd5a:e500:1::9]:443/v3", "fd5a:e500:1::9"],
  ["https://[fd5a:e500:1::9]/v3", "fd5a:e500:1::9"],
  ["https://[FD5A:e500:1::9]/v3", undefined],
  ["https://[fd5a:e500:1:0:0::9]/v3", undefined],
  ["https://identity.bamako.aes.example:0/v3", undefined],
  ["https://identity.bamako.aes.example:05000/v3", undefined],
  ["https://identity.bamako.aes.example./v3", undefined],
  ["https://Identity.bamako.aes.example/v3", undefined],
  ["https://identity.bamako.aes.example/./v3", undefined],
  ["https://identity.bamako.aes.example?x", undefined],
  ["https://id@identity.bamako.aes.example", undefined],
  ["http://identity.bamako.aes.example", undefined],
  ["https://0x7f.1", undefined],
  ["https://2130706433", undefined],
  [" https://identity.bamako.aes.example", undefined],
] as const) {
  test(`the host of ${JSON.stringify(url)}`, (t) => {
    t.is(secureHost(url), host);
  });
}
