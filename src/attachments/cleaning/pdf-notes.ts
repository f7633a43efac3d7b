/** What is filled in and noted on a page of a PDF, as it looks: the thing that looks so is dropped. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFStream } from '@cantoo/pdf-lib'
import type { PDFPageLeaf } from '@cantoo/pdf-lib'

export interface DrawnNotes {
  /** By the name under which the page's resources are to have it. */
  readonly drawn: ReadonlyMap<string, PDFRef>
  /** The operators that draw them where they stood. */
  readonly operators: string
}

/** Links and windows have no looks; what holds a file, a film or a sound would be nothing without it. */
const SHOWN = new Set(
  (
    'Widget FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut ' +
    'Stamp Caret Ink'
  ).split(' '),
)
const HIDDEN = 0b10_0010
const MOST = 2_000

const name = (text: string) => PDFName.of(text)

export function drawnNotes(page: PDFPageLeaf): DrawnNotes {
  const drawn = new Map<string, PDFRef>()
  let operators = ''
  const notes = page.lookupMaybe(name('Annots'), PDFArray)
  for (let index = 0; index < Math.min(notes?.size() ?? 0, MOST); index += 1) {
    const note = notes?.lookup(index)
    const looks = note instanceof PDFDict ? looksOf(note) : null
    if (!looks) continue
    const key = `Note${index}`
    drawn.set(key, looks.ref)
    operators += `q ${looks.matrix.map((one) => one.toFixed(5)).join(' ')} cm /${key} Do Q\n`
  }
  return { drawn, operators }
}

function looksOf(note: PDFDict): { ref: PDFRef; matrix: readonly number[] } | null {
  const subtype = note.lookup(name('Subtype'))
  if (!(subtype instanceof PDFName) || !SHOWN.has(subtype.decodeText())) return null
  const flags = note.lookup(name('F'))
  if (flags instanceof PDFNumber && (flags.asNumber() & HIDDEN) !== 0) return null
  const looks = note.lookupMaybe(name('AP'), PDFDict)
  const ref = looks && normalOf(note, looks)
  const form = ref && note.context.lookup(ref)
  const target = numbersIn(note.lookup(name('Rect')), 4)
  if (!ref || !target || !(form instanceof PDFStream)) return null
  const box = numbersIn(form.dict.lookup(name('BBox')), 4)
  const own = numbersIn(form.dict.lookup(name('Matrix')), 6) ?? [1, 0, 0, 1, 0, 0]
  return box ? { ref, matrix: placed(box, own, target) } : null
}

/** Of a button that can be on or off, how it looks now. */
function normalOf(note: PDFDict, looks: PDFDict): PDFRef | null {
  const normal = looks.get(name('N'))
  if (normal instanceof PDFRef && looks.lookup(name('N')) instanceof PDFStream) return normal
  const states = looks.lookup(name('N'))
  const now = note.lookup(name('AS'))
  const ref = states instanceof PDFDict && now instanceof PDFName ? states.get(now) : undefined
  return ref instanceof PDFRef ? ref : null
}

function numbersIn(value: unknown, count: number): number[] | null {
  if (!(value instanceof PDFArray) || value.size() !== count) return null
  const read = value.asArray().map((_, index) => value.lookup(index))
  return read.every((one) => one instanceof PDFNumber) ? read.map((one) => one.asNumber()) : null
}

/** ISO 32000-1, 12.5.5: the box of the appearance, turned by its own matrix, is fitted into the rectangle. */
function placed(box: number[], own: number[], target: number[]): readonly number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = own
  const [left = 0, low = 0, right = 0, high = 0] = box
  const corners = [
    [left, low],
    [left, high],
    [right, low],
    [right, high],
  ].map(([x = 0, y = 0]) => [a * x + c * y + e, b * x + d * y + f] as const)
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  const [x0, y0] = [Math.min(...xs), Math.min(...ys)]
  const [tx0 = 0, ty0 = 0, tx1 = 0, ty1 = 0] = target
  const scale = (from: number, to: number) => (from === 0 ? 1 : to / from)
  const sx = scale(Math.max(...xs) - x0, Math.abs(tx1 - tx0))
  const sy = scale(Math.max(...ys) - y0, Math.abs(ty1 - ty0))
  return [sx, 0, 0, sy, Math.min(tx0, tx1) - x0 * sx, Math.min(ty0, ty1) - y0 * sy]
}
