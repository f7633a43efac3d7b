/** Keys and passwords live in files that only the owner may read, made on first need; never in the environment. */
import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.ts'
import { makeFolder } from './folders.ts'

/**
 * The secret of that name under the data folder, made of `bytes` random bytes when it does not exist yet. Two
 * processes that make it at the same time get the same one.
 */
export function secret(dataDir: string, name: string, bytes: number): Buffer {
  if (!NAME.test(name)) throw new RangeError(`not a name for a secret: ${name}`)
  const folder = join(dataDir, 'secrets')
  makeFolder(folder, 0o700)
  const path = join(folder, name)
  return read(path, bytes) ?? make(path, bytes)
}

/**
 * A secret that somebody else gave (a password, a key of a provider), as the one line of that file under the data
 * folder's secrets; null: there is none.
 */
export function givenSecret(dataDir: string, name: string): string | null {
  if (!NAME.test(name)) throw new RangeError(`not a name for a secret: ${name}`)
  const path = join(dataDir, 'secrets', name)
  try {
    const text = readFileSync(path, 'utf8').trim()
    keepClosed(path)
    return text === '' ? null : text
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const NAME = /^[a-z][a-z0-9-]*$/

function keepClosed(path: string): void {
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600)
}

function make(path: string, bytes: number): Buffer {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${randomBytes(bytes).toString('hex')}\n`, {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  })
  try {
    // A link, unlike a rename, never replaces what another process has just made.
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
  const made = read(path, bytes)
  if (!made) throw new Error(`${path} vanished`)
  return made
}

function read(path: string, bytes: number): Buffer | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  keepClosed(path)
  const value = Buffer.from(text, 'hex')
  if (value.length === bytes && text.length === bytes * 2) return value
  throw new Failure(
    'data_unusable',
    `密钥文件 ${path} 已损坏：请从备份恢复这个文件后再启动。`,
    `The key file ${path} is damaged: restore it from a backup and start again.`,
  )
}
