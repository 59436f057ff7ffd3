/**
 * The valid name nearest to a misspelt one, and short lists of valid names: a whole screen of them is no help. Pure.
 */
import { type Message, renderEach } from "./message.ts";

/** Up to how many names are all shown; of more, the nearest few and the number of the others. */
const WHOLE = 8;
const FEW = 5;

/** Other ways to write a name, by the name: `ML` is also written `Mali`. */
export type Spellings = Readonly<Record<string, readonly string[]>>;

/** Names to choose from instead of `got`; a dash when there are none. */
export function choice(
  names: Iterable<string>,
  got?: string,
  spellings: Spellings = {},
): string | Message {
  const all = [...new Set(names)];
  if (all.length === 0) return "—";
  const meant = got === undefined ? undefined : nearest(got, all, spellings);
  const few = all.length <= WHOLE ? all : ranked(got ?? "", all, spellings).slice(0, FEW);
  const more = all.length - few.length;
  const shown = few.join(", ");
  if (more === 0 && meant === undefined) return shown;
  return {
    fr: `${shown}${andMore(more).fr}${meant === undefined ? "" : ` ; vouliez-vous dire ${meant} ?`}`,
    en: `${shown}${andMore(more).en}${meant === undefined ? "" : `; did you mean ${meant}?`}`,
  };
}

const MORE: Message = { fr: " et {count, number} de plus", en: " and {count, number} more" };

/** The end of the message when only the nearest few are shown. */
export function andMore(count: number): Message {
  if (count <= 0) return { fr: "", en: "" };
  return renderEach(MORE, { count });
}

/** The name that `got` is a slip for; nothing when none is near enough. */
export function nearest(
  got: string,
  names: Iterable<string>,
  spellings: Spellings = {},
): string | undefined {
  const [first, second] = ranked(got, [...new Set(names)], spellings);
  if (first === undefined || first === got) return undefined;
  // When two are equally near, either would be a guess: `az3` is no slip for `az1`.
  const alone = second === undefined || away(got, second, spellings) > away(got, first, spellings);
  if (!alone) return undefined;
  const length = Math.max(got.length, 1);
  // A word of two letters with another letter is another word.
  const most = length <= 2 ? 0 : Math.max(1, Math.floor(length / 3));
  return away(got, first, spellings) <= most ? first : undefined;
}

/** Names by how near they are, then in the order given. */
function ranked(got: string, names: readonly string[], spellings: Spellings): string[] {
  if (got === "") return [...names];
  return names
    .map((name) => ({ name, far: away(got, name, spellings) }))
    .sort((a, b) => a.far - b.far)
    .map(({ name }) => name);
}

function away(got: string, name: string, spellings: Spellings): number {
  const written = [name, ...(Object.hasOwn(spellings, name) ? (spellings[name] ?? []) : [])];
  const short = folded(got);
  return Math.min(...written.map((each) => between(short, folded(each))));
}

/** A beginning of three letters or more is nearly the word. */
function between(got: string, name: string): number {
  if (got.length >= 3 && got !== name && name.startsWith(got)) return 0.5;
  return distance(got, name);
}

/** Without accents, case and marks between words, which people most often get wrong. */
function folded(text: string): string {
  return text
    .slice(0, 64)
    .normalize("NFKD")
    .replaceAll(/[\p{M}\s_.-]/gu, "")
    .toLowerCase();
}

/** Letters to insert, remove, replace or swap with their neighbour to get from one word to the other. */
export function distance(one: string, other: string): number {
  const [a, b] = [[...one], [...other]];
  // Three rows of the table in turn, so that a thousand names are compared quickly.
  let [earlier, before, row] = Array.from({ length: 3 }, () => new Uint32Array(b.length + 1)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 0; i < a.length; i++) {
    [earlier, before, row] = [before, row, earlier];
    row[0] = i + 1;
    for (let j = 0; j < b.length; j++) {
      const replaced = (before[j] as number) + (a[i] === b[j] ? 0 : 1);
      let least = Math.min(replaced, (before[j + 1] as number) + 1, (row[j] as number) + 1);
      const swapped = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j];
      if (swapped) least = Math.min(least, (earlier[j - 1] as number) + 1);
      row[j + 1] = least;
    }
  }
  return row[b.length] as number;
}
