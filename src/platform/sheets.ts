/**
 * Tables that leave the house, row by row: nothing of their size is held in memory, and nothing in
 * them is a formula, wherever they are opened (OWASP, CSV Injection; ASVS 1.2.10).
 */
import { strToU8, Zip, ZipDeflate } from 'fflate'

export type Cell = string | number | null
export type Rows = AsyncIterable<readonly (readonly Cell[])[]>

/** RFC 4180; a cell that a spreadsheet would take for a formula is marked as text. */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** UTF-8 with a byte order mark, or spreadsheets take it for something else. */
export async function* csvOf(rows: Rows): AsyncGenerator<Buffer> {
  yield Buffer.from('\uFEFF', 'utf8')
  for await (const some of rows) {
    const lines = some.map((cells) => `${cells.map(plainCell).join(',')}\r\n`)
    yield Buffer.from(lines.join(''), 'utf8')
  }
}

/** A number of ours is a number, also below zero; only texts come from somebody else. */
function plainCell(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'number' ? String(cell) : csvCell(cell)
}

export interface SheetLook {
  readonly name: string
  /** Of the columns, in characters. */
  readonly widths: readonly number[]
  /** Rows that stay in sight: up to the one with the names of the columns. */
  readonly frozen: number
}

/** Office Open XML (ISO/IEC 29500), texts inline: so a sheet can be written without knowing all of it. */
export async function* xlsxOf(rows: Rows, look: SheetLook): AsyncGenerator<Buffer> {
  const ready: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failed = error
    else ready.push(chunk)
  })
  const taken = (): Buffer => {
    if (failed) throw failed
    return Buffer.concat(ready.splice(0))
  }
  for (const [name, xml] of partsOf(look)) {
    const part = new ZipDeflate(name)
    zip.add(part)
    part.push(strToU8(xml), true)
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 })
  zip.add(sheet)
  sheet.push(strToU8(sheetHead(look)))
  let at = 0
  for await (const some of rows) {
    const xml = some.map((cells) => rowXml(cells, (at += 1), at === look.frozen))
    sheet.push(strToU8(xml.join('')))
    yield taken()
  }
  sheet.push(strToU8('</sheetData></worksheet>'), true)
  zip.end()
  yield taken()
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

function partsOf({ name }: SheetLook): readonly (readonly [string, string])[] {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${xmlText(name.replaceAll(/[[\]:*?/\\]/gu, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    // 0: text as it is typed; 1: the names of the columns.
    [
      'xl/styles.xml',
      `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" quotePrefix="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" applyFont="1"/></cellXfs></styleSheet>`,
    ],
  ]
}

function sheetHead({ widths, frozen }: SheetLook): string {
  const columns = widths.map((width, index) => {
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`
  })
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
}

function rowXml(cells: readonly Cell[], row: number, isHead: boolean): string {
  const written = cells.map((cell, index) => {
    if (cell === null || cell === '') return ''
    const place = `${columnName(index)}${row}`
    if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
    const style = isHead ? 1 : 0
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`
  })
  return `<row r="${row}">${written.join('')}</row>`
}

/** A … Z, AA …; rows of ours are narrower than two letters. */
function columnName(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`
}

/** What a cell may hold at most. */
const LONGEST = 32_767

/** Signs that XML cannot hold are left out; what looks like its escape for them stays what it was. */
function xmlText(text: string): string {
  return text
    .toWellFormed()
    .slice(0, LONGEST)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => ('\t\n\r'.includes(sign) ? sign : ''))
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/gu, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}
