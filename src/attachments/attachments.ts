/**
 * Photos and documents 附件. A file comes before the act it belongs to: it is looked at, decoded in a
 * process of its own, sealed, and waits for its holder's act; the act's commit makes it part of the
 * matter. What is passed on is the copy that was made here; the original stays sealed.
 */
import { createHash } from 'node:crypto'
import { dayOf, ok, refuse } from '../kernel/index.ts'
import type { Refusal, Result } from '../kernel/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Queryable } from '../platform/database.ts'
import type { Ports } from '../matters/index.ts'
import type { FileStore } from '../platform/files.ts'
import type { Scanner } from '../platform/scanner.ts'
import { keyedDigest, openPart, sealPart } from '../vault/index.ts'
import type { FileKeys } from '../vault/index.ts'
import {
  countOfHolder,
  countOfMatter,
  dropWaiting,
  insertComing,
  lockWaiting,
  ofHolder,
  ofMatter,
  oneOfHolder,
  setKept,
  setWaiting,
  waitingBytes,
} from './attachments.store.ts'
import type { Known, Place } from './attachments.store.ts'
import { clearFiles } from './clearing.ts'
import { mediaOf } from './cleaning/kinds.ts'
import { cleanFile } from './cleaning/sandbox.ts'
import { nameOf, removeParts } from './parts.ts'
import type { Part } from './parts.ts'
import { FILES_A_DAY, FILES_A_MATTER, WAITING_BYTES } from './limits.ts'

export interface AttachmentParts {
  readonly db: Database
  readonly clock: Clock
  readonly store: FileStore
  readonly keys: FileKeys
  /** Null: none was set up; then decoding anew is the protection. */
  readonly scan: Scanner | null
  readonly uuid: () => string
}

/** Whose files they are until an act takes them: `form:…`, `receipt:…`, `desk:…`, `key:…`. */
export type Holder = string

/** What may be told of a file to whoever may see it. */
export interface FileShown {
  readonly id: string
  readonly media: string
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly pages: number
  readonly hasThumb: boolean
}

export interface Opened {
  readonly media: string
  readonly bytes: Buffer
}

export interface Unlocked {
  /** Null: its bytes are gone. */
  fetch(): Promise<Opened | null>
}

export interface Attachments {
  /** Refusals: those of `cleanFile`, `file_infected`, `scanner_unreachable`, `files_a_day`, `files_full`. */
  accept(jurisdiction: number, holder: Holder, bytes: Buffer): Promise<Result<FileShown>>
  /** Waiting, or taken by an act meanwhile: the same list again for the same form. */
  held(jurisdiction: number, holder: Holder): Promise<readonly FileShown[]>
  /** The small picture of a file that waits, for the form it waits in. Null: none. */
  waitingThumb(jurisdiction: number, holder: Holder, file: string): Promise<Buffer | null>
  drop(jurisdiction: number, holder: Holder, file: string): Promise<void>
  /** Of a commit, before its act is decided. Refusals: `no_such_file`, `files_a_matter`. */
  claim(
    tx: Queryable,
    jurisdiction: number,
    asked: {
      readonly holder: Holder
      readonly files: readonly string[]
      readonly matter: string | null
    },
  ): Promise<Refusal | null>
  /** Of the same commit, once the act is decided: from now on they are part of the matter. */
  attach(
    tx: Queryable,
    jurisdiction: number,
    asked: { readonly holder: Holder; readonly files: readonly string[]; readonly place: Place },
  ): Promise<void>
  /** All of a matter; which of them a reader may see is told by the matter's course. */
  shown(
    jurisdiction: number,
    matter: string,
    within?: Queryable,
  ): Promise<ReadonlyMap<string, FileShown>>
  /**
   * Within a transaction that writes who looks: its key, and with that what fetches its bytes once
   * the look is durable. Null: not of this matter, or erased.
   */
  unlock(
    tx: Queryable,
    jurisdiction: number,
    matter: string,
    file: string,
    part: Part,
  ): Promise<Unlocked | null>
  /** Null: not of this matter, or erased. */
  open(jurisdiction: number, matter: string, file: string, part: Part): Promise<Opened | null>
  /** Removes what nobody waits for any more, and what was erased. */
  clear(jurisdiction: number): Promise<{ readonly orphans: number; readonly erased: number }>
}

/** The house as those know it who take files in and hand them out. */
export interface WithFiles extends Ports {
  readonly files: Attachments
}

