/** A bill of materials in CycloneDX: the same parts give the same text. */
import { Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import { uuidOf } from "../ids.ts";

/** One third-party part. */
export interface Part {
  /** Unique in its bill: its place, or its name and version. */
  readonly ref: string;
  readonly name: string;
  readonly group?: string;
  readonly version: string;
  readonly purl: string;
  /** Digests of what is downloaded, in hexadecimal, by algorithm. */
  readonly hashes?: readonly (readonly ["SHA-256" | "SHA-512", string])[];
  /** Further facts, by name. */
  readonly properties?: Readonly<Record<string, string>>;
  /** `ref` of the parts that it needs, where the lock file says so. */
  readonly needs?: readonly string[];
}

export interface Bill {
  /** What is built from the parts. */
  readonly name: string;
  readonly version: string;
  readonly day: string;
  readonly parts: readonly Part[];
  /** `ref` of the parts that the whole needs directly; unknown where it is absent. */
  readonly needs?: readonly string[];
}

/** The bill as CycloneDX 1.6 in JSON. */
export function billText({ name, version, day, parts, needs = [] }: Bill): string {
  const root = new Models.Component(Enums.ComponentType.Application, name, {
    version,
    bomRef: `${name}@${version}`,
  });
  const components = new Map(parts.map((part) => [part.ref, componentOf(part)]));
  for (const part of parts) connect(components.get(part.ref), part.needs ?? [], components);
  connect(root, needs, components);
  const bom = new Models.Bom({
    serialNumber: `urn:uuid:${uuidOf("bill", name, version, day, JSON.stringify(parts))}`,
    components: new Models.ComponentRepository(components.values()),
    metadata: new Models.Metadata({ timestamp: new Date(`${day}T00:00:00Z`), component: root }),
  });
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  const serializer = new Serialize.JsonSerializer(factory);
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function componentOf(part: Part): Models.Component {
  const { ref, name, group, version, purl, hashes = [], properties = {} } = part;
  return new Models.Component(Enums.ComponentType.Library, name, {
    bomRef: ref,
    version,
    purl,
    ...(group !== undefined && { group }),
    hashes: new Models.HashDictionary(
      hashes.map(([algorithm, digest]) => [ALGORITHMS[algorithm], digest]),
    ),
    properties: new Models.PropertyRepository(
      Object.entries(properties).map(([key, value]) => {
        return new Models.Property(`aes-estate:${key}`, value);
      }),
    ),
  });
}

const ALGORITHMS = {
  "SHA-256": Enums.HashAlgorithm["SHA-256"],
  "SHA-512": Enums.HashAlgorithm["SHA-512"],
} as const;

function connect(
  component: Models.Component | undefined,
  needs: readonly string[],
  components: ReadonlyMap<string, Models.Component>,
): void {
  for (const need of needs) {
    const other = components.get(need);
    if (other !== undefined) component?.dependencies.add(other.bomRef);
  }
}
