import { callablesOf, ownNamespaces, ownTypes, type Assembly, type Type, type TypeReference } from "./assembly";
import { JAVA_WORDS, CSHARP_WORDS, GO_WORDS, PYTHON_WORDS } from "./reserved-words";

/** Each check gives one sentence a finding about the library's own API; an empty list is a pass. */
export type AssemblyCheck = (assembly: Assembly) => string[];

/**
 * A name that is a reserved word of a target language is renamed there (`event_`), or does not compile.
 * Members: Python and Java keep the spelling, while C# and Go capitalize it, which no reserved word of theirs does.
 */
export const reservedNames: AssemblyCheck = (assembly) => {
  const ofMember = { Python: PYTHON_WORDS, Java: JAVA_WORDS };
  const ofParameter = { ...ofMember, "C#": CSHARP_WORDS, Go: GO_WORDS };
  const namespaces = ownNamespaces(assembly).flatMap((path) =>
    path.split(".").flatMap((name) => reserved(ofParameter, name, `namespace ${path}`)),
  );
  const types = ownTypes(assembly).flatMap((type) => [
    ...reserved(ofMember, type.name, `type ${type.name}`),
    ...[...(type.methods ?? []), ...(type.properties ?? []), ...(type.members ?? [])].flatMap(({ name }) =>
      reserved(ofMember, name, `${type.name}.${name}`),
    ),
    ...callablesOf(type).flatMap(({ where, callable }) =>
      (callable.parameters ?? []).flatMap(({ name }) => reserved(ofParameter, name, `parameter ${name} of ${where}`)),
    ),
  ]);
  return [...namespaces, ...types];
};

function reserved(words: Record<string, ReadonlySet<string>>, name: string, where: string): string[] {
  const languages = Object.keys(words).filter((language) => words[language].has(name));
  return languages.length === 0 ? [] : [`${where}: "${name}" is a reserved word of ${languages.join(", ")}`];
}

/** Unions have no type in Java, C# and Go: users of those languages get `Object`. */
export const unionTypes: AssemblyCheck = (assembly) =>
  ownTypes(assembly).flatMap((type) =>
    typeReferences(type)
      .filter(({ reference }) => holdsUnion(reference))
      .map(({ where }) => `${where} has a union type`),
  );

function holdsUnion(reference: TypeReference): boolean {
  if (reference.union !== undefined) return true;
  const inner = [reference.collection?.elementtype, ...(reference.intersection?.types ?? [])];
  return inner.some((type) => type !== undefined && holdsUnion(type));
}

function typeReferences(type: Type): { readonly where: string; readonly reference: TypeReference }[] {
  return [
    ...(type.properties ?? []).map((property) => ({
      where: `${type.name}.${property.name}`,
      reference: property.type,
    })),
    ...(type.methods ?? [])
      .filter(({ returns }) => returns !== undefined)
      .map((method) => ({ where: `the result of ${type.name}.${method.name}`, reference: method.returns!.type })),
    ...callablesOf(type).flatMap(({ where, callable }) =>
      (callable.parameters ?? []).map(({ name, type: reference }) => ({
        where: `parameter ${name} of ${where}`,
        reference,
      })),
    ),
  ];
}

/**
 * Python lifts the properties of a struct argument to keyword arguments: a positional parameter of the same name is
 * renamed there. Structs of other packages are looked up in `dependencies`.
 */
export const liftedNames =
  (dependencies: readonly Assembly[]): AssemblyCheck =>
  (assembly) => {
    const types = new Map([assembly, ...dependencies].flatMap(({ types: all }) => Object.entries(all)));
    const propertiesOf = (fqn: string): string[] => {
      const type = types.get(fqn);
      if (type?.datatype !== true) return [];
      return [...(type.properties ?? []).map(({ name }) => name), ...(type.interfaces ?? []).flatMap(propertiesOf)];
    };
    return ownTypes(assembly).flatMap((type) =>
      callablesOf(type).flatMap(({ where, callable }) => {
        const parameters = callable.parameters ?? [];
        return parameters.flatMap((struct) => {
          const lifted = new Set(struct.type.fqn === undefined ? [] : propertiesOf(struct.type.fqn));
          return parameters
            .filter((other) => other !== struct && lifted.has(other.name))
            .map((other) => `parameter ${other.name} of ${where} has the name of a property of ${struct.type.fqn}`);
        });
      }),
    );
  };

/** Every public type, method, property and enum member says what it is. */
export const missingSummaries: AssemblyCheck = (assembly) =>
  ownTypes(assembly).flatMap((type) => [
    ...(type.docs?.summary ? [] : [`type ${type.name} has no summary`]),
    ...[...(type.methods ?? []), ...(type.properties ?? []), ...(type.members ?? [])]
      .filter(({ docs }) => !docs?.summary)
      .map(({ name }) => `${type.name}.${name} has no summary`),
  ]);

/** Every optional property of a struct says what happens when it is left out. */
export const missingDefaults: AssemblyCheck = (assembly) =>
  ownTypes(assembly)
    .filter(({ datatype }) => datatype === true)
    .flatMap((type) =>
      (type.properties ?? [])
        .filter(({ optional, docs }) => optional === true && !docs?.default)
        .map(({ name }) => `${type.name}.${name} is optional and has no @default`),
    );
