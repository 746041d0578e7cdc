// How many deliberate mistakes in the rules and conversions the unit tests find. Not part of the gate: it takes long.
import jestConfig from "./jest.config.js";

const unit = jestConfig.projects.find(({ displayName }) => displayName === "unit");

export default {
  mutate: [
    "handlers/final-snapshot/decision.ts",
    "handlers/reconciliation/plan.ts",
    "lib/environment/physical-name.ts",
    "lib/events/authorization.ts",
    "lib/events/pattern-condition.ts",
    "lib/events/pattern-matcher.ts",
    "lib/snapshots/retention.ts",
    "lib/snapshots/snapshot-schedule.ts",
    "lib/snapshots/utc-offset.ts",
  ],
  testRunner: "jest",
  jest: {
    projectType: "custom",
    config: {
      ...unit,
      rootDir: undefined,
      // The fine-grained tests of these files alone: random patterns cost minutes per mistake and find what these find.
      testMatch: [
        "**/test/bad-input.test.ts",
        "**/test/environment/physical-name.test.ts",
        "**/test/events/{connection,authorization-oauth,event-pattern,match,official-examples,pattern-explanation,pattern-grammar}.test.ts",
        "**/test/handlers/{final-snapshot-decision,reconciliation-plan}.test.ts",
        "**/test/snapshots/{retention,snapshot-schedule}.test.ts",
      ],
    },
  },
  coverageAnalysis: "perTest",
  ignorePatterns: ["/build", "/dist", "/reports"],
  concurrency: 2,
  // A mistake in a constant would need every test file loaded anew.
  ignoreStatic: true,
  timeoutMS: 60_000,
  reporters: ["clear-text", "progress"],
  thresholds: { high: 90, low: 85, break: 80 },
};
