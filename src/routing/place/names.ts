/**
 * What in a text looks like the name of a place: a few characters before the word that says what sort
 * of place it is (丽水|小区, 青山|路). Nothing is looked up: a name that nobody else uses matches nothing,
 * so that where exactly it begins does not matter.
 */

const SORTS = [
  '小区|花园|家园|新城|之城|佳苑|雅苑|嘉苑|名苑|苑|华府|公馆|公寓|国际|广场|大厦|大楼|山庄|新村|名园|华庭',
  '豪庭|嘉园|庄园|世家|天地|中心|社区|街道|新区|开发区|园区|产业园|物流园|公园|大道|路|街|巷|高速|大桥|桥',
  '立交|隧道|地铁站|车站|站|小学|中学|学校|学院|大学|幼儿园|医院|公司|集团|银行|驾校|酒店|市场|商场|超市',
  '镇|乡|村|湖|江|河|山|岛|水库|湾|府|郡|城|里|园|机场|码头|楼盘|一品|天下',
]
  .join('|')
  .split('|')
  // The longest first, or 开发区 would be found as 区.
  .toSorted((a, b) => b.length - a.length)

const SORT = new RegExp(SORTS.join('|'), 'gu')

/** Characters that stand before a name, or end one; hardly a name of a place has them. */
const OUTSIDE = new Set(
  '的了在是和与及对从到于至由向将被让给我你他她它这那有没不就也都还很请吗呢吧个某各多条段号栋处要去来把用会已并因其之',
)

/** Words that stand before names, where none of their characters would tell. */
const BEFORE =
  /希望|盼望|渴望|请求|投诉|反映|反应|举报|咨询|询问|建议|关于|何时|何处|为何|为什么|怎么|怎样|什么|附近|旁边|周边|对面|门口|可以|能否|能不能|是否|位于|坐落|座落|地处|修建|新建|违建|解决|\d+[年月日元万]/gu

/** Cities and districts: everybody names them, so they tell two places apart no more than 小区 does. */
const UPPER = /[a-z]\d{0,2}[省市区县](?:市|县)?/gu
const UPPER_FIRST =
  /^\p{Script=Han}{1,3}?(?:省|自治区|市|(?<!小|社|园|校|片|地|景|厂|库)区|县)(?!民|委|政|长|场|域|里|内|区)/u

const LONGEST = 6

/** Everyday words that end like a name. */
const NO_NAME = new Set(
  '政府 走路 马路 道路 公路 铁路 修路 出路 思路 电路 线路 网路 家里 村里 屋里 夜里 心里 这里 那里 哪里 公里 楼里 院里 县城 进城 网站 校园'.split(
    ' ',
  ),
)

export interface NameSpan {
  /** UTF-16 offsets: of the name, of its end without the sort of place, of its end with it. */
  readonly from: number
  readonly bare: number
  readonly to: number
}

/** The text with its cities and districts blanked out, as long as it was. */
export function withoutUpper(text: string): string {
  const blank = (found: string): string => ' '.repeat(found.length)
  let plain = text.replaceAll(UPPER, blank)
  // 浙江省某市某区…: one after the other.
  for (let rest = plain.trimStart(); ;) {
    const found = UPPER_FIRST.exec(rest)?.[0]
    if (found === undefined) return plain
    const at = plain.length - rest.length
    plain = plain.slice(0, at) + blank(found) + plain.slice(at + found.length)
    rest = plain.slice(at + found.length).trimStart()
  }
}

/** Of a text in the form of `normalise`. */
export function nameSpans(text: string): readonly NameSpan[] {
  const plain = withoutUpper(text).replaceAll(BEFORE, (found) => ' '.repeat(found.length))
  const spans: NameSpan[] = []
  for (const run of plain.matchAll(/\p{Script=Han}+/gu)) {
    let before = 0
    for (const sort of run[0].matchAll(SORT)) {
      let from = sort.index
      while (from > before && sort.index - from < LONGEST && !OUTSIDE.has(run[0].charAt(from - 1)))
        from -= 1
      const end = sort.index + sort[0].length
      if (sort.index - from < 2 || NO_NAME.has(run[0].slice(sort.index - 1, end))) continue
      before = end
      spans.push({ from: run.index + from, bare: run.index + sort.index, to: run.index + end })
    }
  }
  return spans
}
