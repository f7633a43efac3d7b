/**
 * National cryptography as an option: a second signature line (SM2 with SM3) under each checkpoint, for those who must
 * verify with it. Off unless `<data>/ledger/<code>.sm2` is there: it holds the public key; the key itself lies with the
 * others, in a file of mode 600. Whoever does not know such signatures passes them over.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../platform/folders.ts'
import { givenSecret } from '../platform/secrets.ts'
import { NoteError, openSm2 } from '../tlog/index.ts'
import type { Signer, Sm2 } from '../tlog/index.ts'
import { realDisk } from './disk.ts'
import { replaceFile } from './durable.ts'
import { changePolicy, knownLog } from './keys.ts'
import { LogStopped } from './stopped.ts'

const keyName = (code: string): string => `ledger-sm2-${code}`
const vkeyPath = (dataDir: string, code: string): string => join(dataDir, 'ledger', `${code}.sm2`)

/** The public key of the second signature; null: it is off. */
export function nationalVkey(dataDir: string, code: string): string | null {
  try {
    return readFileSync(vkeyPath(dataDir, code), 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Who signs besides the log's own keys, asked anew for each checkpoint. Rejects with LogStopped: the key is not there. */
export function nationalSigners(
  dataDir: string,
): (code: string, origin: string) => Promise<readonly Signer[]> {
  let library: Promise<Sm2> | null = null
  return async (code, origin) => {
    const vkey = nationalVkey(dataDir, code)
    if (vkey === null) return []
    const key = givenSecret(dataDir, keyName(code))
    library ??= openSm2()
    const signer = key === null ? null : signerOf(await library, origin, key)
    if (signer?.vkey !== vkey) throw new LogStopped('key_missing', { key: keyName(code) })
    return [signer]
  }
}

function signerOf(sm2: Sm2, origin: string, hex: string): Signer | null {
  try {
    return sm2.signer(origin, Buffer.from(hex, 'hex'))
  } catch (error) {
    if (error instanceof NoteError) return null
    throw error
  }
}

/** Makes the key where there is none; returns the public one. Null: there is no such log here. */
export async function switchNationalOn(dataDir: string, code: string): Promise<string | null> {
  const log = knownLog(dataDir, code)
  if (!log) return null
  const sm2 = await openSm2()
  const key = givenSecret(dataDir, keyName(code)) ?? makeKey(sm2, dataDir, code)
  const signer = signerOf(sm2, log.origin, key)
  if (!signer) throw new LogStopped('key_missing', { key: keyName(code) })
  await replaceFile(realDisk, vkeyPath(dataDir, code), `${signer.vkey}\n`)
  // As a comment: whoever does not know such keys can still read the policy.
  await changePolicy(realDisk, dataDir, code, (text) => {
    const rest = withoutNational(text)
    return `${rest.endsWith('\n') ? rest : `${rest}\n`}${COMMENT}${signer.vkey}\n`
  })
  return signer.vkey
}

/** The key stays where it is: what it signed can be verified for ever, and it can be switched on again. */
export async function switchNationalOff(dataDir: string, code: string): Promise<void> {
  rmSync(vkeyPath(dataDir, code), { force: true })
  await changePolicy(realDisk, dataDir, code, withoutNational)
}

const COMMENT = '# sm2-sm3 '

function withoutNational(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.startsWith(COMMENT))
    .join('\n')
}

function makeKey(sm2: Sm2, dataDir: string, code: string): string {
  for (;;) {
    const hex = randomBytes(32).toString('hex')
    // One in four thousand million is larger than the order of the curve.
    if (!signerOf(sm2, code, hex)) continue
    const folder = join(dataDir, 'secrets')
    makeFolder(folder, 0o700)
    writeFileSync(join(folder, keyName(code)), `${hex}\n`, { mode: 0o600, flag: 'wx', flush: true })
    return hex
  }
}
