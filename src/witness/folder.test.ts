/** What a witness keeps, and what it does when that is lost, rolled back, or cannot be written. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { smallLog } from '../../tests/support/small-log.ts'
import { ed25519Signer, formatNote, openNote, parseCosigner } from '../tlog/index.ts'
import { disk } from './disk.ts'
import type { Disk } from './disk.ts'
import { originHash } from './state.ts'
import { add, codeOf, newFolder, start, stop } from './witness.fixture.ts'

describe('its folder', () => {
  it('keeps key, name and logs, closed to others', async () => {
    const folder = newFolder()
    const log = smallLog('log.example/a', 5)
    const first = await start({ folder, logs: [log.vkey] })
    await add(first, await log.request(0))
    await stop(first)
    expect(statSync(join(folder, 'secrets', 'witness-key')).mode & 0o777).toBe(0o600)
    const second = await start({ folder, name: null })
    expect(second.vkey).toBe(first.vkey)
    expect((await add(second, await log.request(0))).body).toBe('5\n')
  })

  it('wants a name at first, and never another', async () => {
    const folder = newFolder()
    expect(await codeOf(start({ folder, name: null }))).toBe('usage')
    await stop(await start({ folder }))
    expect(await codeOf(start({ folder, name: 'other.example/w' }))).toBe('usage')
  })

  it('is of one process', async () => {
    const folder = newFolder()
    await start({ folder })
    expect(await codeOf(start({ folder }))).toBe('data_in_use')
  })

  it('that lost something is refused', async () => {
    const log = smallLog('log.example/a', 5)
    const folder = newFolder()
    const witness = await start({ folder, logs: [log.vkey] })
    await add(witness, await log.request(0))
    await stop(witness)
    const file = join(folder, 'signed', `${originHash(log.origin)}.checkpoint`)
    const note = readFileSync(file, 'utf8')
    const list = join(folder, 'signed', 'origins')
    const names = readFileSync(list, 'utf8')

    writeFileSync(file, note.slice(0, -10))
    expect(await codeOf(start({ folder }))).toBe('data_unusable')
    writeFileSync(file, await log.note(4))
    expect(await codeOf(start({ folder }))).toBe('data_unusable')
    rmSync(file)
    expect(await codeOf(start({ folder }))).toBe('data_unusable')
    rmSync(list)
    expect(await codeOf(start({ folder }))).toBe('data_unusable')
    writeFileSync(file, note)
    writeFileSync(list, names)
    expect(await codeOf(start({ folder }))).toBe('done')
  })

  it('knows every log it ever signed, however many began at once', async () => {
    const folder = newFolder()
    const logs = Array.from({ length: 20 }, (_, n) => smallLog(`log.example/${n}`, 1))
    const witness = await start({ folder, logs: logs.map(({ vkey }) => vkey) })
    const answers = await Promise.all(logs.map(async (log) => add(witness, await log.request(0))))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    await stop(witness)
    const list = readFileSync(join(folder, 'signed', 'origins'), 'utf8')
      .trim()
      .split('\n')
    expect(list.toSorted()).toEqual(logs.map(({ origin }) => origin).toSorted())
  })

  it('that somebody else writes to is not written over', async () => {
    const log = smallLog('log.example/a', 9)
    const folder = newFolder()
    const witness = await start({ folder, logs: [log.vkey] })
    await add(witness, await log.request(0, 4))
    const file = join(folder, 'signed', `${originHash(log.origin)}.checkpoint`)
    const before = readFileSync(file, 'utf8')
    await add(witness, await log.request(4, 7))
    writeFileSync(file, before)
    expect((await add(witness, await log.request(7, 9))).status).toBe(500)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('whose key is gone does not begin anew over what was signed', async () => {
    const log = smallLog('log.example/a', 5)
    const folder = newFolder()
    const witness = await start({ folder, logs: [log.vkey] })
    await add(witness, await log.request(0))
    await stop(witness)
    rmSync(join(folder, 'secrets'), { recursive: true })
    expect(await codeOf(start({ folder }))).toBe('data_unusable')
  })

  it('restored from yesterday is found out: by a number, and by what the log shows', async () => {
    const log = smallLog('log.example/a', 9)
    const folder = newFolder()
    const shown = { note: await log.note(6) }
    const server = createServer((_, response) => response.end(shown.note))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
    const witness = await start({ folder, logs: [`${log.vkey} ${url}`] })
    await add(witness, await log.request(0, 6))
    const file = join(folder, 'signed', `${originHash(log.origin)}.checkpoint`)
    const yesterday = readFileSync(file, 'utf8')
    const { body } = await add(witness, await log.request(6, 9))
    shown.note = `${await log.note(9)}${body}`
    await stop(witness)
    expect(await codeOf(start({ folder, atLeast: new Map([[log.origin, 9]]) }).then(stop))).toBe(
      'done',
    )

    writeFileSync(file, yesterday)
    expect(await codeOf(start({ folder }))).toBe('data_unusable')
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    expect(await codeOf(start({ folder, atLeast: new Map([[log.origin, 9]]) }))).toBe(
      'data_unusable',
    )
    // With nobody to ask and nothing known it cannot tell, and says so.
    const late = await start({ folder })
    expect(late.notes[0]).toContain(url)
  })

  it('whose key was used elsewhere, for another history, is found out', async () => {
    const log = smallLog('log.example/a', 6)
    const [here, elsewhere] = [newFolder(), newFolder()]
    const first = await start({ folder: here, logs: [log.vkey] })
    await add(first, await log.request(0, 6))
    await stop(first)
    mkdirSync(join(elsewhere, 'secrets'))
    mkdirSync(join(elsewhere, 'signed'))
    writeFileSync(join(elsewhere, 'signed', 'origins'), '')
    for (const name of ['name', join('secrets', 'witness-key')]) {
      writeFileSync(join(elsewhere, name), readFileSync(join(here, name)))
    }
    const other = log.fork(2)
    const second = await start({ folder: elsewhere, name: null, logs: [log.vkey] })
    expect(second.vkey).toBe(first.vkey)
    const { body } = await add(second, await other.request(0, 6))
    const note = `${await other.note(6)}${body}`
    const server = createServer((_, response) => response.end(note))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const at = server.address()
    const port = at !== null && typeof at === 'object' ? at.port : 0
    writeFileSync(join(here, 'logs'), `${log.vkey} http://127.0.0.1:${port}\n`)
    expect(await codeOf(start({ folder: here }))).toBe('data_unusable')
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  it('is given a log more, and keeps it; a line that is none is refused', async () => {
    const folder = newFolder()
    const [a, b] = [smallLog('log.example/a', 1), smallLog('log.example/b', 1)]
    await stop(await start({ folder, logs: [a.vkey] }))
    await stop(await start({ folder, logs: [b.vkey, a.vkey] }))
    const witness = await start({ folder })
    for (const log of [a, b]) expect((await add(witness, await log.request(0))).status).toBe(200)
    await stop(witness)
    expect(await codeOf(start({ folder, logs: ['nothing'] }))).toBe('usage')
    const lines = readFileSync(join(folder, 'logs'), 'utf8').split('\n')
    expect(lines.filter((line) => line.startsWith('log.example'))).toEqual([a.vkey, b.vkey])
  })

  it('keeps the address of a log, though the command says the key alone each time', async () => {
    const folder = newFolder()
    const log = smallLog('log.example/a', 1)
    const near = `${log.vkey} http://127.0.0.1:9`
    await stop(await start({ folder, logs: [log.vkey] }))
    await stop(await start({ folder, logs: [near] }))
    const kept = readFileSync(join(folder, 'logs'), 'utf8')
    const witness = await start({ folder, logs: [log.vkey, near] })
    expect(witness.notes[0]).toContain('http://127.0.0.1:9/checkpoint')
    expect(readFileSync(join(folder, 'logs'), 'utf8')).toBe(kept)
    expect((await add(witness, await log.request(0))).status).toBe(200)
  })

  it('two keys of one log are both taken, as when it changes its key', async () => {
    const log = smallLog('log.example/a', 4)
    const next = ed25519Signer('log.example/a', randomBytes(32))
    const witness = await start({ logs: [log.vkey, next.vkey] })
    await add(witness, await log.request(0, 2))
    const request = await log.request(2, 4)
    const text = `${request.slice(request.indexOf('\n\n') + 2).split('\n\n')[0]}\n`
    const body = `${request.slice(0, request.indexOf('\n\n') + 2)}${formatNote(text, [await next.sign(text)])}`
    expect((await add(witness, body)).status).toBe(200)
  })
})

describe('persists before it answers', () => {
  type Fault = 'not applied' | 'applied but reported failed'
  const failing = (fault: { now: Fault | null }): Disk => ({
    ...disk,
    async replace(path, text) {
      if (fault.now === 'not applied') throw new Error('EIO')
      await disk.replace(path, text)
      if (fault.now) throw new Error('EIO')
    },
  })

  it.each(['not applied', 'applied but reported failed'] as const)('a write %s', async (kind) => {
    const log = smallLog('log.example/a', 9)
    const folder = newFolder()
    const fault: { now: Fault | null } = { now: null }
    const witness = await start({ folder, logs: [log.vkey], disk: failing(fault) })
    await add(witness, await log.request(0, 4))
    fault.now = kind
    const failed = await add(witness, await log.request(4, 7))
    expect([failed.status, failed.body.includes('—')]).toEqual([500, false])
    fault.now = null
    // Where it stands is what is on the disk, and nothing else.
    const { body } = await add(witness, await log.request(1, 9))
    expect(body).toBe(kind === 'not applied' ? '4\n' : '7\n')
    expect((await add(witness, await log.request(Number(body), 9))).status).toBe(200)
  })

  it('when the answer is there, so is the file', async () => {
    const log = smallLog('log.example/a', 9)
    const folder = newFolder()
    const witness = await start({ folder, logs: [log.vkey] })
    const { body } = await add(witness, await log.request(0))
    const kept = readFileSync(
      join(folder, 'signed', `${originHash(log.origin)}.checkpoint`),
      'utf8',
    )
    expect(kept.endsWith(body)).toBe(true)
    expect(readdirSync(join(folder, 'signed')).filter((name) => name.endsWith('.new'))).toEqual([])
  })
})

it('needs nothing but Node', () => {
  const seen = new Set<string>()
  const packages = new Set<string>()
  const read = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(
      /^(?:import|export)[^'"]*?from '([^']+)'/gm,
    )) {
      if (target.startsWith('.')) read(join(dirname(path), target))
      else if (!target.startsWith('node:')) packages.add(target)
    }
  }
  read(join(import.meta.dirname, '..', 'witness.ts'))
  expect(seen.size).toBeGreaterThan(20)
  expect([...packages]).toEqual([])
})

describe('its clock', () => {
  it('never signs a time before one it signed, after a restart too', async () => {
    const log = smallLog('log.example/a', 9)
    const folder = newFolder()
    let now = 1_700_000_000_000
    const first = await start({ folder, logs: [log.vkey], now: () => now })
    await add(first, await log.request(0, 3))
    now -= 3_000
    const slipped = await add(first, await log.request(3, 4))
    const own = parseCosigner(first.vkey)
    expect(openNote(`${await log.note(4)}${slipped.body}`, [own]).verified[0]?.time).toBe(
      1_700_000_000,
    )
    now -= 86_400_000
    expect((await add(first, await log.request(4, 5))).status).toBe(503)
    await stop(first)
    const second = await start({ folder, now: () => now })
    expect((await add(second, await log.request(4, 5))).status).toBe(503)
    now += 2 * 86_400_000
    expect((await add(second, await log.request(4, 5))).status).toBe(200)
  })
})
