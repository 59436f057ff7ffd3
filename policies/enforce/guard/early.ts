/**
 * The relations of a resource, evaluated before the engine acts on it: the stack policy of an update comes after
 * everything is created. Only resources seen before count: a known value refers to an existing resource, or to nothing
 * in the stack.
 */
import type { EvaluationContext } from "../../context.ts";
import { evaluateRelations } from "../../evaluate.ts";
import type { Fact } from "../../facts/fact.ts";
import { builtinObjects } from "../../kubernetes/objects/read.ts";
import { Targets } from "../../properties/targets.ts";
import type { Things } from "../../resources/thing.ts";
import { isOf, usedOf, withThings } from "../../resources/things.ts";
import type { Violation } from "../../violations.ts";

const NONE = {};
const NOTHING: Things = new Map();

export class EarlyRelations {
  /** The existing resources, as far as their ids are known here. */
  readonly targets = new Targets();
  readonly #facts = new Map<string, Fact>();
  readonly #namespaces: Fact[] = [];
  /** Resources that name something not known yet: where they lead is not seen. */
  readonly #waiting = new Set<string>();

  /** Remembers the resources that others may lead to. */
  enter(fact: Fact): void {
    this.#facts.set(fact.subject, fact);
    if (builtinObjects(fact, "Namespace").length > 0) this.#namespaces.push(fact);
  }

  /**
   * Whether it names something, or the project it is created in, by a known value that names nothing in this stack
   * or in the estate.
   */
  isStrange(fact: Fact, things: Things = NOTHING): boolean {
    const { joins = [], opensIn, project, refers = {}, asks, partial } = fact;
    if (asks || partial) return false;
    if (project !== undefined && this.#isUnknown(project.at, project.id, things)) return true;
    const named = opensIn === undefined ? joins : [...joins, opensIn];
    return named.some(({ at, as = at, id }) => {
      // A possible free text, which cannot be followed, is not looked up.
      if (id === undefined || refers[at]?.how === "seen") return false;
      return this.#isUnknown(as, id, things);
    });
  }

  #isUnknown(as: string, id: string, things: Things): boolean {
    return !isOf({ at: as, id }, things) && this.targets.of(as, id).length === 0;
  }

  /**
   * The violations in the resources that a resource leads to; it is remembered itself. `whole` where every resource of
   * the stack with a known id is among the targets, so that any other target is elsewhere. Values not known yet are
   * evaluated again in the update.
   */
  evaluate(fact: Fact, context: EvaluationContext, whole: boolean, known?: Things): Violation[] {
    const { joins = [], opensIn, asks, partial, project, labelledByParent, cluster } = fact;
    if (asks || partial) return [];
    const named = opensIn === undefined ? joins : [...joins, opensIn];
    const policy = cluster !== undefined && builtinObjects(fact, "NetworkPolicy").length > 0;
    const part = labelledByParent && cluster === undefined;
    const blind = !whole && known === undefined;
    const things = known ?? NOTHING;
    const placed = project !== undefined && things.has(project.id);
    if ((named.length === 0 && !part && !policy && !placed) || (blind && !policy)) {
      this.enter(fact);
      return [];
    }
    const related = withThings(fact, NONE, things, this.targets);
    // Only the whole stack shows whose project it is when a resource without labels is created in it.
    const one = project === undefined ? related : { ...related, project };
    this.enter(one);
    const complete = named.every(({ id }) => id !== undefined);
    if (!complete) this.#waiting.add(fact.subject);
    const around = this.#around(one);
    const seen = complete && around.every(({ subject }) => !this.#waiting.has(subject));
    const uses = [...named, project].some((one) => one?.id !== undefined && things.has(one.id));
    const others = [
      ...(uses ? usedOf([one], things) : []),
      ...around,
      ...(policy ? this.#namespaces : []),
    ];
    const stack = { facts: [one, ...others], whole: whole && seen, part: true };
    return evaluateRelations(stack, context).filter(({ subject }) => subject === fact.subject);
  }

  /** The resources it leads to and those they are part of; not those that these lead to. */
  #around({ subject, joins = [], opensIn, partOf = [] }: Fact): Fact[] {
    const found = new Map<string, Fact>();
    const next = [...joins, opensIn].flatMap((join) => join?.to ?? []).concat(partOf);
    for (const urn of next) {
      const fact = this.#facts.get(urn);
      if (fact === undefined || urn === subject || found.has(urn)) continue;
      found.set(urn, { ...fact, joins: undefined, opensIn: undefined, project: undefined });
      next.push(...(fact.partOf ?? []));
    }
    return [...found.values()];
  }
}
