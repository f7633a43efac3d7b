/**
 * The document in millimetres: rendered by LibreOffice and measured on the page, since what a file says of
 * itself proves nothing of what is printed. Without LibreOffice and poppler nothing is measured, and the
 * name of the test says so. Needs, on Debian: libreoffice-writer, poppler-utils and a Chinese font.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Issued } from '../issuing.ts'
import { pagesOf, printed, titleLines } from './document.ts'
import { linesOf, signatureIndents, widthOf } from './layout.ts'
import { numberWords } from './numbering.ts'

const MM = 72 / 25.4
const TOOLS = ['soffice', 'pdftotext', 'pdftoppm'] as const
const missing = TOOLS.filter(
  (tool) => !(process.env['PATH'] ?? '').split(':').some((path) => existsSync(join(path, tool))),
)

const issued = (more: Partial<Issued> = {}): Issued => ({
  format: 1,
  number: '2026-3',
  matter: '261208-22222-2',
  issuer: { zh: '试验市政府督查室', en: 'Supervision Office' },
  title: '关于2026年11月工作情况的通报',
  period: '2026-11',
  released_on: '2026-12-07',
  signed_by: '市长 甲',
  approved_on: '2026-12-08',
  published_on: '2026-12-08',
  corrects: null,
  sections: [
    { heading: '诉求办理', text: `{period}收到{requests.came_in}件。${'国'.repeat(100)}` },
  ],
  sources: [
    { token: '{period}', value: '2026-11', shown: '2026年11月' },
    { token: '{requests.came_in}', value: 40, shown: '40余' },
  ],
  ...more,
})

const long = issued({
  sections: [
    {
      heading: '表扬',
      text: Array.from({ length: 30 }, () => '经批准，表扬市综合行政执法局。').join('\n'),
    },
  ],
})

describe('the layout of a document', () => {
  it('counts signs, parts a title evenly, and sets the date two signs after the name', () => {
    expect(widthOf('2026年11月')).toBe(5)
    expect(linesOf('国'.repeat(26))).toBe(1)
    expect(linesOf('国'.repeat(27))).toBe(2)
    expect(titleLines('关于二〇二六年上半年全市群众诉求办理和目标任务推进情况的通报')).toEqual([
      '关于二〇二六年上半年全市群众诉',
      '求办理和目标任务推进情况的通报',
    ])
    // The date is shorter than the name, and longer.
    expect(signatureIndents('试验市人民政府督查室办公室', '2026年9月8日')).toEqual([13, 15])
    expect(signatureIndents('督查室', '2026年12月8日')).toEqual([17.5, 19.5])
    expect(numberWords(issued())).toBe('通报〔2026〕3号')
  })

  it('says of a document how many pages it fills', () => {
    expect(pagesOf(issued())).toBe(3)
    expect(pagesOf(long)).toBeGreaterThan(pagesOf(issued()))
  })
})

interface Line {
  readonly page: number
  readonly text: string
  /** Of its box on the page, in millimetres. */
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

if (missing.length > 0)
  console.warn(`NOT MEASURED: this machine has no ${missing.join(', ')} to print a document with`)

