/** Counts what a run came to, exactly, for the last line of `npm test`. */
import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const target = process.env['ANSWERABLE_COUNT']
    if (target) writeFileSync(target, JSON.stringify(countOf(modules, unhandled)))
  }
}

/** A file that could not be loaded, a hook that failed and an error outside any test are failures too. */
export function countOf(modules: readonly TestModule[], unhandled: readonly unknown[]) {
  const count = { passed: 0, failed: unhandled.length, skipped: 0 }
  for (const module of modules) {
    const suites = [module, ...module.children.allSuites()]
    count.failed += suites.filter((suite) => suite.errors().length > 0).length
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      count[state === 'passed' || state === 'failed' ? state : 'skipped'] += 1
    }
  }
  return count
}
