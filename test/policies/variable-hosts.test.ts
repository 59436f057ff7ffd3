/** Hosts in a container's variables: found anywhere in a text, and nothing else is found. */
import test from "ava";
import fc from "fast-check";
import { expandedIn, hostsIn, isOurs } from "../../policies/rules/container-telemetry/hosts.ts";
import { alliance, appsPolicy } from "./fixture.ts";

const foreign = (name: string, text: string) =>
  hostsIn(name, text).filter((host) => !isOurs(host, appsPolicy, alliance));

const scheme = fc.constantFrom("https", "HTTP", "postgres", "mongodb+srv", "grpc", "amqps", "s3");
const host = fc.constantFrom(
  "api.example.com",
  "API.Example.com.",
  "203.0.113.7",
  "[2001:db8::7]",
  "134744072",
  "0x8080808",
  "evil.example",
  "xn--bcher-kva.example",
  "gouv.ml.example.evil.example",
);
const around = fc.constantFrom("", " ", "-Durl=", '"', "a,", "jdbc:", "<");
const behind = fc.constantFrom("", "/", ":443/v1", "?x=1", "#a", " b", '"', "/@gouv.ml.example");
const user = fc.constantFrom("", "key@", "u:p@", "gouv.ml.example@", "a@b@");

test("a URL that leads abroad is found under any variable name and at any position", (t) => {
  fc.assert(
    fc.property(around, scheme, user, host, behind, (before, kind, who, where, after) => {
      t.is(foreign("ANY", `${before}${kind}://${who}${where}${after}`).length, 1);
    }),
  );
});

test("a bare host counts only if the variable's name means a place", (t) => {
  for (const text of ["api.example.com", "api.example.com:443", "u@api.example.com/x"]) {
    t.deepEqual(foreign("API_URL", text), ["api.example.com"], text);
    t.deepEqual(foreign("spring.api.host", text), ["api.example.com"], text);
    t.deepEqual(foreign("LABEL", text), [], text);
    t.deepEqual(foreign("GHOST_NAME", text), [], text);
  }
  t.deepEqual(foreign("BROKERS", "10.32.0.1:9092, 203.0.113.7:9092"), ["203.0.113.7"]);
});

test("hosts in the cluster, private hosts and the alliance's hosts are admitted", (t) => {
  for (const text of [
    "http://cache",
    "http://db.portal:80",
    "http://db.portal.svc",
    "amqp://mq.a.svc.cluster.local",
    "https://a.gouv.ml.example",
    "https://gouv.bf.example/x",
    "https://logs.bamako.aes.example",
    "http://10.32.0.1",
    "http://10.48.0.1",
    "http://172.24.0.10",
    "http://[fd5a:e500:1::5]:80",
    "http://127.0.0.1:15000",
    "http://localhost:4317",
    "http://0.0.0.0:80",
    "file:///etc/a",
  ]) {
    t.deepEqual(foreign("URL", text), [], text);
  }
});

const W3 = "http://www.w3.org/2001/XMLSchema";

