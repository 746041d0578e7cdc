import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** The part of a jsii assembly that the checks of the public API read. */
export interface Assembly {
  readonly name: string;
  readonly types: Record<string, Type>;
  readonly submodules?: Record<string, unknown>;
}

export interface Docs {
  readonly summary?: string;
  readonly default?: string;
}

export interface Type {
  readonly fqn: string;
  readonly name: string;
  readonly kind: "class" | "interface" | "enum";
  readonly namespace?: string;
  readonly docs?: Docs;
  /** A struct: an interface of readonly properties, passed by value. */
  readonly datatype?: boolean;
  readonly interfaces?: readonly string[];
  readonly initializer?: Callable;
  readonly methods?: readonly Method[];
  readonly properties?: readonly Property[];
  readonly members?: readonly { readonly name: string; readonly docs?: Docs }[];
}

export interface Callable {
  readonly parameters?: readonly Value[];
  readonly docs?: Docs;
}

export interface Method extends Callable {
  readonly name: string;
  readonly returns?: { readonly type: TypeReference };
}

export interface Value {
  readonly name: string;
  readonly type: TypeReference;
  readonly optional?: boolean;
}

export interface Property extends Value {
  readonly docs?: Docs;
}

export interface TypeReference {
  readonly fqn?: string;
  readonly primitive?: string;
  readonly collection?: { readonly elementtype: TypeReference };
  readonly union?: { readonly types: readonly TypeReference[] };
  readonly intersection?: { readonly types: readonly TypeReference[] };
}

/** Reads the assembly that jsii left in the root of a package; `.jsii` may only point to a compressed file. */
export function readAssembly(root: string): Assembly {
  const file = join(root, ".jsii");
  if (!existsSync(file)) throw new Error(`There is no ${file}: run npm run build:library first.`);
  const content = JSON.parse(readFileSync(file, "utf8")) as Assembly & { schema: string; filename: string };
  if (content.schema !== "jsii/file-redirect") return content;
  return JSON.parse(gunzipSync(readFileSync(join(root, content.filename))).toString("utf8")) as Assembly;
}

const BINDINGS = "alicloud";

/** The types that this library writes itself: the generated bindings are shaped by the provider's names. */
export function ownTypes(assembly: Assembly): Type[] {
  return Object.values(assembly.types).filter(({ namespace }) => !isBinding(namespace));
}

/** Namespaces of the library itself, as paths from the root of the package. */
export function ownNamespaces(assembly: Assembly): string[] {
  return Object.keys(assembly.submodules ?? {})
    .map((fqn) => fqn.slice(assembly.name.length + 1))
    .filter((namespace) => !isBinding(namespace));
}

function isBinding(namespace: string | undefined): boolean {
  return namespace === BINDINGS || namespace?.startsWith(`${BINDINGS}.`) === true;
}

/** Everything that is called with arguments: the constructor and the methods, under the name that a message shows. */
export function callablesOf(type: Type): { readonly where: string; readonly callable: Callable }[] {
  const constructor = type.initializer === undefined ? [] : [{ where: `new ${type.name}`, callable: type.initializer }];
  return [
    ...constructor,
    ...(type.methods ?? []).map((method) => ({ where: `${type.name}.${method.name}`, callable: method })),
  ];
}
