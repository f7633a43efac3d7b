/** What the person at the keyboard can mend is told in one sentence a language, with an exit code and no stack. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type Server, createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import {
  APP,
  OWNER,
  dropDatabase,
  ensureDatabase,
  withClient,
} from '../../src/platform/cluster.store.ts'
import { SUPERUSER } from '../../src/platform/embedded.ts'
import { MIGRATIONS } from '../../src/platform/migrations.ts'
import { recordedPid } from '../../src/platform/postmaster.ts'
import { silently } from '../../src/platform/progress.ts'
import { type Storage, openStorage } from '../../src/platform/storage.ts'
import { socketUrl } from '../../src/platform/urls.ts'
import { type Program, cluster, dataFolder, remove, runProgram, serve, stop } from './support.ts'

const folders: string[] = []
afterAll(async () => {
  for (const made of folders) await remove(made)
})

function folder(): string {
  const made = dataFolder()
  folders.push(made)
  return made
}

/** Exactly two sentences (zh, en), each naming a way out, beside progress lines; and the exit code. */
async function expectFailure(program: Program, code: number, wayOut: RegExp): Promise<void> {
  expect(await program.ended).toBe(code)
  const lines = program
    .said()
    .trim()
    .split('\n')
    .filter((line) => !/^[…✓]/.test(line))
  expect(lines).toHaveLength(2)
  expect(lines[0]).toMatch(/[：，].*。$/)
  expect(lines[1]).toMatch(wayOut)
  expect(lines[1]).toMatch(/\.$/)
}

const server = (args: readonly string[], env?: Record<string, string>) =>
  runProgram('src/server.ts', ['--port', '0', '--no-demo', ...args], env)

