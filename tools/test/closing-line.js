/** A jest reporter: ends the run with one line that holds the true numbers of all suites. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    // A suite that could not be loaded ran no test: it counts as one failure, so that it is never silent.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    this.line = `${results.numPassedTests} passed, ${failed} failed`;
    process.once("exit", () => process.stdout.write(`${this.line}\n`));
  }
};
