/** What `npm pack --json` says of a package. */
export interface Tarball {
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Shapes of the files that belong into the package; anything else is packed by mistake. */
const ALLOWED = [
  /^package\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^(LICENSE|NOTICE)$/,
  /^\.jsii(\.gz)?$/,
  /^build\/.+\.js$/,
  /^build\/.+\.d\.ts$/,
  /^assets\/.+(?<!\.map|\.ts)$/,
];

/** Without these the package does not work or may not be passed on. */
const REQUIRED = [
  "package.json",
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  ".jsii",
  ".jsii.gz",
  "build/index.js",
  "build/index.d.ts",
  "build/bindings/index.js",
];

const MEGABYTE = 1_000_000;
const MAX_PACKED = 1 * MEGABYTE;
const MAX_UNPACKED = 6 * MEGABYTE;

/** What is wrong with the list of packed files; an empty list is a pass. */
export function wrongFiles({ files }: Tarball): string[] {
  const paths = files.map(({ path }) => path);
  return [
    ...paths.filter((path) => !ALLOWED.some((shape) => shape.test(path))).map((path) => `${path} must not be packed`),
    ...REQUIRED.filter((path) => !paths.includes(path)).map((path) => `${path} is not packed`),
    ...paths
      .filter((path) => path.startsWith("build/") && path.endsWith(".js"))
      .filter((path) => !paths.includes(path.replace(/\.js$/, ".d.ts")))
      .map((path) => `${path} is packed without its types`),
  ];
}

/** Where the package is larger than its users were promised. */
export function overBudget({ size, unpackedSize }: Tarball): string[] {
  return [
    ...(size > MAX_PACKED ? [`packed: ${size} bytes, at most ${MAX_PACKED}`] : []),
    ...(unpackedSize > MAX_UNPACKED ? [`unpacked: ${unpackedSize} bytes, at most ${MAX_UNPACKED}`] : []),
  ];
}

/** Files that carry or name a source map: a map would triple the package, a dangling name makes debuggers complain. */
export function withSourceMap(files: readonly { readonly path: string; readonly content: string }[]): string[] {
  return files.filter(({ content }) => /^\/\/# sourceMappingURL=/m.test(content)).map(({ path }) => path);
}
