/** A small file that is there whole or not at all, whatever happens while it is written. */
import { randomBytes } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import type { Disk } from './disk.ts'

/** Durable when it resolves; takes the place of what was there. */
export async function replaceFile(disk: Disk, path: string, text: string): Promise<void> {
  // Two processes never write one draft.
  const draft = `${path}.${randomBytes(4).toString('hex')}.part`
  await disk.write(draft, Buffer.from(text))
  await disk.rename(draft, path)
  await disk.syncFolder(dirname(path))
}

/** What writing that was cut short has left behind. */
export async function clearDrafts(disk: Disk, path: string): Promise<void> {
  const folder = dirname(path)
  for (const name of (await disk.list(folder)) ?? []) {
    const isDraft = name.startsWith(`${basename(path)}.`) && name.endsWith('.part')
    if (isDraft) await disk.remove(join(folder, name))
  }
}

/** Null: there is none. Throws SyntaxError where it is not JSON. */
export async function readJson(disk: Pick<Disk, 'read'>, path: string): Promise<unknown> {
  const bytes = await disk.read(path)
  return bytes === null ? null : (JSON.parse(bytes.toString('utf8')) as unknown)
}
