/** Reading files with a greatest size, a folder as a log, and keeping a state that no crash can tear. */
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type Answer, no, yes } from '../core/answer.ts'
import { type Patience, httpSource } from '../core/http.ts'
import type { Source } from '../core/source.ts'

/** Null: there is none. */
export function readFile(path: string, most: number): Answer<Uint8Array | null> {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    return isMissing(error) ? yes(null) : no('not_readable', { path, why: whyOf(error) })
  }
  try {
    const facts = fstatSync(file)
    if (!facts.isFile()) return no('not_readable', { path, why: 'not a file' })
    if (facts.size > most) return no('too_large', { path, most })
    return yes(wholeOf(file, facts.size))
  } catch (error) {
    return no('not_readable', { path, why: whyOf(error) })
  } finally {
    closeSync(file)
  }
}

/** A file that grows while it is read is read as long as it was. */
function wholeOf(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let length = 0
  while (length < size) {
    const read = readSync(file, bytes, length, size - length, null)
    if (read === 0) break
    length += read
  }
  return bytes.subarray(0, length)
}

export function needFile(path: string, most: number): Answer<Uint8Array> {
  const read = readFile(path, most)
  if (!read.ok) return read
  return read.value === null ? no('not_readable', { path, why: 'ENOENT' }) : yes(read.value)
}

/** Beside the old one, then in its place: there is always one of the two, whole. */
export function keepFile(path: string, text: string): Answer<null> {
  const beside = `${path}.new`
  try {
    const file = openSync(beside, 'w', 0o600)
    try {
      writeSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
    return yes(null)
  } catch (error) {
    return no('not_writable', { path, why: whyOf(error) })
  }
}

/** An address of the web, or a folder with the same files. */
export function sourceOf(place: string, patience: Patience): Source {
  if (/^https?:\/\//iu.test(place)) return httpSource(place, patience)
  return { name: place, read: async (path, most) => readFile(join(place, path), most) }
}

const isMissing = (error: unknown) =>
  ['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '')

function whyOf(error: unknown): string {
  const { code, message } = error as { code?: string; message: string }
  return code ?? message
}
