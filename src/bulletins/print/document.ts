/**
 * A bulletin as a document in the layout of GB/T 9704-2012, for whoever prints it. It names the fonts that
 * the standard names; a machine that has none of them prints others, and the page says so. Nothing here
 * claims to comply: that is for whoever holds the ruler to the paper.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HorizontalPositionRelativeFrom,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx'
import { ShapeRun } from 'docx/shapes'
import type { IParagraphOptions } from 'docx'
import type { Issued } from '../issuing.ts'
import { readAs } from '../../kinds/index.ts'
import { figureWords } from '../telling.ts'
import { numberWords } from './numbering.ts'
import {
  CLOSER,
  FONT,
  LINE,
  LINES,
  linesOf,
  mm,
  PAGE,
  signatureIndents,
  SIZE,
  widthOf,
} from './layout.ts'

const RED = 'C8102E'
/** One sign of the body, as it is set. */
const SIGN = 16 * 20 + CLOSER
const TYPE_WIDTH = PAGE.width - PAGE.left - PAGE.right
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

interface Set {
  readonly font?: string
  readonly size?: number
  readonly color?: string
  readonly closer?: number
}

const run = (
  text: string,
  { font = FONT.body, size = SIZE.three, color, closer = CLOSER }: Set = {},
) =>
  new TextRun({
    text,
    size,
    font: { ascii: font, hAnsi: font, eastAsia: font, cs: font },
    characterSpacing: closer,
    ...(color === undefined ? {} : { color }),
  })

/** Lines of exactly the grid; nothing hangs, nothing is drawn together, no air around figures. */
const line = (children: IParagraphOptions['children'], more: IParagraphOptions = {}) =>
  new Paragraph({
    spacing: { before: 0, after: 0, line: LINE, lineRule: LineRuleType.EXACT },
    overflowPunctuation: false,
    autoSpaceEastAsianText: false,
    widowControl: false,
    children: children ?? [],
    ...more,
  })

const blank = (height = LINE) =>
  line([], { spacing: { before: 0, after: 0, line: height, lineRule: LineRuleType.EXACT } })

const body = (text: string, font: string = FONT.body, more: IParagraphOptions = {}) =>
  line([run(text, { font })], {
    indent: { firstLine: 2 * SIGN },
    alignment: AlignmentType.LEFT,
    ...more,
  })

export async function printed(issued: Issued): Promise<Buffer> {
  const paper = new Document({
    creator: issued.issuer.zh,
    title: issued.title,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.top,
              right: PAGE.right,
              bottom: PAGE.bottom,
              left: PAGE.left,
              // Art. 7.5: the dash of the page number is 7 mm below the type area.
              footer: PAGE.bottom - mm(7) - mm(2.5),
              header: mm(15),
              gutter: 0,
            },
          },
        },
        footers: {
          default: new Footer({ children: [pageNumber(AlignmentType.RIGHT)] }),
          even: new Footer({ children: [pageNumber(AlignmentType.LEFT)] }),
        },
        children: [...head(issued), ...main(issued), ...appendix(issued), ...imprint(issued)],
      },
    ],
  })
  return Packer.toBuffer(paper)
}

/** Half-width figures of size four between two dashes; odd pages right, even left, one sign in. */
function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Paragraph {
  const set = { size: SIZE.four, font: FONT.number }
  return new Paragraph({
    alignment,
    indent: { left: 14 * 20, right: 14 * 20 },
    spacing: { before: 0, after: 0, line: 14 * 20, lineRule: LineRuleType.EXACT },
    children: [
      new TextRun({ ...set, text: '— ' }),
      new TextRun({ ...set, children: [PageNumber.CURRENT] }),
      new TextRun({ ...set, text: ' —' }),
    ],
  })
}

const MARK_HEIGHT = SIZE.mark * 10 + 60
// Art. 7.2.4: the mark's upper edge is 35 mm below the upper edge of the type area; a line of it carries
// some air above its signs.
const ABOVE_MARK = mm(35) - 90

/** The largest size in which the mark stays in one line, at most the usual one. */
const markSize = (mark: string) =>
  Math.min(SIZE.mark, Math.floor((TYPE_WIDTH / 20 / widthOf(mark)) * 2))

export const markOf = ({ issuer }: Issued): string => `${issuer.zh}文件`

function head(issued: Issued): readonly Paragraph[] {
  const mark = markOf(issued)
  return [
    blank(ABOVE_MARK),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: 0, line: MARK_HEIGHT, lineRule: LineRuleType.EXACT },
      children: [run(mark, { font: FONT.title, size: markSize(mark), color: RED, closer: 0 })],
    }),
    blank(),
    blank(),
    line([run(numberWords(issued))], {
      alignment: AlignmentType.CENTER,
      // Art. 7.2.7: the red rule is 4 mm below the number, as wide as the type area.
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: RED, space: 9 } },
    }),
    blank(),
    blank(),
    ...titleLines(issued.title).map(
      (one) =>
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: 0, after: 0, line: TITLE_LINE, lineRule: LineRuleType.EXACT },
          children: [run(one, { font: FONT.title, size: SIZE.two, closer: 0 })],
        }),
    ),
    blank(),
    line([run('各有关单位：')]),
  ]
}

const TITLE_LINE = 700
const TITLE_SIGNS = 19