export function openAttachments(parts: AttachmentParts): Attachments {
  const { db, clock, store, keys } = parts

  async function accept(
    jurisdiction: number,
    holder: Holder,
    bytes: Buffer,
  ): Promise<Result<FileShown>> {
    const on = dayOf(clock.now())
    const owner = hashOf(holder)
    const most =
      FILES_A_DAY[holder.split(':', 1)[0] as keyof typeof FILES_A_DAY] ?? FILES_A_DAY.form
    const place = await countOfHolder(db, jurisdiction, owner, on)
    if (place >= most) return refuse('files_a_day', { params: { max: most } })
    if ((await waitingBytes(db, jurisdiction)) > WAITING_BYTES) return refuse('files_full')
    const originalMedia = mediaOf(bytes)
    const cleaned = await cleanFile(bytes)
    if (!cleaned.ok || originalMedia === null) return cleaned.ok ? refuse('file_type') : cleaned
    const finding = parts.scan ? await parts.scan(bytes) : 'clean'
    if (finding !== 'clean')
      return refuse(finding === 'found' ? 'file_infected' : 'scanner_unreachable')
    const { copy, thumb, media, width, height, pages } = cleaned.value
    const file = parts.uuid()
    const { key, ...waiting } = keys.fresh(jurisdiction, file)
    const about = { originalMedia, originalBytes: bytes.length, media, bytes: copy.length }
    const looks = { width, height, pages, hasThumb: thumb !== null }
    const digest = keyedDigest(key, bytes)
    // The row first: whatever lies in the store is known, and cleared away should this be cut short.
    await insertComing(db, jurisdiction, {
      file,
      holder: owner,
      place,
      digest,
      on,
      ...waiting,
      ...about,
      ...looks,
    })
    const put = (part: Part, plain: Buffer) =>
      store.put(
        nameOf(jurisdiction, file, part),
        sealPart(key, { jurisdiction, file, part }, plain),
      )
    await put('original', bytes)
    await put('copy', copy)
    if (thumb) await put('thumb', thumb)
    await setWaiting(db, jurisdiction, file)
    return ok({ id: file, media, bytes: copy.length, ...looks })
  }

  async function opened(jurisdiction: number, file: string, part: Part, key: Buffer) {
    const sealed = await store.get(nameOf(jurisdiction, file, part))
    return sealed && openPart(key, { jurisdiction, file, part }, sealed)
  }

  async function unlock(
    tx: Queryable,
    jurisdiction: number,
    matter: string,
    file: string,
    part: Part,
  ): Promise<Unlocked | null> {
    const one = (await ofMatter(tx, jurisdiction, matter)).find((known) => known.file === file)
    if (!one || (part === 'thumb' && !one.hasThumb)) return null
    const key = await keys.ofMatter(tx, jurisdiction, matter, file, one.wrapped)
    const media = part === 'original' ? one.originalMedia : mediaOfPart(one, part)
    return (
      key && {
        async fetch() {
          const bytes = await opened(jurisdiction, file, part, key)
          return bytes && { media, bytes }
        },
      }
    )
  }

  return {
    accept,
    clear: (jurisdiction) => clearFiles(parts, jurisdiction),
    held: async (jurisdiction, holder) =>
      (await ofHolder(db, jurisdiction, hashOf(holder))).map(shownOf),
    async waitingThumb(jurisdiction, holder, file) {
      const one = await oneOfHolder(db, jurisdiction, hashOf(holder), file)
      if (!one?.hasThumb || one.master === null) return null
      const key = keys.waiting(jurisdiction, file, { master: one.master, wrapped: one.wrapped })
      return opened(jurisdiction, file, 'thumb', key)
    },
    async drop(jurisdiction, holder, file) {
      if (!(await dropWaiting(db, jurisdiction, hashOf(holder), file))) return
      await removeParts(store, jurisdiction, file)
    },
    async claim(tx, jurisdiction, { holder, files, matter }) {
      const found = await lockWaiting(tx, jurisdiction, hashOf(holder), files)
      if (found.length !== files.length) return { code: 'no_such_file' }
      const had = matter === null ? 0 : await countOfMatter(tx, jurisdiction, matter)
      return had + files.length > FILES_A_MATTER
        ? { code: 'files_a_matter', params: { max: FILES_A_MATTER } }
        : null
    },
    async attach(tx, jurisdiction, { holder, files, place }) {
      const found = await lockWaiting(tx, jurisdiction, hashOf(holder), files)
      if (found.length !== files.length) throw new Error('a file that was claimed is not there')
      const waiting = found.map(({ file, master, wrapped }) => {
        return { file, master: master ?? '', wrapped }
      })
      const bound = await keys.bind(tx, jurisdiction, place.matter, waiting)
      for (const [index, wrapped] of bound.entries())
        await setKept(tx, jurisdiction, waiting[index]?.file ?? '', wrapped, place)
    },
    async shown(jurisdiction, matter, within = db) {
      const files = await ofMatter(within, jurisdiction, matter)
      return new Map(files.map((one) => [one.file, shownOf(one)]))
    },
    unlock,
    async open(jurisdiction, matter, file, part) {
      const unlocked = await unlock(db, jurisdiction, matter, file, part)
      return unlocked && unlocked.fetch()
    },
  }
}

const mediaOfPart = (one: Known, part: Part) => (part === 'thumb' ? 'image/jpeg' : one.media)

function shownOf({ file, media, bytes, width, height, pages, hasThumb }: Known): FileShown {
  return { id: file, media, bytes, width, height, pages, hasThumb }
}

/** Holders are secrets of forms and receipts: what is stored finds them and does not tell them. */
function hashOf(holder: Holder): Buffer {
  return createHash('sha256').update('holder of files ').update(holder).digest()
}
