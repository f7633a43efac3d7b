/** The streams of a PDF: what they unpack to is counted, and pictures in them lose their notes. */
import { deflateSync, inflateSync, constants } from 'node:zlib'
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import type { PDFObject } from '@cantoo/pdf-lib'
import { BOUNDS } from '../limits.ts'

export interface Filter {
  readonly name: string
  readonly parms: PDFObject | null
}

export interface CleanStream {
  readonly contents: Uint8Array
  readonly filters: readonly Filter[]
}

/** Their bytes are pictures of their own, packed as pictures are. */
const PICTURES = new Set(['DCTDecode', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode'])
const TEXTS = new Set([
  'FlateDecode',
  'LZWDecode',
  'ASCII85Decode',
  'ASCIIHexDecode',
  'RunLengthDecode',
])

const name = (text: string) => PDFName.of(text)

export class Unpacking {
  #total = 0

  /** Throws when it is damaged, packed in a way that no reader knows, or unpacks to too much. */
  clean(stream: PDFRawStream): CleanStream {
    const filters = filtersOf(stream)
    const last = filters.at(-1)
    if (last && PICTURES.has(last.name)) {
      const packed = this.#unpack(stream, filters.slice(0, -1))
      return { contents: withoutNotes(last.name, packed), filters: [last] }
    }
    if (filters.length === 1 && last?.name === 'FlateDecode') {
      return { contents: this.#checked(stream.contents), filters }
    }
    // With a predictor, only the outermost packing may be taken off without undoing it.
    if (filters.some(({ parms }) => parms !== null)) {
      return this.#outermost(stream, filters)
    }
    const plain = this.#unpack(stream, filters)
    return {
      contents: deflateSync(plain, { level: 6 }),
      filters: [{ name: 'FlateDecode', parms: null }],
    }
  }

  #outermost(stream: PDFRawStream, filters: readonly Filter[]): CleanStream {
    const own = filters.at(-1)
    if (!own || filters.slice(0, -1).some(({ parms }) => parms !== null))
      throw new Error('packed twice with predictors')
    const packed = this.#unpack(stream, filters.slice(0, -1))
    if (own.name !== 'FlateDecode') this.#count(this.#decoded(stream, filters).length)
    return {
      contents: own.name === 'FlateDecode' ? this.#checked(packed) : packed,
      filters: [own],
    }
  }

  /** The packed bytes up to their end, once they are known to unpack to a bounded whole. */
  #checked(packed: Uint8Array): Uint8Array {
    const { buffer, engine } = inflateSync(packed, {
      maxOutputLength: BOUNDS.unpackedOne,
      // What a writer forgot to end is still read, as readers do.
      finishFlush: constants.Z_SYNC_FLUSH,
      info: true,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
    this.#count(buffer.length)
    return packed.subarray(0, engine.bytesWritten)
  }

  #unpack(stream: PDFRawStream, filters: readonly Filter[]): Uint8Array {
    if (filters.length === 0) {
      this.#count(stream.contents.length)
      return stream.contents
    }
    if (filters.length === 1 && filters[0]?.name === 'FlateDecode') {
      const plain = inflateSync(stream.contents, {
        maxOutputLength: BOUNDS.unpackedOne,
        finishFlush: constants.Z_SYNC_FLUSH,
      })
      this.#count(plain.length)
      return plain
    }
    const plain = this.#decoded(stream, filters)
    this.#count(plain.length)
    return plain
  }

  #decoded(stream: PDFRawStream, filters: readonly Filter[]): Uint8Array {
    const dict = stream.dict.clone()
    dict.set(name('Filter'), dict.context.obj(filters.map((one) => name(one.name))))
    dict.delete(name('DecodeParms'))
    return decodePDFRawStream(PDFRawStream.of(dict, stream.contents)).decode()
  }

  #count(bytes: number): void {
    this.#total += bytes
    if (bytes > BOUNDS.unpackedOne || this.#total > BOUNDS.unpacked)
      throw new RangeError('unpacks to too much')
  }
}

function filtersOf({ dict }: PDFRawStream): readonly Filter[] {
  const listed = (value: PDFObject | undefined): readonly (PDFObject | undefined)[] =>
    value instanceof PDFArray
      ? value.asArray().map((_, index) => value.lookup(index))
      : value === undefined
        ? []
        : [value]
  const parms = listed(dict.lookup(name('DecodeParms')))
  return listed(dict.lookup(name('Filter'))).map((filter, index) => {
    const known = filter instanceof PDFName ? filter.decodeText() : ''
    // `Crypt` among them: a part that is encrypted by itself.
    if (!PICTURES.has(known) && !TEXTS.has(known)) throw new Error('packed in an unknown way')
    const own = parms[index]
    return { name: known, parms: own instanceof PDFDict ? own : null }
  })
}

function withoutNotes(filter: string, packed: Uint8Array): Uint8Array {
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)
  if (filter === 'DCTDecode') return jpegAlone(bytes)
  return filter === 'JPXDecode' ? jpeg2000Alone(bytes) : packed
}

/** APP14 says how colours are coded and belongs to the picture; every other note goes. */
const ADOBE = 0xee

/** A JPEG without the segments APP0 to APP15 and comments, and without what follows its end. */
export function jpegAlone(bytes: Buffer): Buffer {
  if (bytes.readUInt16BE(0) !== 0xffd8) throw new Error('no JPEG')
  const kept = [bytes.subarray(0, 2)]
  let at = 2
  while (bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const isNote = (marker >= 0xe0 && marker <= 0xef && marker !== ADOBE) || marker === 0xfe
    if (!isNote) kept.push(bytes.subarray(at, end))
    at = end
    if (marker !== 0xda) continue
    // In coded data FF is followed by 00 or a restart, so the first FF D9 is the end.
    const stop = bytes.indexOf(Buffer.from([0xff, 0xd9]), at)
    kept.push(bytes.subarray(at, stop < 0 ? bytes.length : stop + 2))
    return Buffer.concat(kept)
  }
  throw new Error('a JPEG without a picture')
}

const JP2_BOXES = new Set(['jP  ', 'ftyp', 'jp2h', 'jp2c'])

/** A JPEG 2000 with only the boxes that a picture needs; bare code is left as it is. */
function jpeg2000Alone(bytes: Buffer): Buffer {
  if (bytes.subarray(4, 8).toString('latin1') !== 'jP  ') return bytes
  const kept: Buffer[] = []
  for (let at = 0; at + 8 <= bytes.length;) {
    const told = bytes.readUInt32BE(at)
    const size = told === 0 ? bytes.length - at : told
    if (size < 8) throw new Error('a box of JPEG 2000 that has no end')
    const box = bytes.subarray(at, at + size)
    if (JP2_BOXES.has(box.subarray(4, 8).toString('latin1'))) kept.push(box)
    at += size
  }
  return Buffer.concat(kept)
}
