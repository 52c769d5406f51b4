import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Names every test that was skipped at the end of a run, where a count alone would be overlooked. */
export default class SkippedReporter implements Reporter {
  #chosenByName = false;

  onInit(vitest: Vitest): void {
    this.#chosenByName = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#chosenByName) return;
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        process.stdout.write(`SKIPPED ${module.relativeModuleId}: ${test.fullName}\n`);
      }
    }
  }
}
