/** The part of `tofu providers schema -json` that decides how a property is written. */

/** A block of a resource, or the resource itself. */
export interface Block {
  readonly attributes?: Readonly<Record<string, { readonly type?: unknown }>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

export interface NestedBlock {
  readonly nesting_mode: string;
  readonly max_items?: number;
  readonly block: Block;
}

/** Blocks by Terraform type. */
export type Schema = Readonly<Record<string, { readonly block: Block }>>;

/** One property: its Terraform name, and the block it is if it is one. */
export interface Field {
  readonly name: string;
  readonly block?: NestedBlock;
  /** Whether the keys of a value are a person's. */
  readonly isMap: boolean;
}

/** The Terraform property of a Pulumi property. */
export function fieldOf(
  { attributes = {}, block_types = {} }: Block,
  property: string,
): Field | undefined {
  const name = [...Object.keys(attributes), ...Object.keys(block_types)].find((each) =>
    spellings(each).includes(property),
  );
  if (name === undefined) return undefined;
  const type = attributes[name]?.type;
  const isMap = Array.isArray(type) && type[0] === "map";
  const block = block_types[name];
  return { name, isMap, ...(block === undefined ? {} : { block }) };
}

/** How the bridge may write a Terraform name: in camel case, and in the plural for a list. */
function spellings(name: string): string[] {
  const camel = name.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return [camel, `${camel}s`, `${camel}es`, camel.replace(/y$/, "ies")];
}
