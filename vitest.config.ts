import { defineConfig } from 'vitest/config'
import { CountReporter } from './tests/support/count.ts'

const TYPESCRIPT = '**/*.test.ts'

export default defineConfig({
  test: {
    reporters: ['default', new CountReporter()],
    globalSetup: './tests/support/cluster.ts',
    setupFiles: './tests/support/seed.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`src/${TYPESCRIPT}`, `demo/${TYPESCRIPT}`, `verify/${TYPESCRIPT}`],
        },
      },
      {
        extends: true,
        test: { name: 'house', include: [`tests/house/${TYPESCRIPT}`], testTimeout: 120_000 },
      },
      { extends: true, test: { name: 'http', include: [`tests/http/${TYPESCRIPT}`] } },
      {
        extends: true,
        test: { name: 'laws', include: [`tests/laws/${TYPESCRIPT}`], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          name: 'ledger',
          include: [`tests/ledger/${TYPESCRIPT}`],
          testTimeout: 120_000,
        },
      },
      { extends: true, test: { name: 'routing', include: [`tests/routing/${TYPESCRIPT}`] } },
      {
        extends: true,
        test: { name: 'architecture', include: [`tests/architecture/${TYPESCRIPT}`] },
      },
      {
        extends: true,
        test: { name: 'journeys', include: [`tests/journeys/${TYPESCRIPT}`], testTimeout: 120_000 },
      },
    ],
  },
})
