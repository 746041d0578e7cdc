import { join } from "node:path";
import { ownTypes, readAssembly, type Assembly, type Type } from "../../tools/package/assembly";
import {
  liftedNames,
  missingDefaults,
  missingSummaries,
  reservedNames,
  unionTypes,
  type AssemblyCheck,
} from "../../tools/package/assembly-checks";

const ROOT = join(__dirname, "..", "..");

describe("the library's own API", () => {
  let assembly: Assembly;
  let core: Assembly[];
  beforeAll(() => {
    assembly = readAssembly(ROOT);
    core = ["cdktf", "constructs"].map((name) => readAssembly(join(ROOT, "node_modules", name)));
  });

  test("uses no reserved word of a target language as a name", () => expect(reservedNames(assembly)).toEqual([]));
  test("has no union types", () => expect(unionTypes(assembly)).toEqual([]));
  test("gives no positional parameter the name of a struct's property", () =>
    expect(liftedNames(core)(assembly)).toEqual([]));
  test("says what every name is", () => expect(missingSummaries(assembly)).toEqual([]));
  test("says the default of every optional property", () => expect(missingDefaults(assembly)).toEqual([]));
});

describe("the checks see what is wrong", () => {
  const string = { primitive: "string" };
  const docs = { summary: "What it is." };
  const union = { union: { types: [string, { primitive: "number" }] } };

  function assemblyOf(...types: (Partial<Type> & { name: string })[]): Assembly {
    const complete = types.map((type) => {
      const fqn = ["pkg", type.namespace, type.name].filter((part) => part !== undefined).join(".");
      return [fqn, { kind: "class", fqn, docs, ...type } as Type] as const;
    });
    return { name: "pkg", types: Object.fromEntries(complete) };
  }

  const good: Partial<Type> & { name: string } = {
    name: "Group",
    namespace: "scaling",
    initializer: { parameters: [{ name: "scope", type: { fqn: "constructs.Construct" } }] },
    methods: [{ name: "protect", docs, parameters: [{ name: "ids", type: { collection: { elementtype: string } } }] }],
    properties: [{ name: "groupId", docs, type: string }],
  };
  const props: Partial<Type> & { name: string } = {
    name: "GroupProps",
    kind: "interface",
    datatype: true,
    properties: [{ name: "size", type: string, optional: true, docs: { ...docs, default: "1" } }],
  };

  test.each<[string, AssemblyCheck]>([
    ["reservedNames", reservedNames],
    ["unionTypes", unionTypes],
    ["liftedNames", liftedNames([])],
    ["missingSummaries", missingSummaries],
    ["missingDefaults", missingDefaults],
  ])("%s: a good API passes, and so does anything in the bindings", (_name, check) => {
    const binding = {
      ...props,
      namespace: "alicloud.vpc",
      name: "None",
      docs: {},
      properties: [{ name: "from", type: union, optional: true }],
    };
    const assembly = assemblyOf(good, props, binding);
    expect(ownTypes(assembly)).toHaveLength(2);
    expect(check(assembly)).toEqual([]);
  });

  test("reserved words: members of Python and Java, parameters of all four, namespaces, types", () => {
    const assembly = assemblyOf({
      name: "None",
      methods: [
        { name: "default", docs },
        {
          name: "send",
          docs,
          parameters: [
            { name: "event", type: string },
            { name: "type", type: string },
          ],
        },
      ],
      properties: [
        { name: "from", docs, type: string },
        { name: "type", docs, type: string },
        { name: "event", docs, type: string },
      ],
    });
    const withNamespace = { ...assembly, submodules: { "pkg.internal": {}, "pkg.alicloud.import": {} } };
    expect(reservedNames(withNamespace)).toEqual([
      'namespace internal: "internal" is a reserved word of C#',
      'type None: "None" is a reserved word of Python',
      'None.default: "default" is a reserved word of Java',
      'None.from: "from" is a reserved word of Python',
      'parameter event of None.send: "event" is a reserved word of C#',
      'parameter type of None.send: "type" is a reserved word of Go',
    ]);
  });

  test("unions: as property, parameter and result, inside collections too", () => {
    const assembly = assemblyOf({
      name: "Group",
      initializer: { parameters: [{ name: "id", type: union }] },
      methods: [{ name: "find", docs, returns: { type: { collection: { elementtype: union } } } }],
      properties: [{ name: "size", docs, type: union }],
    });
    expect(unionTypes(assembly)).toEqual([
      "Group.size has a union type",
      "the result of Group.find has a union type",
      "parameter id of new Group has a union type",
    ]);
  });

  test("names that Python lifts: from the struct, what it extends, and structs of the core", () => {
    const parameters = ["size", "zone", "count", "other"].map((name) => ({ name, type: string }));
    const assembly = assemblyOf(
      {
        name: "Group",
        initializer: { parameters: [...parameters, { name: "props", type: { fqn: "pkg.WideProps" } }] },
      },
      {
        name: "WideProps",
        kind: "interface",
        datatype: true,
        interfaces: ["pkg.GroupProps", "cdktf.Meta"],
        properties: [{ name: "zone", type: string, docs }],
      },
      props,
    );
    const meta = { ...props, fqn: "cdktf.Meta", name: "Meta", properties: [{ name: "count", type: string }] } as Type;
    const core = { name: "cdktf", types: { "cdktf.Meta": meta } };
    expect(liftedNames([core])(assembly)).toEqual(
      ["size", "zone", "count"].map(
        (name) => `parameter ${name} of new Group has the name of a property of pkg.WideProps`,
      ),
    );
  });

  test("names without a summary: types, methods, properties, enum members", () => {
    const assembly = assemblyOf(
      {
        name: "Group",
        docs: {},
        methods: [{ name: "protect" }],
        properties: [{ name: "size", type: string, docs: { summary: "" } }],
      },
      { name: "Kind", kind: "enum", members: [{ name: "SMALL" }] },
    );
    expect(missingSummaries(assembly)).toEqual([
      "type Group has no summary",
      "Group.protect has no summary",
      "Group.size has no summary",
      "Kind.SMALL has no summary",
    ]);
  });

  test("optional properties of structs without a default", () => {
    const properties = [{ name: "size", docs, type: string, optional: true }];
    expect(missingDefaults(assemblyOf({ ...props, properties }, { ...good, properties }))).toEqual([
      "GroupProps.size is optional and has no @default",
    ]);
  });

  test("a package that was never compiled is told so", () => {
    expect(() => readAssembly(join(ROOT, "schema"))).toThrow("run npm run build:library first");
  });
});
