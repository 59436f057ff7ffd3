/** The inputs that an SDK declares, from its typings: every property of each resource type, and those nested in it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** A declared input. */
export interface Declared {
  /** Its type in TypeScript. */
  readonly type: string;
  /** Properties of the object, or of each object in the list; absent for all other types. */
  readonly fields?: Fields;
}

export type Fields = Readonly<Record<string, Declared>>;

const root = join(import.meta.dirname, "../../../node_modules/@pulumi");

/** By type token; a provider's own inputs by `pulumi:providers:<sdk>`. */
export function declaredInputs(sdk: string): Map<string, Fields> {
  const nested = interfacesOf(join(root, sdk, "types/input.d.ts"));
  const files = readdirSync(join(root, sdk), { recursive: true, encoding: "utf8" });
  const declared = new Map<string, Fields>();
  for (const file of files) {
    if (!file.endsWith(".js") || file.includes("node_modules")) continue;
    const source = readFileSync(join(root, sdk, file), "utf8");
    const type = /\.__pulumiType = '([^']+)'/.exec(source)?.[1];
    if (type === undefined) continue;
    const name = /exports\.(\w+) = \1;/.exec(source)?.[1] ?? /class (\w+)/.exec(source)?.[1];
    const args = interfacesOf(join(root, sdk, file.replace(/\.js$/, ".d.ts"))).get(`${name}Args`);
    if (args === undefined) throw new Error(`${file} declares no ${name}Args`);
    declared.set(
      type.includes(":") ? type : `pulumi:providers:${type}`,
      fieldsOf(args, nested, new Set()),
    );
  }
  return declared;
}

/** Every interface of a file, by its qualified name. */
export function interfacesOf(file: string): Map<string, ts.InterfaceDeclaration> {
  const found = new Map<string, ts.InterfaceDeclaration>();
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return found;
  }
  const walk = (node: ts.Node, prefix: string): void =>
    node.forEachChild((child) => {
      if (ts.isModuleDeclaration(child) && child.body) {
        walk(child.body, `${prefix}${child.name.text}.`);
      } else if (ts.isInterfaceDeclaration(child)) {
        found.set(prefix + child.name.text, child);
      }
    });
  walk(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), "");
  return found;
}

export function fieldsOf(
  declaration: ts.InterfaceDeclaration,
  nested: ReadonlyMap<string, ts.InterfaceDeclaration>,
  within: ReadonlySet<string>,
): Fields {
  const members = declaration.members.filter(ts.isPropertySignature);
  return Object.fromEntries(
    members.map((member) => {
      const type = member.type?.getText() ?? "";
      const name = /inputs\.([\w.]+)/.exec(type)?.[1] ?? "";
      const object = within.has(name) ? undefined : nested.get(name);
      const fields = object && fieldsOf(object, nested, new Set([...within, name]));
      return [member.name.getText(), { type, ...(fields && { fields }) }];
    }),
  );
}
