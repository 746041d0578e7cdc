import { cdk, github, javascript, JsonPatch, release, typescript } from "projen";

const owner = "cdktf-alicloud";
const name = "cdktf-alicloud-data-protection";

const project = new cdk.JsiiProject({
  name,
  packageName: name,
  description:
    "CDK for Terraform constructs that protect Alibaba Cloud Auto Scaling instances from scale-in, back their disks up, and route every snapshot outcome",
  author: "The cdktf-alicloud-data-protection authors",
  authorAddress: `https://github.com/${owner}`,
  repositoryUrl: `https://github.com/${owner}/${name}.git`,
  license: "Apache-2.0",
  copyrightOwner: "The cdktf-alicloud-data-protection authors",
  keywords: [
    "alibaba-cloud",
    "alicloud",
    "auto-scaling",
    "backup",
    "cdk",
    "cdktf",
    "constructs",
    "data-protection",
    "eventbridge",
    "snapshot",
    "terraform",
  ],
  defaultReleaseBranch: "main",
  stability: "experimental",
  majorVersion: 0,
  bumpPackage: "commit-and-tag-version@^12",
  releaseTrigger: release.ReleaseTrigger.workflowDispatch(),
  sampleCode: false,
  pullRequestTemplate: true,
  githubOptions: { mergify: false },
  autoMerge: false,

  projenrcTs: true,
  runner: typescript.TypeScriptRunner.tsx(),
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: "20.9.0",
  workflowNodeVersion: "22",
  // The acceptance suite applies with the real terraform.
  workflowBootstrapSteps: [
    {
      name: "Setup Terraform",
      uses: "hashicorp/setup-terraform@v3",
      with: { terraform_version: "1.11.4", terraform_wrapper: false },
    },
  ],

  // Sources live in lib/, compiled files in build/: no compiled file lies beside a source.
  srcdir: "lib",
  libdir: "build",
  entrypoint: "build/index.js",
  entrypointTypes: "build/index.d.ts",
  jsiiVersion: "~5.9.0",
  typescriptVersion: "~5.9.0",
  compressAssembly: true,
  docgen: false,
  // What is packed is an allow list (`files`, below): a deny list packs every new file of the root.
  npmignoreEnabled: false,
  tsconfig: {
    compilerOptions: {
      // Inlined maps and sources would triple the package.
      inlineSourceMap: false,
      inlineSources: false,
      forceConsistentCasingInFileNames: true,
    },
  },
  tsconfigDev: {
    // Tests and examples import the package by its name and get the sources.
    compilerOptions: { paths: { [name]: ["../lib"] } },
    include: [
      "../lib/**/*.ts",
      "../tools/**/*.ts",
      "../emulator/**/*.ts",
      "../handlers/**/*.ts",
      "../examples/**/*.ts",
      "../.projenrc.ts",
      "../*.ts",
    ],
    exclude: ["../node_modules", "../**/node_modules"],
  },

  peerDeps: ["cdktf@^0.21.0", "constructs@^10.4.2"],
  devDeps: [
    // Bundled into the code for Function Compute, so these ship.
    "@alicloud/credentials@2.4.7",
    "@alicloud/openapi-client@0.4.15",
    "@cdktf/provider-generator@0.21.0",
    "@grpc/grpc-js@^1.14.0",
    "@grpc/proto-loader@^0.8.0",
    "@msgpack/msgpack@^3.1.0",
    "@stryker-mutator/core@^9.0.0",
    "@stryker-mutator/jest-runner@^9.0.0",
    "@swc/core@1.16.18",
    "@swc/jest@^0.2.39",
    "@types/jest@^30.0.0",
    "ajv@^8.17.0",
    "cdktf-cli@0.21.0",
    "codemaker@1.112.0",
    "esbuild@0.28.2",
    "eslint-plugin-import@^2.32.0",
    "fast-check@^4.3.0",
    "fflate@0.8.3",
    "heap-js@^2.7.1",
    "jest@^30.0.0",
    "jsii-docgen@^10.12.0",
    "jsonpath-plus@^10.3.0",
    "tsx@^4.20.0",
  ],

  // The suites are three jest projects (unit, acceptance, packages); jest.config.js holds them.
  jest: false,
  eslint: true,
  prettier: true,
  prettierOptions: {
    settings: { printWidth: 120, trailingComma: javascript.TrailingComma.ALL },
  },
  eslintOptions: {
    dirs: ["lib"],
    devdirs: ["test", "tools", "emulator", "examples", "handlers"],
    prettier: true,
    fileExtensions: [".ts"],
    // One configuration covers all folders, not lib alone.
    projectService: false,
    // A check that mends what it finds would never fail; `npm run eslint -- --fix` mends.
    commandOptions: { fix: false },
    tsconfigPath: "./test/tsconfig.json",
  },

  publishToPypi: { distName: name, module: "cdktf_alicloud_data_protection" },
  publishToMaven: {
    javaPackage: "io.github.cdktfalicloud.dataprotection",
    mavenGroupId: "io.github.cdktf-alicloud",
    mavenArtifactId: name,
  },
  publishToGo: { moduleName: `github.com/${owner}/${name}-go`, packageName: "dataprotection" },
  publishToNuget: { dotNetNamespace: "CdktfAlicloud.DataProtection", packageId: "CdktfAlicloud.DataProtection" },
});

