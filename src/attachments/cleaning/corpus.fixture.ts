/** Files to try the decoder with, all made here: honest ones with something planted, and attacks. */
import { deflateSync, crc32 } from 'node:zlib'
import { PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib'
import sharp from 'sharp'

/** Looked for in what is passed on, and on the disk. */
export const CANARY = 'Canary7Q4xN2vLongtime'

/** Stands in a note on a page, and is to be seen there afterwards. */
export const NOTED = 'Noted in the margin'

/** A picture of something: noise over a gradient, so that it is as large as a photo of its size. */
export async function photo(width = 1600, height = 1200): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 24 } as const
  return sharp({
    create: { width, height, channels: 3, background: '#557799', noise },
    limitInputPixels: false,
  })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: CANARY, Artist: CANARY },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1 1/1 2/1', GPSAreaInformation: CANARY },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${CANARY}</a></x:xmpmeta>`)
    .jpeg({ quality: 90 })
    .toBuffer()
}

export async function still(format: 'png' | 'webp' | 'gif'): Promise<Buffer> {
  const image = sharp({ create: { width: 60, height: 40, channels: 4, background: '#11223380' } })
  return image.withXmp(`<a>${CANARY}</a>`).toFormat(format).toBuffer()
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG that claims a size, and brings `rows` of it. */
export function png(width: number, height: number, rows: number, interlaced = false): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([16, 6, 0, 0, interlaced ? 1 : 0], 8)
  const pixels = deflateSync(Buffer.alloc((1 + width * 8) * rows))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The end of a ZIP after a file: to Java and to every unpacker it is an archive. */
export function withZip(bytes: Buffer): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  return Buffer.concat([bytes, Buffer.from('PK\x03\x04whatever', 'latin1'), end])
}

const name = (text: string) => PDFName.of(text)

/** A document of an office, with everything in it that a document should not do. */
export async function pdf(pages = 2): Promise<Buffer> {
  const made = await PDFDocument.create()
  const font = await made.embedFont(StandardFonts.Helvetica)
  const jpeg = await made.embedJpg(await photo(300, 200))
  for (let n = 0; n < pages; n += 1) {
    const page = made.addPage([300, 400])
    page.drawText(`Page ${n + 1} of the report`, { x: 20, y: 350, font, size: 18 })
    page.drawImage(jpeg, { x: 20, y: 100, width: 200, height: 140 })
  }
  made.setAuthor(CANARY)
  made.setTitle(CANARY)
  const [first] = made.getPages()
  const field = made.getForm().createTextField('who')
  field.setText('Filled in by hand')
  field.addToPage(first!, { x: 20, y: 20, width: 200, height: 24 })
  made.addJavaScript('open', `app.alert("${CANARY}")`)
  await made.attach(Buffer.from(CANARY), 'secret.txt', { mimeType: 'text/plain' })
  const { context, catalog } = made
  const launch = context.obj({ Type: 'Action', S: 'Launch', F: PDFString.of(CANARY) })
  catalog.set(name('OpenAction'), context.register(launch))
  const metadata = context.flateStream(`<x:xmpmeta>${CANARY}</x:xmpmeta>`, { Type: 'Metadata' })
  catalog.set(name('Metadata'), context.register(metadata))
  first!.node.set(name('Metadata'), context.register(metadata))
  first!.node.set(name('AA'), context.obj({ O: launch }))
  const link = context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [0, 0, 99, 99],
    A: { S: 'URI', URI: PDFHexString.fromText(CANARY) },
  })
  first!.node.addAnnot(context.register(link))
  const looks = context.stream(`BT /F 12 Tf (${NOTED}) Tj ET`, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, 100, 20],
    Resources: {},
  })
  const stamp = context.obj({
    Type: 'Annot',
    Subtype: 'Stamp',
    Rect: [10, 300, 110, 320],
    Contents: PDFString.of(CANARY),
    AP: { N: context.register(looks) },
  })
  first!.node.addAnnot(context.register(stamp))
  return Buffer.from(await made.save({ useObjectStreams: false }))
}

/** One page whose contents unpack to `bytes`, packed `layers` times. */
export async function pdfBomb(bytes: number, layers = 1): Promise<Buffer> {
  const made = await PDFDocument.create()
  const page = made.addPage([100, 100])
  let packed: Buffer = Buffer.alloc(bytes, 0x20)
  for (let layer = 0; layer < layers; layer += 1) packed = deflateSync(packed)
  const filters = Array.from({ length: layers }, () => 'FlateDecode')
  const stream = made.context.stream(packed, { Filter: filters })
  page.node.set(name('Contents'), made.context.register(stream))
  return Buffer.from(await made.save({ useObjectStreams: false }))
}

/** Objects in a packed stream are unpacked as soon as the file is opened. */
export function pdfObjectBomb(bytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(bytes, 0x20))
  const head = `%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Length ${packed.length}/Filter/FlateDecode>>\nstream\n`
  const tail = '\nendstream\nendobj\ntrailer\n<</Root 2 0 R/Size 3>>\n%%EOF\n'
  return Buffer.concat([Buffer.from(head), packed, Buffer.from(tail)])
}

/** Arrays within arrays: whoever reads it by calling itself runs out of stack. */
export function pdfNested(depth: number): Buffer {
  const arrays = '['.repeat(depth)
  return Buffer.from(
    `%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages ${arrays}>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n`,
  )
}
