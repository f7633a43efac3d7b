/**
 * A model as files: what is known of it in words (`model.json`), and its numbers beside it under a name
 * that says exactly which (`model-….bin`). Whoever reads sees one model or the other, never half of each.
 */
import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../platform/failure.ts'
import { Model } from './model.ts'
import type { Facts, Parts } from './model.ts'
import { PLANS } from './views.ts'
import type { ViewName } from './views.ts'

const FACTS = 'model.json'

interface Written extends Facts {
  readonly format: 'answerable-category-model'
  readonly numbers: string
  readonly sha256: string
  readonly views: readonly { readonly name: ViewName; readonly features: number }[]
}

export async function keepModel(folder: string, { facts, parts }: Model): Promise<void> {
  await mkdir(folder, { recursive: true })
  const bytes = bytesOf(parts)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const numbers = `model-${sha256.slice(0, 16)}.bin`
  const written: Written = {
    format: 'answerable-category-model',
    ...facts,
    numbers,
    sha256,
    views: parts.views.map(({ name, keys }) => ({ name, features: keys.length })),
  }
  await writeWhole(folder, numbers, bytes)
  await writeWhole(folder, FACTS, Buffer.from(`${JSON.stringify(written, null, 1)}\n`))
  for (const name of await readdir(folder))
    if (/^model-[0-9a-f]{16}\.bin$/u.test(name) && name !== numbers) await rm(join(folder, name))
}

async function writeWhole(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, `${name}.new`)
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(path, join(folder, name))
}

function bytesOf({ views, machines }: Parts): Buffer {
  const arrays = [
    ...views.flatMap(({ keys, rarity }) => [keys, rarity]),
    ...machines.flatMap(({ weights, bias }) => [weights, bias]),
  ]
  return Buffer.concat(
    arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
  )
}

/** Null: there is no model in this folder. */
export async function readModel(folder: string): Promise<Model | null> {
  const text = await readFile(join(folder, FACTS), 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  })
  if (text === null) return null
  const written = factsFrom(text, folder)
  const bytes = await readFile(join(folder, written.numbers)).catch((error: unknown) => {
    throw damaged(folder, error)
  })
  if (createHash('sha256').update(bytes).digest('hex') !== written.sha256) throw damaged(folder)
  const { format: _format, numbers: _numbers, sha256: _sha256, views, ...facts } = written
  return new Model(facts, partsFrom(bytes, views, facts.labels.length))
}

function factsFrom(text: string, folder: string): Written {
  let written: Partial<Written>
  try {
    written = JSON.parse(text) as Partial<Written>
  } catch (error) {
    throw damaged(folder, error)
  }
  if (written.format !== 'answerable-category-model') throw damaged(folder)
  if (written.version !== 1) throw otherVersion(folder)
  return written as Written
}

function partsFrom(bytes: Buffer, views: Written['views'], labels: number): Parts {
  // A buffer of a file may begin anywhere; numbers of four bytes may not.
  const all = new Uint8Array(bytes).buffer
  let at = 0
  const floats = (length: number) => {
    const array = new Float32Array(all, at, length)
    at += length * 4
    return array
  }
  const hashes = (length: number) => {
    const array = new Uint32Array(all, at, length)
    at += length * 4
    return array
  }
  const read = views.map(({ name, features }) => ({
    name,
    keys: hashes(features),
    rarity: floats(features),
  }))
  const machines = PLANS.map(({ sees }) => {
    const features = sees.reduce(
      (sum, [name]) => sum + (views.find((view) => view.name === name)?.features ?? 0),
      0,
    )
    return { weights: floats(features * labels), bias: floats(labels) }
  })
  return { views: read, machines }
}

function damaged(folder: string, cause?: unknown): Failure {
  return new Failure(
    'data_unusable',
    `${folder} 里的模型不完整或已损坏：请用 learn 重新训练。`,
    `The model in ${folder} is incomplete or damaged: learn it again.`,
    cause,
  )
}

function otherVersion(folder: string): Failure {
  return new Failure(
    'data_unusable',
    `${folder} 里的模型是另一个版本的程序做的：请用 learn 重新训练。`,
    `The model in ${folder} was made by another version of the software: learn it again.`,
  )
}
