/** Parts of a text that look like a host: names, addresses and numbers, at any position. */
import { isIPv6 } from "node:net";
import { isRegistrable } from "../../values/domains.ts";

/** The part behind a scheme, at any position in a text: users, hosts, ports. A few texts have several. */
const AUTHORITY = /[a-z][a-z0-9+.-]*:\/\/([^/?#\s"'`<>\\]*)/gi;
/** Where readers disagree on which sign ends the authority, some take the part behind the last `@` of the text. */
const BEHIND_AT = /:\/\/[^/\s]*@([^/?#\s"'`<>\\@]*)/g;
/** Browsers and similar programs read a URL with any number of slashes, of either kind. */
const SLOPPY = /(?<![a-z0-9])(?:https?|wss?|ftp):[\\/]*([^/?#\s"'`<>\\]+)/gi;

/** The hosts of a text's URLs. */
export function hostsOfUrls(text: string): string[] {
  const found = [AUTHORITY, BEHIND_AT, SLOPPY].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ([, authority = ""]) => authority),
  );
  const hosts = found.flatMap((authority) => authority.replace(/^.*@/, "").split(","));
  return hosts.map(withoutPort);
}

function withoutPort(host: string): string {
  const [, inside] = /^\[([^\]]*)\](?::\d*)?$/.exec(host) ?? [];
  return (inside ?? host.replace(/:\d*$/, "")).replace(/\.$/, "");
}

/** Words in a variable's name that show it holds a place: anything else may be a version, a file, a class of Java. */
const WORD =
  /^(ADDR|ADDRESS|ADDRESSES|BOOTSTRAP|BROKER|BROKERS|DSN|ENDPOINT|ENDPOINTS|HOST|HOSTNAME|HOSTS|PEERS|PROXY|SERVER|SERVERS|SITE|UPSTREAM|URI|URIS|URL|URLS)$/;
/** Others that show it at the end of a name; some also without anything before them: PGHOST, dbhost, BASEURL. */
const LAST =
  /_(BACKENDS?|CALLBACK|COLLECTOR|CONNECTION|CONNINFO|CONNSTR|DATASOURCE|DESTINATION|DOMAIN|GATEWAY|ISSUER|LOCATION|MIRROR|NAMESERVERS?|ORIGINS?|PRIMARY|REGISTRY|REMOTE|REPLICAS?|RESOLVER|SEEDS|SINK|TARGETS?|TRACKER|WEBHOOK)[0-9]*$/;
const END =
  /(ADDR|ADDRESS|BROKERS?|CONN(ECTION)?_?STRING|DSN|ENDPOINTS?|HOST|HOSTNAME|HOSTS|MASTERS?|PROXY|RELAY|REPOSITORY|SERVERS?|URIS?|URLS?)[0-9]*$/;
/** libpq's own besides those. */
const LIBPQ = /^PG(SERVICE|SERVICEFILE|SYSCONFDIR)$/;
/** Words for properties of a place that are not the place itself. */
const ABOUT =
  /_(CLASS|COUNT|CPU|DIALECT|DRIVER|FILE|FORMAT|ID|INTERVAL|KEY|LEVEL|LIMIT|MEMORY|MODE|PASSWORD|PORT|RATE|RATIO|SCRIPT|SIZE|TAG|TIMEOUT|USER|VERSION|WEIGHT)$/;

/** Whether a name shows that it holds a place. `NO_PROXY` leads nowhere. */
export function saysPlace(name: string): boolean {
  const plain = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "_");
  if (plain === "NO_PROXY" || ABOUT.test(plain)) return false;
  if (END.test(plain) || LIBPQ.test(plain) || LAST.test(`_${plain}`)) return true;
  return plain.split("_").some((word) => WORD.test(word));
}

/** A variable that stands for another text: no reader can know what is in it. */
const PART = "(?:[A-Za-z0-9_-]|(?![\\p{P}\\p{Z}])[^\\x00-\\x7f]|\\$\\([A-Za-z0-9_.-]+\\))+";
const NAME = new RegExp(`(?:\\*\\.)?${PART}(?:\\.${PART})+`, "gu");
/** Where only a host can begin. */
const BEGIN = "(?:^|[\\s,;|@(<\\[\"']|//|(?:host|hostaddr|server|addr|address|endpoint)=)";
/** An address as one number, or as a few. */
const NUMBER = new RegExp(
  `${BEGIN}(\\d{8,10}|0x[\\da-f]+|0[0-7]{8,}|(?:0x[\\da-f]+|\\d+)(?:\\.(?:0x[\\da-f]+|\\d+)){1,3})(?=$|[\\s,;|:/)>\\]"'#?])`,
  "gi",
);
const STANDING_FOR = new RegExp(`${BEGIN}(\\$\\([A-Za-z0-9_.-]+\\))(?=$|[\\s,;|:/)>\\]"'#?])`, "g");
const SIX = /[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*/gi;
const MAILBOX = /^[^\s@:/,]+@[^\s@:/,]+$/;

/** The hosts of a text that holds a place, without any scheme; a file's path has none. */
export function bareHosts(name: string, text: string): string[] {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== "");
  // An address may be a mailbox's.
  if (/mail|from|contact|sender|admin|reply/i.test(name) && /addr/i.test(name)) {
    if (parts.every((part) => MAILBOX.test(part))) return [];
  }
  const without = text.replaceAll(/(?<![a-z0-9])(?:file|unix):\/\/\/[^\s,;]*/gi, "");
  const found: string[] = [];
  for (const match of without.matchAll(NAME)) {
    const [host] = match;
    const before = without.slice(0, match.index);
    // A single slash precedes a path; two slashes, or a colon and one, precede a host.
    if (/[/\\]$/.test(before) && !/[/\\:@][/\\]$/.test(before)) continue;
    const plain = host.toLowerCase().replace(/^\*\./, "");
    if (plain.includes("$(") || !/^[\x20-\x7e]*$/.test(plain) || isRegistrable(plain)) {
      found.push(plain);
    }
  }
  for (const pattern of [NUMBER, STANDING_FOR]) {
    for (const [, host = ""] of without.matchAll(pattern)) found.push(host);
  }
  for (const [token] of without.matchAll(SIX)) {
    const address = token.replace(/\.$/, "");
    if (isIPv6(address)) found.push(address);
  }
  return found;
}

const SETTING =
  /(?:([A-Za-z][A-Za-z0-9_. -]*)["']?\s*[=:]\s*["']?|(?<![^\s"'])--?([A-Za-z][A-Za-z0-9_.-]*)\s+["']?)([^\s;&"'}]+)/g;

/** Settings inside a text: `-Dhttp.proxyHost=…`, `host=… port=…`, `?host=…`, `"host": "…"`, `--proxy …`. */
export function settingsIn(text: string): (readonly [string, string])[] {
  return Array.from(
    text.matchAll(SETTING),
    ([, key, option = "", value = ""]) => [(key ?? option).trim(), value] as const,
  );
}
