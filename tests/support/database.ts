import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import {
  APP,
  OWNER,
  dropDatabase,
  ensureDatabase,
  withClient,
} from '../../src/platform/cluster.store.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { SUPERUSER } from '../../src/platform/embedded.ts'
import { KINDS } from '../../src/kinds/index.ts'
import { socketUrl } from '../../src/platform/urls.ts'
import { foundProperty } from './found-property.ts'
import { assertReplays } from './replays.ts'

export interface TestDatabase {
  /** As the application connects: role answerable_app. */
  db: Database
  /** As migrations connect: role answerable_owner. */
  owner: Database
  /** Connection string of the application's role. */
  url: string
  ownerUrl: string
  /**
   * Asks before that everything left behind replays from its events (tests/support/replays.ts); a test that
   * alters rows by hand says `{ replays: false }`.
   */
  drop(leaving?: { replays: boolean }): Promise<void>
}

/** A database of its own with the whole schema and no rows: one per test file, in beforeAll. */
export async function testDatabase(): Promise<TestDatabase> {
  const { socket, password, template } = inject('cluster')
  const database = `test_${randomBytes(6).toString('hex')}`
  const url = (user: string, name = database) =>
    socketUrl({ socket, user, password, database: name })
  await withClient(url(SUPERUSER, 'postgres'), (client) =>
    ensureDatabase(client, database, template),
  )
  const db = openDatabase({ url: url(APP) })
  const owner = openDatabase({ url: url(OWNER), max: 3 })
  return {
    db,
    owner,
    url: url(APP),
    ownerUrl: url(OWNER),
    async drop({ replays } = { replays: true }) {
      try {
        if (replays) await assertReplays(owner, [...KINDS, foundProperty])
      } finally {
        await Promise.all([db.close(), owner.close()])
        await withClient(url(SUPERUSER, 'postgres'), (client) => dropDatabase(client, database))
      }
    },
  }
}
