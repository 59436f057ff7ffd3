/**
 * Binary decision diagrams: a boolean function of many variables as a graph of single decisions, where equal
 * subgraphs are shared. They make the sum exact if one element is on several paths (Bryant 1986; Rauzy
 * 1993 for reliability). Our functions are monotonic, so "and" and "or" are sufficient.
 */

/** A function; 0 is "never", 1 is "always", others are indexes in the diagram that created them. */
export type Node = number;
export const NEVER: Node = 0;
export const ALWAYS: Node = 1;

/** A diagram with more nodes is a mistake, not a building; a check must terminate. */
const MOST_NODES = 200_000;
const MOST_STEPS = 1_000_000;

/** The structure is too intricate: its diagram exceeds the limit. */
export class TooIntricate extends Error {}

export class Diagram {
  /** Variable of each node, and its "no" and "yes" successors. The two terminals have no variable. */
  readonly #asks: number[] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  readonly #no: Node[] = [NEVER, ALWAYS];
  readonly #yes: Node[] = [NEVER, ALWAYS];
  readonly #unique = new Map<string, Node>();
  readonly #made = new Map<string, Node>();

  /** The function that equals variable `index`; variables are ordered by their indexes. */
  variable(index: number): Node {
    return this.#node(index, NEVER, ALWAYS);
  }

  and(a: Node, b: Node): Node {
    if (a === NEVER || b === NEVER) return NEVER;
    if (a === ALWAYS || a === b) return b;
    if (b === ALWAYS) return a;
    return this.#combine("&", a, b, (x, y) => this.and(x, y));
  }

  or(a: Node, b: Node): Node {
    if (a === ALWAYS || b === ALWAYS) return ALWAYS;
    if (a === NEVER || a === b) return b;
    if (b === NEVER) return a;
    return this.#combine("|", a, b, (x, y) => this.or(x, y));
  }

  /** True if at least `required` of the functions are; they may share variables. */
  atLeast(required: number, functions: readonly Node[]): Node {
    // reached[j]: at least j of the functions so far. It is monotonic, so "or" can replace "else".
    let reached: Node[] = [ALWAYS, ...Array<Node>(required).fill(NEVER)];
    // In reverse order: nodes of later variables then exist already, and new ones are added on top.
    for (const one of functions.toReversed()) {
      reached = reached.map((rest, j) =>
        j === 0 ? ALWAYS : this.or(rest, this.and(one, reached[j - 1] ?? NEVER)),
      );
    }
    return reached[required] ?? NEVER;
  }

  /**
   * Probability that a function is true when each variable is true, independently, with its own probability; and the
   * difference between each variable being certainly true and certainly false (Birnbaum's importance).
   */
  weigh(of: Node, chances: readonly number[]): { chance: number; gains: number[] } {
    const nodes = this.#below(of);
    const value = new Map<Node, number>([
      [NEVER, 0],
      [ALWAYS, 1],
    ]);
    const at = (node: Node) => value.get(node) ?? 0;
    const part = (node: Node) => chances[this.#asks[node] ?? 0] ?? 0;
    for (const node of nodes) {
      const [no, yes] = this.#sides(node);
      value.set(node, at(no) + part(node) * (at(yes) - at(no)));
    }
    // Probability of reaching each node, from the top down.
    const reached = new Map<Node, number>([[of, 1]]);
    const gains = chances.map(() => 0);
    for (const node of nodes.reverse()) {
      const [no, yes] = this.#sides(node);
      const here = reached.get(node) ?? 0;
      reached.set(no, (reached.get(no) ?? 0) + here * (1 - part(node)));
      reached.set(yes, (reached.get(yes) ?? 0) + here * part(node));
      const variable = this.#asks[node] ?? 0;
      gains[variable] = (gains[variable] ?? 0) + here * (at(yes) - at(no));
    }
    return { chance: at(of), gains };
  }

  /** Whether the function is still true if only one variable is false. */
  bears(of: Node, variable: number): boolean {
    let node = of;
    while (node > ALWAYS) {
      const [no, yes] = this.#sides(node);
      node = this.#asks[node] === variable ? no : yes;
    }
    return node === ALWAYS;
  }

  /** Every node of a function, successors first: a node is created after both its successors. */
  #below(of: Node): Node[] {
    const found = new Set<Node>();
    const open = [of];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node <= ALWAYS || found.has(node)) continue;
      found.add(node);
      open.push(...this.#sides(node));
    }
    return [...found].sort((a, b) => a - b);
  }

  #sides(node: Node): [no: Node, yes: Node] {
    return [this.#no[node] ?? NEVER, this.#yes[node] ?? NEVER];
  }

  #combine(sign: string, a: Node, b: Node, next: (x: Node, y: Node) => Node): Node {
    const key = a < b ? `${a}${sign}${b}` : `${b}${sign}${a}`;
    const before = this.#made.get(key);
    if (before !== undefined) return before;
    const asks = Math.min(this.#asks[a] ?? 0, this.#asks[b] ?? 0);
    const side = (node: Node, way: readonly Node[]) =>
      this.#asks[node] === asks ? (way[node] ?? NEVER) : node;
    const no = next(side(a, this.#no), side(b, this.#no));
    const yes = next(side(a, this.#yes), side(b, this.#yes));
    const made = this.#node(asks, no, yes);
    if (this.#made.size >= MOST_STEPS) throw new TooIntricate(`more than ${MOST_STEPS} steps`);
    this.#made.set(key, made);
    return made;
  }

  #node(asks: number, no: Node, yes: Node): Node {
    if (no === yes) return no;
    const key = `${asks},${no},${yes}`;
    const before = this.#unique.get(key);
    if (before !== undefined) return before;
    const made = this.#asks.length;
    if (made >= MOST_NODES) throw new TooIntricate(`more than ${MOST_NODES} decisions`);
    this.#asks.push(asks);
    this.#no.push(no);
    this.#yes.push(yes);
    this.#unique.set(key, made);
    return made;
  }
}