project.gitignore.exclude(
  "/lib/bindings/",
  "/lib/.bindings-*/",
  "/assets/",
  "/.jsii.gz",
  "/.jsii.tabl.json",
  "cdktf.out/",
  ".terraform/",
  "*.tfstate",
  "*.tfstate.*",
  "__pycache__/",
  "/.venv/",
  "/reports/",
  "/.stryker-tmp/",
);

// A lock file holds every platform only where the registry has all of a release's binaries.
project.package.addPackageResolutions("unrs-resolver@1.12.2");

// ── what is published ────────────────────────────────────────────────────────────────────────────────────────────────
project.package.addField("files", ["build/**/*.js", "build/**/*.d.ts", ".jsii", ".jsii.gz", "assets/", "CHANGELOG.md"]);
// jsii-pacmak writes one in passing; beside an allow list it has no effect.
project.gitignore.exclude("/.npmignore");
// jsii reads the assembly and the manifest of each of its dependencies; nothing else of the package is an entry.
project.package.addField("exports", {
  ".": { types: "./build/index.d.ts", default: "./build/index.js" },
  "./package.json": "./package.json",
  "./.jsii": "./.jsii",
  "./.jsii.gz": "./.jsii.gz",
});

// ── install ──────────────────────────────────────────────────────────────────────────────────────────────────────────
// No dependency needs its install script here: those that have one (@swc/core, esbuild, the terminal of cdktf-cli) ship
// built binaries and would at worst compile them again, and a script is the first thing a hijacked package would run.
// `npm run` still runs what it is asked for; only pre- and post-scripts are off, and projen's tasks use none.
project.npmrc.addConfig("ignore-scripts", "true");

// ── build ────────────────────────────────────────────────────────────────────────────────────────────────────────────
project.preCompileTask.exec("tsx tools/bindings/generate.ts");
project.postCompileTask.exec("tsx tools/package/after-compile.ts");
const functions = project.addTask("build:functions", {
  description: "The code packages for Function Compute, in assets/",
  exec: "tsx tools/bundle/run.ts",
});
const compile = project.addTask("build:library", { description: "Bindings, jsii compile, lazy index" });
compile.spawn(project.preCompileTask);
compile.spawn(functions);
compile.spawn(project.compileTask);
compile.spawn(project.postCompileTask);

project.addTask("schema:refresh", {
  description: "Write schema/alicloud.json from the provider that terraform finds, or from --document FILE",
  exec: "tsx tools/schema/refresh.ts",
  receiveArgs: true,
});
project.addTask("docs:api", {
  description: "Write API.md from the compiled library; --check only compares",
  exec: "tsx tools/docs/api.ts",
  receiveArgs: true,
});

