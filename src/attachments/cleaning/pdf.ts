/**
 * PDF files: a new file is made that holds the pages and what they are drawn with, and nothing else.
 *
 * What is copied is listed, not what is left out: of a page its boxes, contents and resources; of
 * resources fonts, pictures, patterns. Scripts, actions, forms, embedded files, metadata and links
 * hang on what is never copied. Filled-in fields and notes are drawn into the page as they look.
 */
import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  PDFNull,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import type { PDFContext, PDFObject, PDFPage } from '@cantoo/pdf-lib'
import { BOUNDS } from '../limits.ts'
import { drawnNotes } from './pdf-notes.ts'
import { Unpacking } from './pdf-streams.ts'

type CleanPdf =
  | { readonly ok: true; readonly copy: Buffer; readonly pages: number }
  | { readonly ok: false; readonly code: string }

/** Throws for whatever cannot be read. */
export async function cleanPdf(bytes: Buffer): Promise<CleanPdf> {
  const source = await open(bytes)
  if (source === null || source.isEncrypted) return { ok: false, code: 'pdf_encrypted' }
  const pages = source.getPages()
  if (pages.length === 0) return { ok: false, code: 'file_unreadable' }
  if (pages.length > BOUNDS.pages) return { ok: false, code: 'pdf_too_many_pages' }
  const fresh = await PDFDocument.create({ updateMetadata: false })
  const copier = new Copier(source.context, fresh.context)
  for (const page of pages) addCopy(fresh, copier, page)
  copier.finish()
  const copy = await fresh.save({ useObjectStreams: false, updateFieldAppearances: false })
  return { ok: true, copy: Buffer.from(copy), pages: pages.length }
}

async function open(bytes: Buffer): Promise<PDFDocument | null> {
  try {
    return await PDFDocument.load(bytes, { updateMetadata: false })
  } catch (error) {
    if (error instanceof EncryptedPDFError) return null
    throw error
  }
}

const name = (text: string) => PDFName.of(text)

function addCopy(fresh: PDFDocument, copier: Copier, page: PDFPage): void {
  const { node } = page
  const to = fresh.addPage([page.getWidth(), page.getHeight()]).node
  to.set(name('MediaBox'), copier.copy(node.MediaBox()))
  const crop = node.CropBox()
  if (crop) to.set(name('CropBox'), copier.copy(crop))
  const turned = node.Rotate()
  if (turned) to.set(name('Rotate'), copier.copy(turned))
  const unit = node.get(name('UserUnit'))
  if (unit) to.set(name('UserUnit'), copier.copy(unit))
  const group = node.get(name('Group'))
  if (group) to.set(name('Group'), copier.copy(group))
  const notes = drawnNotes(node)
  to.set(name('Resources'), copier.resources(node.Resources(), notes.drawn))
  to.set(name('Contents'), drawn(fresh.context, copier, page, notes.operators))
}

/** The page's own contents leave the state as they found it, and then the notes are drawn over them. */
function drawn(context: PDFContext, copier: Copier, page: PDFPage, over: string): PDFObject {
  const own = page.node.Contents()
  const parts =
    own instanceof PDFArray ? own.asArray() : own ? [page.node.get(name('Contents')) ?? own] : []
  const stream = (text: string) => context.register(context.flateStream(text))
  return context.obj([
    stream('q\n'),
    ...parts.map((part) => copier.referred(part)),
    stream(`\nQ\n${over}`),
  ])
}

const RESOURCES = new Set([
  'Font',
  'XObject',
  'ExtGState',
  'ColorSpace',
  'Pattern',
  'Shading',
  'ProcSet',
])
const FORM = new Set(['Type', 'Subtype', 'FormType', 'BBox', 'Matrix', 'Resources', 'Group'])
const IMAGE = new Set(
  (
    'Type Subtype Width Height ColorSpace BitsPerComponent Intent ImageMask Mask SMask SMaskInData ' +
    'Decode Interpolate Matte'
  ).split(' '),
)
/** Whatever may do, fetch, hold or tell something, wherever it hangs. */
const NEVER = new Set(
  (
    'A AA Action OpenAction JS JavaScript Names EmbeddedFiles EF AF RF Filespec FS AcroForm XFA URI ' +
    'Launch Metadata PieceInfo LastModified StructParent StructParents OPI Ref Alternates OC OCG ' +
    'Measure PtData Annots Parent P Dest Dests RichMedia F FFilter FDecodeParms DL Info Thumb B ' +
    'Properties ID'
  ).split(' '),
)

