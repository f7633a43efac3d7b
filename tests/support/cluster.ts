/**
 * One PostgreSQL for the whole test run: started before the first test, with a template database that has the whole
 * schema. Several runs on one machine do not meet: each has a folder of its own.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import {
  APP,
  DATABASE,
  OWNER,
  ensureDatabase,
  ensureJobsSchema,
  ensureRoles,
  withClient,
} from '../../src/platform/cluster.store.ts'
import { SUPERUSER, startEmbedded } from '../../src/platform/embedded.ts'
import { migrate } from '../../src/platform/migrations.ts'
import { stopOrphan } from '../../src/platform/postmaster.ts'
import { socketUrl } from '../../src/platform/urls.ts'

export interface TestCluster {
  /** Where its files lie. */
  folder: string
  socket: string
  password: string
  template: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: TestCluster
  }
}

const PREFIX = 'answerable-test-'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeAbandoned()
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const password = randomBytes(16).toString('hex')
  const server = await startEmbedded({
    folder: join(folder, 'postgres'),
    password,
    // Durability is tested in tests/house on a cluster of its own; here nothing outlives the run.
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
    },
  })
  const url = (user: string, database: string) =>
    socketUrl({ socket: server.socket, user, password, database })
  await withClient(url(SUPERUSER, 'postgres'), async (client) => {
    await ensureRoles(client, { owner: password, app: password })
    await ensureDatabase(client, DATABASE)
  })
  await withClient(url(SUPERUSER, DATABASE), (client) => ensureJobsSchema(client, APP))
  await withClient(url(OWNER, DATABASE), (client) => migrate({ client }))
  const files = join(folder, 'postgres')
  project.provide('cluster', {
    folder: files,
    socket: server.socket,
    password,
    template: DATABASE,
  })
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A run that was killed leaves its server and folder behind; the next one clears up. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(
      name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : Number.NaN,
    )
    if (!Number.isInteger(pid) || isAlive(pid)) continue
    const folder = join(tmpdir(), name)
    const cluster = join(folder, 'postgres')
    if (existsSync(join(cluster, 'postmaster.pid'))) await stopOrphan(cluster)
    rmSync(folder, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
