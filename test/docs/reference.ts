/** Finds what docstrings of the public interface lack, in the model from which the reference is generated. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  Application,
  type Comment,
  type DeclarationReflection,
  type ProjectReflection,
  ReflectionKind,
  type SomeType,
} from "typedoc";
import ts from "typescript";
import { ROOT } from "./pages.ts";

/** A unit, or the noun of what is counted. */
const UNIT =
  /\b(GiB|MiB|kbit(\/s)?|CPUs|(first|last) port|nodes|servers|pods|services|volumes|snapshots|backups|groups?|key pairs|metadata entries|networks|subnets|subnet pools|routers|ports|addresses|rules|grants|load balancers|listeners|pools|members|monitors)\b/i;

/** Units at the end of a name, as its docstring writes them. */
const NAMED_UNITS = { GiB: "GiB", MiB: "MiB", Kbps: "kbit" };

/** Text whose format a caller cannot guess, by its name. */
const SHAPED = /(cidr|version|url|owner)$/i;
const SHAPE = /`|\d/;

/** The options of `make docs`, for another folder. */
export async function readInterface(
  entryPoints: readonly string[],
): Promise<{ app: Application; project: ProjectReflection }> {
  const options = join(ROOT, "typedoc.json");
  const app = await Application.bootstrapWithPlugins({
    options,
    entryPoints: [...entryPoints],
    // The tests report their own findings.
    logLevel: "Error",
  });
  const project = await app.convert();
  if (!project) throw new Error("typedoc read nothing");
  return { app, project };
}

/** The entry points of the reference. */
export function entryPoints(): string[] {
  return JSON.parse(readFileSync(join(ROOT, "typedoc.json"), "utf8")).entryPoints;
}

/** Each missing part of a docstring: `Name.member: what`. */
export function lacking(project: ProjectReflection): string[] {
  const exported = (project.children ?? []).flatMap((each) =>
    each.kindOf(ReflectionKind.Module) ? (each.children ?? []) : [each],
  );
  return exported.flatMap((each) => [
    ...(summary(commentOf(each)) ? [] : [`${each.name}: no docstring`]),
    ...membersOf(each).flatMap((member) =>
      lackingOfMember(member).map((what) => `${each.name}.${member.name}: ${what}`),
    ),
  ]);
}

/** Members of classes, interfaces and objects of constants; those of a mapped type are documented elsewhere. */
function membersOf(each: DeclarationReflection): DeclarationReflection[] {
  if (each.children) return each.children;
  return each.kindOf(ReflectionKind.Variable) && each.type?.type === "reflection"
    ? (each.type.declaration.children ?? [])
    : [];
}

function lackingOfMember(member: DeclarationReflection): string[] {
  if (member.flags.isExternal || member.kindOf(ReflectionKind.Constructor)) return [];
  const comment = commentOf(member);
  const text = summary(comment);
  const isOption =
    member.flags.isOptional && member.parent?.kindOf(ReflectionKind.Interface) === true;
  const isNumber = holds(member.type, "number");
  const ending = Object.entries(NAMED_UNITS).find(([name]) => member.name.endsWith(name))?.[1];
  return [
    ...(text ? [] : ["no docstring"]),
    ...(isOption && !tag(comment, "@default") ? ["no default"] : []),
    ...(isNumber && !(ending ? text.includes(ending) : UNIT.test(text)) ? ["no unit"] : []),
    ...(holds(member.type, "string") && SHAPED.test(member.name) && !SHAPE.test(text)
      ? ["no shape"]
      : []),
  ];
}

function commentOf(each: DeclarationReflection): Comment | undefined {
  return each.comment ?? each.signatures?.[0]?.comment ?? each.getSignature?.comment;
}

function summary(comment: Comment | undefined): string {
  return (comment?.summary ?? []).map(({ text }) => text).join("");
}

function tag(comment: Comment | undefined, name: `@${string}`): string {
  const found = comment?.blockTags.find((each) => each.tag === name)?.content ?? [];
  return found.map(({ text }) => text).join("");
}

/** True if a value has a primitive type, or may have it, or is a promise of it. */
function holds(type: SomeType | undefined, primitive: string): boolean {
  if (type?.type === "intrinsic") return type.name === primitive;
  if (type?.type === "array") return holds(type.elementType, primitive);
  if (type?.type === "union") return type.types.some((each) => holds(each, primitive));
  if (type?.type === "reference" && /^(Input|Output)$/.test(type.name)) {
    return (type.typeArguments ?? []).some((each) => holds(each, primitive));
  }
  return false;
}

/**
 * Exported functions and constructors of a file that throw, themselves or through functions of the file, and whose
 * docstring does not name the error.
 */
export function silentThrows(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const functions = new Map<string, ts.FunctionDeclaration>();
  for (const each of file.statements) {
    if (ts.isFunctionDeclaration(each) && each.name) functions.set(each.name.text, each);
  }
  const throws = (node: ts.Node, seen: ReadonlySet<string>): boolean => {
    if (ts.isThrowStatement(node)) return true;
    const called =
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) ? node.expression.text : "";
    const target = seen.has(called) ? undefined : functions.get(called);
    if (target?.body && throws(target.body, new Set([...seen, called]))) return true;
    return ts.forEachChild(node, (child) => throws(child, seen)) ?? false;
  };
  const silent = (node: ts.FunctionDeclaration | ts.ConstructorDeclaration) =>
    node.body !== undefined &&
    throws(node.body, new Set()) &&
    !ts.getJSDocTags(node).some(({ tagName }) => tagName.text === "throws");
  const isExported = (node: ts.Declaration) =>
    (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export) !== 0;
  return file.statements.flatMap((each) => {
    if (ts.isFunctionDeclaration(each) && isExported(each)) {
      return silent(each) ? [`${path}: ${each.name?.text}`] : [];
    }
    if (!ts.isClassDeclaration(each) || !isExported(each)) return [];
    const made = each.members.find(ts.isConstructorDeclaration);
    return made && silent(made) ? [`${path}: new ${each.name?.text}`] : [];
  });
}