// ── test: lint and types first, then the three jest projects of jest.config.js ────────────────────────────────────────
const types = project.addTask("typecheck", { description: "Type-checks sources, tests, tools and examples" });
types.exec("tsc --noEmit -p test/tsconfig.json");
project.testTask.reset();
project.testTask.description = "All suites; terraform and python3 are needed";
project.testTask.spawn(compile);
project.testTask.spawn(types);
project.testTask.spawn(project.eslint!.eslintTask);
project.testTask.exec("jest", { receiveArgs: true });
const unit = project.addTask("test:unit", { description: "The suites that need Node alone" });
unit.spawn(project.preCompileTask);
unit.exec("jest --selectProjects unit", { receiveArgs: true });
const acceptance = project.addTask("test:acceptance", { description: "The real terraform against the emulator" });
acceptance.spawn(project.preCompileTask);
acceptance.exec("jest --selectProjects acceptance", { receiveArgs: true });
const provider = project.addTask("test:provider", {
  description: "Validates and plans every example with the released provider; needs a Terraform registry",
});
provider.spawn(project.preCompileTask);
provider.exec("tsx tools/provider/check.ts", { receiveArgs: true });
const mutation = project.addTask("test:mutation", {
  description: "How many deliberate mistakes the tests find; ten minutes on two cores",
});
mutation.spawn(project.preCompileTask);
mutation.exec("stryker run", { receiveArgs: true });
project.addTask("demo", {
  description: "Builds the library, synthesizes the example and says what it protects; needs Node alone",
  exec: "tsx tools/demo/run.ts",
});

// ── lint: imports run down this list; a folder may import what stands below it ───────────────────────────────────
const layers = [
  "data-protection.ts",
  "data-protection-props.ts",
  "compliance",
  "monitoring",
  "automation",
  "targets",
  "archive",
  "functions",
  "events",
  "snapshots",
  "scaling",
  "identity",
  "environment",
  "bindings",
];
project.eslint!.addIgnorePattern("lib/bindings/");
project.eslint!.addRules({
  // The generated classes keep protected what can be reached by element access only.
  "dot-notation": "off",
  "@typescript-eslint/dot-notation": ["error", { allowProtectedClassPropertyAccess: true }],
  "import/no-cycle": "error",
  "import/no-restricted-paths": [
    "error",
    {
      zones: [
        ...layers.map((layer, index) => ({
          target: `./lib/${layer}`,
          from: [
            "./lib/index.ts",
            "./lib/bindings/index.ts",
            ...layers.slice(0, index).map((above) => `./lib/${above}`),
          ],
          message: `lib/${layer} may import only what stands below it in the list of layers.`,
        })),
        { target: "./lib", from: ["./emulator", "./bin", "./tools", "./test", "./examples", "./handlers"] },
        { target: "./emulator", from: ["./bin", "./test", "./examples"] },
        // What runs in Function Compute is bundled: nothing of the library belongs into it.
        { target: "./handlers", from: ["./lib", "./emulator", "./bin", "./tools", "./test", "./examples"] },
      ],
    },
  ],
});

// The released provider, which only a machine with a registry can get.
project.buildWorkflow?.addPostBuildJob("provider", {
  runsOn: ["ubuntu-latest"],
  permissions: { contents: github.workflows.JobPermission.READ },
  steps: [
    { uses: "actions/checkout@v4" },
    { uses: "actions/setup-node@v4", with: { "node-version": "22" } },
    {
      uses: "hashicorp/setup-terraform@v3",
      with: { terraform_version: "1.11.4", terraform_wrapper: false },
    },
    { run: "npm ci" },
    { run: "npm run test:provider" },
  ],
});

// publib has the public registry as its default; an installation with another one sets it in its own environment.
project
  .tryFindObjectFile(".github/workflows/release.yml")!
  .patch(JsonPatch.remove("/jobs/release_npm/steps/10/env/NPM_REGISTRY"));

project.synth();