/** Copies from one file to another what may be copied, each thing once. */
class Copier {
  readonly #from: PDFContext
  readonly #to: PDFContext
  readonly #unpacking = new Unpacking()
  readonly #known = new Map<string, PDFRef>()
  readonly #queue: (readonly [PDFRef, PDFObject | undefined])[] = []

  constructor(from: PDFContext, to: PDFContext) {
    this.#from = from
    this.#to = to
  }

  copy(object: PDFObject | undefined, depth = 0): PDFObject {
    if (depth > 60) throw new RangeError('nested too deeply')
    if (object === undefined || object instanceof PDFInvalidObject) return PDFNull
    if (object instanceof PDFRef) return this.#refer(object)
    if (object instanceof PDFStream) return this.#stream(object, depth)
    if (object instanceof PDFDict) return this.#dict(object, depth)
    if (!(object instanceof PDFArray)) return object.clone(this.#to)
    const list = PDFArray.withContext(this.#to)
    for (const one of object.asArray()) list.push(this.copy(one, depth + 1))
    return list
  }

  /** A stream stands by itself in a file, and is named where it is used. */
  referred(object: PDFObject): PDFObject {
    return object instanceof PDFRef ? this.#refer(object) : this.#to.register(this.copy(object))
  }

  /** The resources of a page with what its notes are drawn by. */
  resources(own: PDFDict | undefined, notes: ReadonlyMap<string, PDFRef>): PDFDict {
    const made = own ? this.#dict(own, 0, RESOURCES) : this.#to.obj({})
    if (notes.size === 0) return made
    const pictures = this.#to.obj({})
    const had = own?.lookupMaybe(name('XObject'), PDFDict)
    for (const [key, value] of had?.entries() ?? []) pictures.set(key, this.copy(value))
    for (const [key, ref] of notes) pictures.set(name(key), this.#refer(ref))
    made.set(name('XObject'), pictures)
    return made
  }

  /** Whatever the pages lead to, until nothing new comes. */
  finish(): void {
    for (let next = this.#queue.pop(); next; next = this.#queue.pop()) {
      const [ref, object] = next
      this.#to.assign(ref, this.copy(object))
    }
  }

  #refer(ref: PDFRef): PDFRef {
    const known = this.#known.get(ref.tag)
    if (known) return known
    if (this.#known.size >= BOUNDS.objects) throw new RangeError('too many parts')
    const made = this.#to.nextRef()
    this.#known.set(ref.tag, made)
    this.#queue.push([made, this.#from.lookup(ref)])
    return made
  }

  #dict(dict: PDFDict, depth: number, only?: ReadonlySet<string>): PDFDict {
    const made = PDFDict.withContext(this.#to)
    for (const [key, value] of dict.entries()) {
      const text = key.decodeText()
      if (only ? !only.has(text) : NEVER.has(text)) continue
      if (text === 'Resources' && !only?.has('Font')) {
        const inner = dict.lookupMaybe(key, PDFDict)
        if (inner) made.set(key, this.#dict(inner, depth + 1, RESOURCES))
      } else made.set(key, this.copy(value, depth + 1))
    }
    return made
  }

  #stream(stream: PDFStream, depth: number): PDFObject {
    if (!(stream instanceof PDFRawStream)) return PDFNull
    const subtype = stream.dict.lookup(name('Subtype'))
    const kind = subtype instanceof PDFName ? subtype.decodeText() : ''
    // A picture made by a program for printers: the program is what would be passed on.
    if (kind === 'PS') return PDFNull
    const only = kind === 'Form' ? FORM : kind === 'Image' ? IMAGE : undefined
    const dict = this.#dict(stream.dict, depth, only)
    const { contents, filters } = this.#unpacking.clean(stream)
    for (const key of ['Filter', 'DecodeParms', 'Length', 'DP', 'Fl']) dict.delete(name(key))
    if (filters.length > 0) {
      dict.set(name('Filter'), this.#to.obj(filters.map((one) => name(one.name))))
      const parameters = filters.map(({ parms }) => (parms ? this.copy(parms, depth + 1) : PDFNull))
      if (filters.some(({ parms }) => parms))
        dict.set(name('DecodeParms'), this.#to.obj(parameters))
    }
    return PDFRawStream.of(dict, contents)
  }
}
