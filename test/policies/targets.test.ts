import test from "ava";
import { isInside, isNetwork, isTooWide } from "../../policies/values/addresses.ts";
import { isCompliantTarget, isTargetEntry } from "../../policies/values/targets.ts";

const endpoints = ["https://objects.aes.example/a", "kafka.aes.example:9093", "db.aes.example"];
const compliant = [
  "https://objects.aes.example/a",
  "https://objects.aes.example/a/b",
  "kafka.aes.example:9093",
  "db.aes.example",
  "db.aes.example:5432",
  "https://db.aes.example/x",
  "kafka:9092",
  "http://minio.data.svc:9000",
  "pg-rw.data.svc.cluster.local",
];
for (const target of compliant) {
  test(`compliant: ${target}`, (t) => t.true(isCompliantTarget(target, endpoints)));
}
const nonCompliant = [
  "",
  "https://objects.aes.example",
  "https://objects.aes.example/ab",
  "https://objects.aes.example/a/../b",
  "http://objects.aes.example/a",
  "https://objects.aes.example:8443/a",
  "https://objects.aes.example.evil.example/a",
  "https://objects.aes.example@evil.example/a",
  "https://objects.aes.example/a?x=@evil.example",
  "kafka.aes.example:9094",
  "kafka.aes.example",
  "db.aes.example:5432@evil.example",
  "DB.aes.example",
  "evil.example",
  "evil.svc",
  "134744072",
  "http://134744072:9000",
  "0x08080808",
  "8.data.svc",
  "data.evil.example.svc.cluster.local.evil.example",
  "https://xn--db-xyz.aes.example",
  "db.aes.example\nevil.example",
];
for (const target of nonCompliant) {
  test(`non-compliant: ${JSON.stringify(target)}`, (t) =>
    t.false(isCompliantTarget(target, endpoints)));
}

test("a contract names hosts and https URLs, nothing wider", (t) => {
  for (const entry of [...endpoints, "https://a.example:8443"]) t.true(isTargetEntry(entry), entry);
  for (const entry of [
    "*",
    "a",
    "http://a.example",
    "https://a.example/",
    "a.example/x",
    "A.example",
  ]) {
    t.false(isTargetEntry(entry), entry);
  }
});

test("an address is inside a prefix of its own family, written plainly", (t) => {
  const site = ["10.32.0.0/12", "fd5a:e500:1::/48"];
  for (const text of ["10.32.0.1", "10.47.255.255", "10.40.0.0/16", "fd5a:e500:1::7"]) {
    t.true(isInside(text, site), text);
  }
  for (const text of ["10.48.0.1", "10.0.0.0/8", "::ffff:10.32.0.1", "0:0:0:0:0:ffff:a20:1"]) {
    t.false(isInside(text, site), text);
  }
  for (const text of [
    "010.32.0.1",
    "10.32.1",
    "10.32.0.1%eth0",
    "10.32.0.0/33",
    "10.32.0.0/+9",
    "x",
  ]) {
    t.false(isNetwork(text), text);
  }
});

test("a prefix of all addresses is too wide, and so is an unreadable one", (t) => {
  for (const text of [
    "0.0.0.0/0",
    "0.0.0.0/1",
    "128.0.0.0/1",
    "::/0",
    "8000::/1",
    "2000::/3",
    "all",
  ]) {
    t.true(isTooWide(text), text);
  }
  for (const text of ["10.0.0.0/8", "203.0.113.7/32", "fd5a:e500::/32"])
    t.false(isTooWide(text), text);
});