describe.skipIf(missing.length > 0)('a document as LibreOffice prints it', () => {
  const run = promisify(execFile)
  let folder = ''
  let short: readonly Line[] = []
  let pages = { short: 0, long: 0 }
  let longLines: readonly Line[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bulletin-'))
    await writeFile(join(folder, 'short.docx'), await printed(issued()))
    await writeFile(join(folder, 'long.docx'), await printed(long))
    const files = ['short.docx', 'long.docx'].map((file) => join(folder, file))
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await run('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...files,
    ])
    short = await linesIn('short')
    longLines = await linesIn('long')
    pages = { short: await pagesIn('short'), long: await pagesIn('long') }
    await run('pdftoppm', [
      '-r',
      '254',
      '-png',
      '-f',
      '1',
      '-l',
      '1',
      join(folder, 'short.pdf'),
      join(folder, 'page'),
    ])
  }, 120_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function linesIn(file: string): Promise<readonly Line[]> {
    const out = join(folder, `${file}.html`)
    await run('pdftotext', ['-bbox-layout', join(folder, `${file}.pdf`), out])
    const text = await readFile(out, 'utf8')
    return text
      .split('<page ')
      .slice(1)
      .flatMap((page, at) =>
        [
          ...page.matchAll(
            /<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([\s\S]*?)<\/line>/gu,
          ),
        ].map(([, left, top, right, bottom, words]) => ({
          page: at + 1,
          left: Number(left) / MM,
          top: Number(top) / MM,
          right: Number(right) / MM,
          bottom: Number(bottom) / MM,
          text: (words ?? '').replaceAll(/<[^>]*>|\s/gu, ''),
        })),
      )
  }

  async function pagesIn(file: string): Promise<number> {
    const { stdout } = await run('pdfinfo', [join(folder, `${file}.pdf`)])
    return Number(/Pages:\s+(\d+)/u.exec(stdout)?.[1])
  }

  const found = (words: string, lines = short) => {
    const line = lines.find(({ text }) => text.includes(words))
    if (!line) throw new Error(`no line has ${words}`)
    return line
  }

  it('has twenty-eight signs in a line of 156 mm, 28 mm from the left', () => {
    const full = short.find(({ text }) => /^国{28}$/u.test(text))
    expect(full?.left).toBeCloseTo(28, 0)
    expect(full?.right).toBeLessThanOrEqual(184.1)
    expect(full?.right).toBeGreaterThan(182.5)
  })

  it('has twenty-two lines to a page, 225 mm in all', () => {
    const tops = longLines
      .filter(({ page, text }) => page === 2 && !/^[—–]/u.test(text))
      .map(({ top }) => top)
    expect(tops).toHaveLength(22)
    const pitch = (Math.max(...tops) - Math.min(...tops)) / 21
    expect(pitch).toBeCloseTo(225 / 22, 1)
    expect(Math.min(...tops)).toBeGreaterThan(36)
    // The box of a line begins a little below the line itself.
    expect(Math.max(...tops) + pitch - (Math.min(...tops) - 37)).toBeLessThan(262.1)
  })

  it('has the red mark 35 mm below the upper edge of the type area, and the red rule 4 mm below the number', async () => {
    // Ten dots a millimetre.
    const file = readdirSync(folder).find((one) => /^page-\d+\.png$/u.test(one))
    const { data, info } = await sharp(join(folder, file ?? ''))
      .raw()
      .toBuffer({ resolveWithObject: true })
    const rows = Array.from({ length: info.height }, (_, y) => {
      let red = 0
      let black = 0
      let first = info.width
      let last = 0
      for (let x = 0; x < info.width; x += 1) {
        const at = (y * info.width + x) * info.channels
        const [r = 255, g = 255, b = 255] = [data[at], data[at + 1], data[at + 2]]
        if (r > 150 && g < 90 && b < 110) {
          red += 1
          first = Math.min(first, x)
          last = Math.max(last, x)
        }
        if (r < 100 && g < 100 && b < 100) black += 1
      }
      return { red, black, width: (last - first) / 10 }
    })
    const mark = rows.findIndex(({ red }) => red > 5) / 10
    expect(mark).toBeGreaterThan(37 + 35 - 1.5)
    expect(mark).toBeLessThan(37 + 35 + 1.5)
    const rule = rows.findIndex(({ red }) => red > 1500)
    expect(rows[rule]?.width).toBeCloseTo(156, -0.5)
    const number = rows.slice(0, rule).findLastIndex(({ black }) => black > 0)
    expect((rule - number) / 10).toBeGreaterThan(3)
    expect((rule - number) / 10).toBeLessThan(5)
  })

  it('has odd page numbers at the right and even ones at the left, their dash 7 mm below the type area', () => {
    const numbers = longLines.filter(({ text }) => /^[—–]\d+[—–]$/u.test(text))
    expect(numbers.map(({ page }) => page)).toEqual(
      Array.from({ length: pages.long }, (_, at) => at + 1),
    )
    for (const one of numbers) {
      const dash = (one.top + one.bottom) / 2
      expect(dash).toBeGreaterThan(262 + 7 - 1.5)
      expect(dash).toBeLessThan(262 + 7 + 1.5)
      if (one.page % 2 === 1) expect(210 - 26 - one.right).toBeCloseTo(4.9, 0)
      else expect(one.left - 28).toBeCloseTo(4.9, 0)
    }
  })

  it('ends on an even page, the imprint at its foot', () => {
    for (const [lines, count] of [
      [short, pages.short],
      [longLines, pages.long],
    ] as const) {
      expect(count % 2).toBe(0)
      const imprint = found('印发', lines)
      expect(imprint.page).toBe(count)
      expect(imprint.bottom).toBeGreaterThan(262 - 8)
      expect(imprint.bottom).toBeLessThan(262.5)
    }
  })

  it('sets the date two signs to the right of where the name begins', () => {
    const signature = short.filter(({ page }) => page <= 2)
    const day = signature.find(({ text }) => text === '2026年12月8日')
    const unit = signature.findLast(
      ({ text, page }) => text === '试验市政府督查室' && page === day?.page,
    )
    expect((day?.left ?? 0) - (unit?.left ?? 0)).toBeCloseTo(11.1, 0)
  })
})
