// Three projects: `unit` needs Node alone, `acceptance` needs terraform, `packages` builds and installs what is published.
const base = {
  rootDir: __dirname,
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { target: "es2022", parser: { syntax: "typescript", decorators: true } } }] },
  moduleNameMapper: { "^cdktf-alicloud-data-protection$": "<rootDir>/lib" },
  setupFiles: ["<rootDir>/tools/test/own-output.js"],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/build", "<rootDir>/.stryker-tmp"],
};

module.exports = {
  projects: [
    { ...base, displayName: "unit", testMatch: ["<rootDir>/test/**/*.test.ts"], testPathIgnorePatterns: ["/node_modules/", "/test/acceptance/", "/test/packages/"] },
    { ...base, displayName: "acceptance", testMatch: ["<rootDir>/test/acceptance/**/*.test.ts"] },
    { ...base, displayName: "packages", testMatch: ["<rootDir>/test/packages/**/*.test.ts"] },
  ],
  reporters: ["default", "<rootDir>/tools/test/closing-line.js"],
  // As many as there are cores: a suite that drives terraform waits half of its time.
  maxWorkers: "100%",
  coverageDirectory: "reports/coverage",
  collectCoverageFrom: ["lib/**/*.ts", "!lib/bindings/**"],
  coverageProvider: "v8",
  // No test fails because a machine is slow; it ends a test that hangs.
  testTimeout: 180_000,
};