test("an identifier of a standard is not a host in a variable whose name does not mean a place", (t) => {
  for (const text of [
    W3,
    `${W3}#string`,
    "http://json-schema.org/draft-07/schema#",
    "http://purl.org/dc/terms/",
    "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    `${W3} http://schemas.microsoft.com/ws/2008/06/identity/claims/role`,
    "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  ]) {
    t.deepEqual(foreign("SAML_EMAIL_CLAIM", text), [], text);
  }
});

test("an identifier is evaluated like an address where its name means a place, and as part of another text", (t) => {
  for (const name of [
    "SCHEMA_URL",
    "schemaUrl",
    "NAMESPACE_URI",
    "XML_HOST",
    "DSN",
    "HTTP_PROXY",
  ]) {
    t.deepEqual(foreign(name, W3), ["www.w3.org"], name);
  }
  for (const text of [
    "http://www.w3.org.evil.example/2001/XMLSchema",
    "http://www.w3.org@evil.example/",
    "http://www.w3.org:80@evil.example/",
    "http://evil.example/www.w3.org/",
    "ftp://www.w3.org/",
    "http://purl.org/net/evil",
    "http://json-schema.org:8080/x",
    `${W3}?x=http://evil.example/`,
    `${W3} http://evil.example/`,
    `-Dsink=${W3}`,
    "http://u:p@www.w3.org/x",
  ]) {
    t.true(foreign("SAML_EMAIL_CLAIM", text).length > 0, text);
  }
});

test("a host is found in every form of a place", (t) => {
  const forms: [string, string][] = [
    ...["PGHOST", "DBHOST", "dbHost", "SMTP_RELAY", "SYSLOG_TARGET", "REDIS_MASTER"].map(
      (name): [string, string] => [name, "evil.example:25"],
    ),
    ...["a:1|evil.example:2", "(evil.example)", '["evil.example"]', "dns:evil.example"].map(
      (text): [string, string] => ["SERVERS", text],
    ),
    ...["//evil.example/x", "https:/evil.example/x", "https:evil.example", "*.evil.example"].map(
      (text): [string, string] => ["DB_URL", text],
    ),
    ["JAVA_OPTS", "-Dhttp.proxyHost=evil.example"],
    ["ANY", "host=evil.example port=5432"],
    ["JAVA_OPTS", '-Dhttp.proxyHost="evil.example"'],
    ["CONFIG", '{"host": "evil.example"}'],
    ["CONFIG", "server: evil.example"],
    ["ARGS", "--proxy evil.example:3128"],
    ["DB_HOST", "ev\u00adil.exam\u200bple"],
    ["DB_HOST", "evil\u00ad.example"],
    ["BACKEND_URL", "http://collector.telemetry.svc#@evil.example/"],
  ];
  for (const [name, text] of forms) {
    t.true(foreign(name, text).includes("evil.example"), `${name} ${text}`);
  }
  for (const text of [
    "134744072",
    "0x08080808",
    "2001:db8::7",
    "[2001:db8::7]:443",
    "8.526344",
    "134\u00ad744072",
  ]) {
    t.is(foreign("DB_HOST", text).length, 1, text);
  }
});

test("ordinary variables of a program contain no foreign host", (t) => {
  const forms: [string, string][] = [
    ["SERVER_VERSION", "1.27.4"],
    ["UPSTREAM_WEIGHT", "1.5"],
    ["DATABASE_BACKEND", "django.db.backends.postgresql"],
    ["EMAIL_FROM_ADDRESS", "help@example.com"],
    ["NO_PROXY", "localhost,example.com"],
    ["PUBLIC_URL", "/static/run.sh"],
    ["API_URL", "http://api/v1/run.sh"],
    ["SITE_NAME", "Direction générale. Mali"],
    ["SERVER_TIME", "10:20:30"],
    ["CLASS", "com.example.app.Main"],
    ["PRIMARY_KEY", "users.id"],
  ];
  for (const [name, text] of forms) t.deepEqual(foreign(name, text), [], `${name} ${text}`);
});

test("a variable takes the value of an earlier one, as in Kubernetes", (t) => {
  const texts = (env: unknown[], more = {}) => expandedIn({ env, ...more }).map(({ text }) => text);
  const [a, b] = [
    { name: "A", value: "evil" },
    { name: "B", value: "$(A).example" },
  ];
  t.deepEqual(texts([a, b]), ["evil", "evil.example"]);
  t.deepEqual(texts([b, a]), ["$(A).example", "evil"]);
  t.deepEqual(texts([a, { name: "B", value: "$$(A)" }]), ["evil", "$(A)"]);
  const service = { name: "C", value: "$(DB_SERVICE_HOST)" };
  t.deepEqual(texts([service]), ["127.0.0.1"]);
  t.deepEqual(texts([service], { envFrom: [{}] }), ["$(DB_SERVICE_HOST)"]);
  t.deepEqual(
    expandedIn({ env: [a, a] }).map(({ twice }) => twice),
    [false, true],
  );
});