/** Broken evenly: no line of one sign (art. 7.3.1: 词意完整，排列对称). */
export function titleLines(title: string): readonly string[] {
  const count = Math.ceil(widthOf(title) / TITLE_SIGNS)
  const signs = [...title]
  const each = Math.ceil(signs.length / count)
  return Array.from({ length: count }, (_, n) => signs.slice(n * each, (n + 1) * each).join(''))
}

const opening = ({ corrects }: Issued): string =>
  corrects === null
    ? '现将有关情况通报如下。'
    : `通报〔${corrects.number.replace('-', '〕')}号更正如下：${corrects.reason.replace(/[。.]$/u, '')}。更正后的全文如下。`

function sectionTexts(issued: Issued): readonly (readonly [string, readonly string[]])[] {
  return issued.sections.map((section, n) => [
    `${NUMERALS[n] ?? String(n + 1)}、${section.heading}`,
    readAs(section.text, issued.sources).split('\n'),
  ])
}

const APPENDIX = '数字的来源和重新计算的办法'

function main(issued: Issued): readonly Paragraph[] {
  const date = dayWords(issued.published_on)
  const [name, day] = signatureIndents(issued.issuer.zh, date)
  return [
    body(opening(issued)),
    ...sectionTexts(issued).flatMap(([heading, texts]) => [
      body(heading, FONT.heading, { keepNext: true }),
      ...texts.map((one) => body(one)),
    ]),
    blank(),
    body(`附件：${APPENDIX}`),
    blank(),
    blank(),
    line([run(issued.issuer.zh)], { indent: { left: name * SIGN }, keepNext: true }),
    line([run(date)], { indent: { left: day * SIGN } }),
    body(`（签发人：${issued.signed_by}）`),
  ]
}

/** Art. 7.3.7: an appendix begins a page of its own. */
function appendix(issued: Issued): readonly Paragraph[] {
  return [
    line([run('附件', { font: FONT.heading })], { pageBreakBefore: true }),
    blank(),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: 0, line: TITLE_LINE, lineRule: LineRuleType.EXACT },
      children: [run(APPENDIX, { font: FONT.title, size: SIZE.two, closer: 0 })],
    }),
    blank(),
    ...appendixTexts(issued).map((one) => body(one)),
  ]
}

function appendixTexts(issued: Issued): readonly string[] {
  const figures = issued.sources.flatMap(({ token, shown }) => {
    const found = figureWords(token, issued.period)
    if (found === null) return []
    const parts = [found.when.zh, ...(found.filter ? [found.filter.zh] : []), found.measure.zh]
    return [`${parts.join('，')}：${shown}。`]
  })
  return [
    `诉求的数字取自${dayWords(issued.released_on)}公布的统计表，一律向下取整到十；其余数字由办理记录逐件数出。`,
    ...figures.map((one, n) => `${n + 1}．${one}`),
    `重新计算：npm run answerable -- figures ${issued.number}`,
  ]
}

/** Height of everything above, in twips: as many pages as it fills. */
export function pagesOf(issued: Issued): number {
  const front =
    ABOVE_MARK + MARK_HEIGHT + LINE * 7 + mm(4) + titleLines(issued.title).length * TITLE_LINE
  const lines =
    linesOf(opening(issued)) +
    sectionTexts(issued).reduce(
      (sum, [heading, texts]) =>
        sum + linesOf(heading) + texts.reduce((all, one) => all + linesOf(one), 0),
      0,
    ) +
    7
  const first = Math.ceil((front + lines * LINE) / (LINES * LINE))
  const appended =
    3 * LINE + TITLE_LINE + LINE * appendixTexts(issued).reduce((sum, one) => sum + linesOf(one), 0)
  return first + Math.ceil((appended + IMPRINT + LINE) / (LINES * LINE))
}

const IMPRINT = 2 * LINE + 60

/** Art. 7.4: on the last even page, at its foot; the outer rules 0.35 mm, the inner 0.25 mm. */
function imprint(issued: Issued): readonly Paragraph[] {
  const outer = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 0 }
  const inner = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 0 }
  const small = { size: SIZE.four, closer: 0 }
  const foot = new ShapeRun({
    type: 'rectangle',
    fill: 'none',
    line: 'none',
    transformation: { width: pixels(TYPE_WIDTH), height: pixels(IMPRINT) },
    textOptions: { margins: { left: 0, right: 0, top: 0, bottom: 0 } },
    floating: {
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.PAGE,
        offset: PAGE.left * EMUS,
      },
      verticalPosition: {
        relative: VerticalPositionRelativeFrom.PAGE,
        offset: (PAGE.height - PAGE.bottom - IMPRINT) * EMUS,
      },
      wrap: { type: TextWrappingType.NONE },
    },
    children: [
      line([run('　抄送：各有关单位。', small)], {
        border: { top: outer, bottom: inner },
      }),
      line([run(`　${issued.issuer.zh}\t${dayWords(issued.published_on)}印发`, small)], {
        border: { bottom: outer },
        tabStops: [{ type: TabStopType.RIGHT, position: TYPE_WIDTH - 14 * 20 }],
      }),
    ],
  })
  // On a page of its own where the text ends on an odd one.
  return [line([foot], { pageBreakBefore: pagesOf(issued) % 2 === 1 })]
}

/** Of a twip. */
const EMUS = 635
const pixels = (twips: number) => Math.round(twips / 15)

function dayWords(day: string): string {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}
