/** The resources that a program constructs, by the ids that the engine gives them on creation. */
import type { CustomResource, Resource } from "@pulumi/pulumi";
import { namesOf } from "../../properties/targets.ts";
import { CARRIERS } from "../../resources/classification.ts";
import { toFact } from "../../resources/to-fact.ts";
import type { EarlyRelations } from "./early.ts";
import { resolveProperties, resolveText } from "./resolve.ts";

/** A resource as the SDK has it: its identifiers are only set after its constructor ran. */
type Made = Resource & Readonly<Record<string, unknown>> & Partial<Pick<CustomResource, "id">>;

export class Constructed {
  readonly #early: EarlyRelations;
  /** Whether a package's plugin creates resources, whose ids this program never learns. */
  hidden = false;

  constructor(early: EarlyRelations) {
    this.#early = early;
  }

  /** Call it as a resource is constructed; `read` where the program does not create it. */
  enter(type: string, resource: Resource, read: boolean): void {
    const names = namesOf(type);
    queueMicrotask(() => {
      const made = resource as Made;
      if (made.__remote === true) this.hidden = true;
      // A name that cannot be learnt leads nowhere.
      if (names.length > 0) this.#learn(type, made, read).catch(() => {});
    });
  }

  async #learn(type: string, made: Made, read: boolean): Promise<void> {
    const urn = await resolveText(made.urn);
    if (urn === undefined) return;
    if (read) {
      // The cloud's own labels show whose it is.
      const labels = CARRIERS.map((carrier) => [carrier, made[carrier]] as const);
      const answered = await resolveProperties(type, Object.fromEntries(labels));
      this.#early.enter({ ...toFact(urn, type, answered, undefined), partial: true });
    }
    for (const by of namesOf(type)) {
      this.#early.targets.enter(urn, type, by, await resolveText(made[by]));
    }
  }
}