describe('on one machine', () => {
  it('data in use', async () => {
    const data = folder()
    const first = await serve(data)
    await expectFailure(server(['--data', data]), 10, /stop that one first/)
    expect((await fetch(`${first.address}/healthz`)).status).toBe(200)
    expect(await stop(first)).toBe(0)
  })

  it('two starts at once: one serves, the other gives way', async () => {
    const data = folder()
    const both = [serve(data), serve(data)]
    const ends = await Promise.allSettled(both)
    const served = ends.filter((end) => end.status === 'fulfilled')
    expect(served).toHaveLength(1)
    for (const end of served) await stop(end.value)
    expect(String(ends.find((end) => end.status === 'rejected')?.reason)).toContain('ended with 10')
  })

  it('a taken port, and the database is left stopped', async () => {
    const data = folder()
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    await expectFailure(server(['--data', data, '--port', String(portOf(taken))]), 13, /--port/)
    expect(recordedPid(cluster(data))).toBeNull()
    taken.close()
  })

  it('a host this machine does not have', async () => {
    await expectFailure(server(['--data', folder()], { HOST: '203.0.113.7' }), 14, /127\.0\.0\.1/)
  })

  it.each([[['--port', '70000']], [['--port', 'http']], [['--demo']], [['--nonsense']]])(
    'options nobody knows: %j',
    async (args) => {
      await expectFailure(server(args), 2, /--|port/)
    },
  )

  it.runIf(process.getuid?.() === 0 && canMount())('a full disk', async () => {
    const data = folder()
    const disk = join(data, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', disk])
    try {
      await stop(await serve(join(disk, 'data')))
      // Every byte, so that not even a key file can be written.
      expect(() => writeFileSync(join(disk, 'ballast'), Buffer.alloc(200 * 1_048_576))).toThrow(
        'ENOSPC',
      )
      await expectFailure(server(['--data', join(disk, 'data')]), 12, /free/)
      await expectFailure(server(['--data', join(disk, 'other')]), 12, /free/)
      rmSync(join(disk, 'ballast'))
      await stop(await serve(join(disk, 'data')))
    } finally {
      execFileSync('umount', [disk])
    }
  })

  it('a folder that cannot be written', async () => {
    await expectFailure(
      server(['--data', join(MIGRATIONS, readdirSync(MIGRATIONS)[0] ?? '', 'data')]),
      11,
      /--data/,
    )
  })

  it('keys that belong to another database', async () => {
    const data = folder()
    const first = await serve(data)
    first.child.kill('SIGKILL')
    await first.ended
    writeFileSync(join(data, 'secrets', 'database-superuser'), `${'00'.repeat(24)}\n`)
    await expectFailure(server(['--data', data]), 11, /one backup/)
    writeFileSync(join(data, 'secrets', 'database-superuser'), 'torn\n')
    await expectFailure(server(['--data', data]), 11, /restore it from a backup/)
  })
})

describe('DATABASE_URL', () => {
  const { socket, password } = inject('cluster')
  const url = (user: string, database: string, word = password) =>
    socketUrl({ socket, user, password: word, database })
  const admin = url(SUPERUSER, 'postgres')
  const given = 'given_database'

  beforeAll(() => withClient(admin, (client) => ensureDatabase(client, given)))
  afterAll(() => withClient(admin, (client) => dropDatabase(client, given)))

  it.each([
    ['nobody listens', 'postgresql://a:b@127.0.0.1:1/c', 20, /host and port/],
    ['no such host', 'postgresql://a:b@nowhere.invalid/c', 20, /host and port/],
    ['a wrong password', url(OWNER, given, 'wrong'), 21, /password/],
    ['a wrong database', url(OWNER, 'no_such_database'), 21, /database name/],
    ['no address at all', 'mysql://a:b@c/d', 2, /postgresql:\/\//],
  ])('%s', async (_name, databaseUrl, code, wayOut) => {
    await expectFailure(server(['--data', folder()], { DATABASE_URL: databaseUrl }), code, wayOut)
  })

  it('a PostgreSQL that is too old', async () => {
    const old = await oldServer()
    await expectFailure(
      server(['--data', folder()], { DATABASE_URL: `postgresql://a:b@127.0.0.1:${portOf(old)}/c` }),
      22,
      /15 or newer/,
    )
    old.close()
  })

  it('is migrated, gets no embedded server, and works as the given user where that may make no role', async () => {
    const data = folder()
    const program = await serve(data, [], { DATABASE_URL: url(OWNER, given) })
    expect(program.said()).toContain(`may not create the role ${APP}`)
    expect((await fetch(`${program.address}/healthz`)).status).toBe(200)
    expect(readdirSync(data)).not.toContain('postgres')
    expect(await stop(program)).toBe(0)
  })

  it('works as the lesser role where the given user may be it', async () => {
    const storage = await open(url(SUPERUSER, given))
    expect(await storage.db.query('SELECT current_user AS who')).toEqual([{ who: APP }])
    expect(storage.notes).toEqual([])
    await storage.close()
  })

  it('refuses a schema that is newer than the program', async () => {
    await withClient(url(OWNER, given), (client) =>
      client.query("INSERT INTO schema_migrations (name, run_on) VALUES ('9999_tomorrow', now())"),
    )
    await expectFailure(
      server(['--data', folder()], { DATABASE_URL: url(OWNER, given) }),
      23,
      /9999_tomorrow/,
    )
    await withClient(url(OWNER, given), (client) =>
      client.query("DELETE FROM schema_migrations WHERE name = '9999_tomorrow'"),
    )
  })

  it('brings an older schema forward, once', async () => {
    const data = folder()
    const migrations = join(data, 'migrations')
    mkdirSync(migrations)
    for (const name of readdirSync(MIGRATIONS))
      copyFileSync(join(MIGRATIONS, name), join(migrations, name))
    writeFileSync(
      join(migrations, '9000_later.sql'),
      'CREATE TABLE later (id integer PRIMARY KEY);\nGRANT SELECT ON later TO answerable_app;\n',
    )
    const storage = await open(url(OWNER, given), migrations)
    expect(storage.names).toEqual(['9000_later'])
    expect(storage.first).toBe(false)
    expect(await storage.db.query('SELECT id FROM later')).toEqual([])
    await storage.close()
    const again = await open(url(OWNER, given), migrations)
    expect(again.names).toEqual([])
    await again.close()
  })

  it('a migration that fails changes nothing and is told', async () => {
    const migrations = join(folder(), 'migrations')
    mkdirSync(migrations)
    for (const name of readdirSync(MIGRATIONS))
      copyFileSync(join(MIGRATIONS, name), join(migrations, name))
    writeFileSync(join(migrations, '9000_later.sql'), '')
    writeFileSync(
      join(migrations, '9001_half.sql'),
      'CREATE TABLE half (id integer PRIMARY KEY);\nSELECT 1/0;\n',
    )
    await expect(open(url(OWNER, given), migrations)).rejects.toMatchObject({
      code: 'migration_failed',
      exitCode: 24,
    })
    const rows = await withClient(url(OWNER, given), (client) =>
      client.query("SELECT to_regclass('half') AS half"),
    )
    expect(rows.rows).toEqual([{ half: null }])
  })

  function open(databaseUrl: string, migrations = MIGRATIONS): Promise<Storage> {
    return openStorage({
      config: { dataDir: folder(), databaseUrl },
      progress: silently,
      migrations,
    })
  }
})

function portOf(listening: Server): number {
  const address = listening.address()
  return address !== null && typeof address === 'object' ? address.port : 0
}

function canMount(): boolean {
  const trial = dataFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', trial], { stdio: 'ignore' })
    execFileSync('umount', [trial])
    return true
  } catch {
    return false
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}

/** The few messages by which a PostgreSQL 14.12 would say that it is one: old servers do not come with npm. */
async function oldServer(): Promise<Server> {
  const message = (type: string, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts)
    const head = Buffer.alloc(5)
    head.write(type)
    head.writeInt32BE(body.length + 4, 1)
    return Buffer.concat([head, body])
  }
  const number = (value: number, bytes: 2 | 4): Buffer => {
    const buffer = Buffer.alloc(bytes)
    buffer.writeIntBE(value, 0, bytes)
    return buffer
  }
  const ready = message('Z', Buffer.from('I'))
  const column = Buffer.concat([
    Buffer.from('version\0'),
    number(0, 4),
    number(0, 2),
    number(23, 4),
    number(4, 2),
    number(-1, 4),
    number(0, 2),
  ])
  const answer = Buffer.concat([
    message('T', number(1, 2), column),
    message('D', number(1, 2), number(6, 4), Buffer.from('140012')),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ])
  const old = createServer((socket) => {
    let greeted = false
    socket.on('data', () => {
      socket.write(greeted ? answer : Buffer.concat([message('R', number(0, 4)), ready]))
      greeted = true
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve))
  return old
}
