/** A failover plan for people. */
import { type Language, type MessageValues, render } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { toTable } from "../../output/table.ts";
import { COLUMNS, TEXTS } from "./messages.ts";
import type { Failover, Headroom, Move, Stay } from "./model.ts";

type ColumnKey = keyof typeof COLUMNS;

/** Columns that hold numbers. */
const NUMERIC: readonly ColumnKey[] = [
  "rank",
  "loss",
  "cores",
  "memory",
  "volumes",
  "capacity",
  "promised",
  "needed",
  "left",
];

/** The whole plan as text; `tenants` is the number of the lost site's own tenants. */
export function toText(plan: Failover, tenants: number, language: Language): string {
  const say = (key: keyof typeof TEXTS, values: MessageValues = {}) =>
    render(TEXTS[key], values, language);
  const number = (value: number) => formatNumber(value, language);
  const table = (keys: readonly ColumnKey[], rows: readonly (readonly string[])[]) => {
    const columns = keys.map((key) => ({
      title: COLUMNS[key][language],
      numeric: NUMERIC.includes(key),
    }));
    return toTable(columns, rows);
  };
  const { lost: site, moves, headroom, flows, stays, unprotected } = plan;
  const standbys = [...new Set(moves.map(({ to }) => to))].join(", ");
  return [
    say("title", { site, moves: moves.length, tenants }),
    section("moves", moves.length === 0 ? say("noMoves") : movesTable(moves)),
    ...(moves.length === 0 ? [] : [section("addresses", addressTable(moves))]),
    ...(headroom.length === 0 ? [] : [section("headroom", headroomTable(headroom))]),
    ...(flows.length === 0 ? [] : [section("flows", flowTable())]),
    ...(stays.length === 0 ? [] : [section("stays", stayTable(stays))]),
    [
      ...(unprotected.length > 0
        ? [say("unprotected", { site, tenants: unprotected.join(", ") })]
        : []),
      ...(moves.length > 0 ? [say("loss"), recovery(), say("steps", { site, standbys })] : []),
    ].join("\n"),
  ]
    .filter(Boolean)
    .join("\n\n");

  function recovery(): string {
    const { recoveryMinutes: minutes } = plan;
    return minutes === null ? say("unmeasured") : say("recovery", { minutes });
  }

  function section(title: keyof typeof TEXTS, body: string): string {
    return `${say(title)}\n${body}`;
  }

  function movesTable(all: readonly Move[]): string {
    const keys = ["rank", "tenant", "dataClass", "to", "contract", "until", "loss"] as const;
    const sizes = ["cores", "memory", "volumes", "clusters"] as const;
    const rows = all.map((move, index) => [
      number(index + 1),
      move.tenant,
      `${move.owner}/${move.dataClass}`,
      move.to,
      move.contract,
      move.contractEnds,
      number(move.lostMinutes),
      ...[move.cores, move.ramGiB, move.volumeGiB].map(number),
      move.clusters.join(", ") || "—",
    ]);
    return table([...keys, ...sizes], rows);
  }

  function addressTable(all: readonly Move[]): string {
    const rows = all.flatMap(({ tenant, addresses }) =>
      addresses.map(({ segment, from, to }) => [`${tenant}/${segment}`, from, to]),
    );
    return table(["segment", "from", "to"], rows);
  }

  function headroomTable(all: readonly Headroom[]): string {
    const rows = all.map(({ site, field, capacity, promised, needed, left }) => [
      site,
      field,
      ...[capacity, promised, needed, left].map(number),
    ]);
    const lacking = all.filter(({ left }) => left < 0);
    const sentences = lacking.map(({ site, field, left }) =>
      say("lacking", { site, field, missing: -left }),
    );
    const keys = ["site", "field", "capacity", "promised", "needed", "left"] as const;
    return [table(keys, rows), ...(plan.fits ? [say("fits")] : sentences)].join("\n");
  }

  function flowTable(): string {
    const rows = flows.map(({ file, flow, cidr, becomes }) => [
      file,
      flow,
      cidr,
      becomes.join(", ") || say("nowhere"),
    ]);
    return table(["file", "flow", "from", "becomes"], rows);
  }

  function stayTable(all: readonly Stay[]): string {
    const rows = all.map(({ tenant, owner, dataClass, why, countries, sites }) => [
      tenant,
      `${owner}/${dataClass}`,
      say(why, { countries: countries.join(", "), sites: sites.join(", ") }),
    ]);
    return table(["tenant", "dataClass", "why"], rows);
  }
}
