/**
 * Where files lie: under names, as whole things, put and taken. What is put here is sealed already;
 * a store never learns what it keeps. A folder is the default; anything that speaks S3 serves as well.
 */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { S3mini } from 's3mini'
import { makeFolder } from './folders.ts'

export interface FileStore {
  /** Durable when it resolves. The same name again replaces. */
  put(name: string, bytes: Buffer): Promise<void>
  /** Null: there is none of that name. */
  get(name: string): Promise<Buffer | null>
  /** It is gone, whether it was there or not. */
  remove(name: string): Promise<void>
}

const nowhere = () => Promise.reject(new Error('no file store was set up'))

/** For a house that takes no files. */
export const noStore: FileStore = { put: nowhere, get: nowhere, remove: nowhere }

const NAME = /^[a-z0-9]+([-_.][a-z0-9]+)*(\/[a-z0-9]+([-_.][a-z0-9]+)*)*$/

/** Names are made by the house; one that reaches elsewhere is a bug. */
function checked(name: string): string {
  if (!NAME.test(name) || name.length > 200) throw new RangeError(`not a name for a file: ${name}`)
  return name
}

/** Files of mode 600 below a folder; a name is there whole or not at all. */
export function folderStore(root: string): FileStore {
  const pathOf = (name: string) => join(root, ...checked(name).split('/'))
  return {
    async put(name, bytes) {
      const path = pathOf(name)
      const folder = dirname(path)
      makeFolder(folder, 0o700)
      const draft = `${path}.${randomBytes(6).toString('hex')}.part`
      try {
        const file = await open(draft, 'wx', 0o600)
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(draft, path)
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
      await syncFolder(folder)
    },
    async get(name) {
      try {
        return await readFile(pathOf(name))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    async remove(name) {
      await rm(pathOf(name), { force: true })
    },
  }
}

/** The name itself is durable only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export interface S3Place {
  /** With the bucket as its path: `https://s3.example.cn/answerable`. */
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** A bucket of any service that speaks S3. */
export function s3Store({ endpoint, region, accessKeyId, secretAccessKey }: S3Place): FileStore {
  const client = new S3mini({
    endpoint,
    region,
    accessKeyId,
    secretAccessKey,
    requestAbortTimeout: 30_000,
  })
  return {
    async put(name, bytes) {
      const answer = await client.putObject(checked(name), bytes, 'application/octet-stream')
      if (!answer.ok) throw new Error(`the file store answered ${answer.status}`)
    },
    async get(name) {
      const found = await client.getObjectArrayBuffer(checked(name))
      return found === null ? null : Buffer.from(found)
    },
    async remove(name) {
      await client.deleteObject(checked(name))
    },
  }
}
