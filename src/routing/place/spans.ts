/** Names of places in a text, the whole of each: 新华里|菜场 and not 新华里 alone. */
import { nameSpans } from './names.ts'

export interface PlaceSpan {
  /** UTF-16 offsets in the text as `normalise` gives it. */
  readonly from: number
  readonly to: number
}

/** What stands behind the name of a street or a village and belongs to it. */
const FACILITY =
  /^(?:农贸|菜|老|新|第[一二三四五六七八九十]|中心|社区|便民)?(?:菜场|菜市场|市场|公交站|地铁站|车站|仓库|码头|广场|公园|小学|中学|幼儿园|医院|卫生院|卫生室|超市|商场|食堂|加油站|停车场|厂|工地|桥)/u

export function placeSpans(text: string): readonly PlaceSpan[] {
  const spans: PlaceSpan[] = []
  for (const { from, to } of nameSpans(text)) {
    const facility = FACILITY.exec(text.slice(to, to + 10))?.[0] ?? ''
    const last = spans.at(-1)
    const span = { from, to: to + facility.length }
    if (last && from <= last.to)
      spans[spans.length - 1] = { from: last.from, to: Math.max(span.to, last.to) }
    else spans.push(span)
  }
  return spans
}
