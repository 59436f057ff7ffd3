/** What enters and leaves a site, by owner and class of data: as many boxes for two tenants as for two thousand. */
import type { Estate } from "../../../estate/estate.ts";
import type { Tenant } from "../../../estate/model/index.ts";
import type { Html } from "../../../output/html.ts";
import { type Language, render } from "../../../output/message.ts";
import { sitePage } from "../paths.ts";
import { siteName } from "../site-name.ts";
import type { AddressBook } from "./address-book.ts";
import { flowsOf, isOutside } from "./flows.ts";
import { type Arrow, type Box, drawGraph } from "./graph.ts";
import { TEXTS } from "./messages.ts";

/** A thing outside the tenants of a class: where traffic comes from, where it goes, where copies are kept. */
interface Exit {
  readonly box: Box;
  readonly direction: "in" | "out";
}

/** Identifiers of boxes from which traffic enters begin with it. */
const ENTERS = "in ";

/** The picture; owners and classes that nothing enters or leaves are in it, too. */
export function drawExits(estate: Estate, book: AddressBook, language: Language): Html {
  const { alliance, siteKey, tenants } = estate;
  const groups = Map.groupBy(Object.entries(tenants), ([, { owner, dataClass }]) =>
    [owner, dataClass].join(" "),
  );
  const boxes = new Map<string, Box>();
  const counts = new Map<string, { from: string; to: string; tenants: Set<string> }>();
  for (const [id, members] of groups) {
    const [owner = "", dataClass = ""] = id.split(" ");
    const title = alliance.classes[dataClass]?.title[language] ?? dataClass;
    const country = alliance.members[owner]?.title[language] ?? owner;
    const detail = `${country} · ${tenantsText(members.length, language)}`;
    boxes.set(id, { id, kind: `group ${owner}`, title, detail });
    for (const [key, tenant] of members) {
      for (const { box, direction } of exitsOf(tenant, book, language)) {
        boxes.set(box.id, box);
        const [from, to] = direction === "in" ? [box.id, id] : [id, box.id];
        const arrow = counts.get(`${from}\n${to}`) ?? { from, to, tenants: new Set() };
        arrow.tenants.add(key);
        counts.set(`${from}\n${to}`, arrow);
      }
    }
  }
  const arrows = [...counts.values()].map(({ from, to, tenants: of }) => {
    const kind = isInternet(boxes.get(from)) || isInternet(boxes.get(to)) ? "out" : "flow";
    return { from, to, label: String(of.size), kind } satisfies Arrow;
  });
  const first = [...boxes.keys()].find((id) => id.startsWith(ENTERS));
  const entered = new Set(arrows.map(({ to }) => to));
  const placed = [...groups.keys()].flatMap((to): Arrow[] =>
    first === undefined || entered.has(to) ? [] : [{ from: first, to, kind: "unseen" }],
  );
  const title = render(TEXTS.exits, { site: siteName(siteKey) }, language);
  return drawGraph([...boxes.values()], [...arrows, ...placed], {
    title,
    name: `exits-${siteKey}`,
  });
}

function isInternet(box: Box | undefined): boolean {
  return box?.kind === "internet";
}

function exitsOf(tenant: Tenant, book: AddressBook, language: Language): Exit[] {
  const flows = flowsOf(tenant, book, language).flatMap(({ from, to }) => [
    ...(isOutside(from) ? [exit(from, "in", language)] : []),
    ...(isOutside(to) ? [exit(to, "out", language)] : []),
  ]);
  const standby = tenant.continuity?.standby;
  if (standby === undefined) return flows;
  const title = render(TEXTS.copies, { site: siteName(standby) }, language);
  const box = { id: `copies ${standby}`, kind: "prefix", title, href: sitePage(standby) };
  return [...flows, { box, direction: "out" }];
}

/** The outside end of a flow; all prefixes are two boxes, those of tenants and the others. */
function exit(
  { id, kind, title, href }: Box,
  direction: Exit["direction"],
  language: Language,
): Exit {
  if (kind !== "prefix") return { box: { id: `${direction} ${id}`, kind, title }, direction };
  const of = href === undefined ? "otherAddresses" : "otherTenants";
  return { box: { id: `${direction} ${of}`, kind, title: TEXTS[of][language] }, direction };
}

function tenantsText(count: number, language: Language): string {
  return render(TEXTS.tenants, { count }, language);
}
