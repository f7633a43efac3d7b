import { inflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { FILE_BYTES, THUMB_SIDE } from '../limits.ts'
import {
  CANARY,
  NOTED,
  pdf,
  pdfBomb,
  pdfNested,
  pdfObjectBomb,
  photo,
  png,
  still,
  withZip,
} from './corpus.fixture.ts'
import { jpegAlone } from './pdf-streams.ts'
import { cleanFile } from './sandbox.ts'
import type { Cleaned, Took } from './sandbox.ts'

async function cleaned(bytes: Buffer): Promise<Cleaned> {
  const result = await cleanFile(bytes)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

describe('a photo', () => {
  it('is turned as it was held, and goes on without a word of where, when and by whom', async () => {
    const original = await photo(1600, 1200)
    expect(original.includes(CANARY)).toBe(true)
    const { copy, thumb, media, width, height } = await cleaned(original)
    expect([media, width, height]).toEqual(['image/jpeg', 1200, 1600])
    for (const bytes of [copy, thumb!]) {
      expect(bytes.includes(CANARY)).toBe(false)
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata()
      expect([exif, xmp, iptc, icc, orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ])
    }
    const small = await sharp(thumb!).metadata()
    expect(Math.max(small.width, small.height)).toBe(THUMB_SIDE)
  })

  it('is made as large as anybody needs it, and no larger', async () => {
    const { width, height } = await cleaned(await photo(4_000, 3_000))
    expect([width, height]).toEqual([1_800, 2_400])
  })

  it.each(['png', 'webp', 'gif'] as const)(
    'may be a %s; transparency becomes white',
    async (format) => {
      const { copy, media } = await cleaned(await still(format))
      expect(media).toBe('image/jpeg')
      expect(copy.includes(CANARY)).toBe(false)
      expect((await sharp(copy).metadata()).format).toBe('jpeg')
    },
  )
})

/** Every byte of a PDF as a reader sees it: streams unpacked. */
async function unpacked(bytes: Buffer): Promise<string> {
  const read = await PDFDocument.load(bytes, { updateMetadata: false })
  const parts = read.context.enumerateIndirectObjects().map(([, object]) => {
    if (!(object instanceof PDFRawStream)) return object.toString()
    const isPacked = object.dict.lookup(PDFName.of('Filter'))?.toString().includes('FlateDecode')
    const contents = Buffer.from(isPacked ? inflateSync(object.contents) : object.contents)
    return `${object.dict.toString()} ${contents.toString('latin1')}`
  })
  return [bytes.toString('latin1'), read.context.trailerInfo.Info?.toString() ?? '', ...parts].join(
    '\n',
  )
}

describe('a PDF', () => {
  it('keeps its pages as they look, with what was filled in and noted', async () => {
    const { copy, pages, thumb } = await cleaned(await pdf(3))
    expect([pages, thumb]).toEqual([3, null])
    const text = await unpacked(copy)
    // Helvetica is written in hexadecimal.
    const hex = (words: string) => Buffer.from(words).toString('hex').toUpperCase()
    expect(text).toContain(hex('Page 1 of the report'))
    expect(text).toContain(hex('Page 3 of the report'))
    expect(text).toContain(hex('Filled in by hand'))
    expect(text).toContain(NOTED)
    expect(text).toContain('/DCTDecode')
  })

  it('does nothing, fetches nothing, carries nothing and tells nothing of who made it', async () => {
    const original = await pdf()
    expect((await unpacked(original)).split(CANARY).length).toBeGreaterThan(6)
    const text = await unpacked((await cleaned(original)).copy)
    expect(text).not.toContain(CANARY)
    // As PDF writes titles and authors.
    const wide = Buffer.from(CANARY, 'utf16le').swap16().toString('hex').toUpperCase()
    expect(await unpacked(original)).toContain(wide)
    expect(text).not.toContain(wide)
    expect(text).not.toMatch(
      /\/(JavaScript|JS|OpenAction|AA|Launch|URI|EmbeddedFiles?|EF|AcroForm|XFA|Annots|Metadata|Names|Author|Title|Producer)\b/u,
    )
    // What a reader opens: nothing but the pages.
    const { catalog } = await PDFDocument.load((await cleaned(original)).copy)
    expect(catalog.keys().map(String).toSorted()).toEqual(['/Pages', '/Type'])
  })

  it('cleaned twice is the same pages', async () => {
    const once = (await cleaned(await pdf())).copy
    expect((await cleaned(once)).pages).toBe(2)
  })

  it('that is protected is refused in words that help', async () => {
    const made = await PDFDocument.create()
    made.addPage()
    made.encrypt({ ownerPassword: 'x', userPassword: 'y', permissions: {} })
    const result = await cleanFile(Buffer.from(await made.save()))
    expect(result.ok ? '' : result.refusal.code).toBe('pdf_encrypted')
  })

  it('pictures in it lose their notes and what follows their end', async () => {
    const alone = jpegAlone(Buffer.concat([await photo(90, 60), Buffer.from(CANARY)]))
    expect(alone.includes(CANARY)).toBe(false)
    expect((await sharp(alone).metadata()).width).toBe(90)
  })
})

const text = (words: string) => Buffer.from(words, 'latin1')
const html = text('<html><script>alert(1)</script>')

const ATTACKS: readonly (readonly [
  name: string,
  code: string,
  make: () => Promise<Buffer> | Buffer,
])[] = [
  ['nothing at all', 'file_empty', () => Buffer.alloc(0)],
  ['one byte', 'file_type', () => text('x')],
  ['one byte too many', 'file_too_large', () => Buffer.alloc(FILE_BYTES + 1, 0xff)],
  ['a page', 'file_type', () => html],
  ['a picture that is a program', 'file_type', () => text('<svg xmlns="x"><script/></svg>')],
  ['a program', 'file_type', () => text('MZ\x90\0')],
  ['an archive', 'file_type', () => text('PK\x03\x04')],
  ['a document with macros', 'file_type', () => text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ['a HEIC photo', 'file_heic', () => text('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ['a photo and an archive', 'file_disguised', async () => withZip(await photo(300, 200))],
  [
    'a photo and a page',
    'file_disguised',
    async () => Buffer.concat([await photo(300, 200), html]),
  ],
  ['a GIF and a program for Java', 'file_disguised', async () => withZip(await still('gif'))],
  ['a PDF and an archive', 'file_disguised', async () => withZip(await pdf(1))],
  ['a GIF and a script', 'file_disguised', () => text('GIF89a/*<script >*/=1;')],
  [
    'a photo and a PDF',
    'file_disguised',
    async () => {
      const whole = await photo(300, 200)
      return Buffer.concat([
        whole.subarray(0, 2),
        text('\xff\xfe\0\x0a%PDF-1.7'),
        whole.subarray(2),
      ])
    },
  ],
  ['half a photo', 'file_unreadable', async () => (await photo()).subarray(0, 200_000)],
  ['the head of a photo', 'file_unreadable', async () => (await photo()).subarray(0, 600)],
  ['three bytes of a photo', 'file_unreadable', () => text('\xff\xd8\xff')],
  ['half a PDF', 'file_unreadable', () => text('%PDF-1.7\n1 0 obj\n<</Type/Catalog')],
  ['50,000 × 50,000 pixels', 'file_unreadable', () => png(50_000, 50_000, 10)],
  ['49 megapixels of which ten rows come', 'file_unreadable', () => png(7_000, 7_000, 10)],
  ['a flood of pixels out of order', 'file_too_complex', () => png(7_000, 7_000, 7_000, true)],
  ['a page of 300 MB', 'file_unreadable', () => pdfBomb(300_000_000)],
  ['a page packed twice', 'refused', () => pdfBomb(300_000_000, 2)],
  ['a page packed three times', 'refused', () => pdfBomb(600_000_000, 3)],
  ['parts that unpack to 500 MB', 'refused', () => pdfObjectBomb(500_000_000)],
  ['two million brackets', 'file_unreadable', () => pdfNested(2_000_000)],
  ['nine megabytes of nothing', 'refused', () => text(`%PDF-1.7\n${'x'.repeat(9_000_000)}`)],
]

describe('what is no photo and no document, or too much of one', () => {
  it.each(ATTACKS)('%s: %s', async (_name, code, make) => {
    const bytes = await make()
    let took: Took = { memory: 0, computing: 0, waited: 0 }
    const result = await cleanFile(bytes, (what) => (took = what))
    const told = result.ok ? 'taken' : result.refusal.code
    if (code === 'refused') expect(['file_unreadable', 'file_too_complex']).toContain(told)
    else expect(told).toBe(code)
    expect(took.memory).toBeLessThan(256 * 1_048_576)
    expect(took.computing).toBeLessThan(2_000)
  })
})
