/**
 * Finds by rule what identifies a person: for the reviewer before a matter is published, and for
 * everything nobody has looked over. 个人信息保护法 2021 art. 4 (what identifies a natural person);
 * GB/T 35273-2020 app. A; identity numbers GB 11643-1999, plates GA 36-2018, cards ISO/IEC 7812.
 *
 * Every rule is linear in the length of the text. A rule that is not sure says so: `sure` marks are
 * never published, the others are for the reviewer to look at.
 */
import { compoundSurnames, surnames } from './surnames.ts'

export type MarkKind =
  | 'phone'
  | 'identity'
  | 'account'
  | 'email'
  | 'plate'
  | 'address'
  | 'position'
  | 'name'

/** From `from` up to but not including `to`, in UTF-16 code units. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly kind: MarkKind
  readonly sure: boolean
}

interface Rule {
  readonly kind: MarkKind
  readonly pattern: RegExp
  /** The group that is meant; the whole match unless told. */
  readonly group?: number
  readonly sure?: boolean | ((found: string) => boolean)
  readonly only?: (found: string) => boolean
}

/** Numbers anybody may call are nobody's. */
const PUBLIC_NUMBERS =
  /^(?:1(?:10|12|19|20|22)|12[0-9]{3}|96[0-9]{3,4}|95[0-9]{3}|[48]00[0-9]{7})$/u

const digitsOf = (found: string) => found.replaceAll(/[^0-9Xx]/gu, '')
const SEPARATED = String.raw`[ \-–.]?`

const SURNAME = `(?:${compoundSurnames.join('|')}|[${surnames}])`
const GIVEN = String.raw`[\p{Script=Han}]`
const AFTER_NAME =
  '(?:先生|女士|小姐|老师|师傅|医生|大夫|护士|主任|书记|局长|科长|处长|所长|队长|站长|经理|老板|校长|院长|镇长|村长|大爷|大妈|阿姨|叔叔|大姐|大哥|同志|某某|某)'
const BEFORE_NAME =
  '(?:我叫|本人叫|我是|名叫|姓名|名字是|名字叫|联系人|投诉人|反映人|申请人|户主|业主|房东|法人|法定代表人|负责人|经办人|当事人|邻居|丈夫|妻子|儿子|女儿|父亲|母亲)'
/** Words that begin as a surname does and are no name. */
const NO_NAME =
  /^(?:安全|安置|白天|包括|毕业|常住|常年|程序|成年|成立|单位|单亲|党员|当地|当事|方便|房东|房主|费用|高三|高中|高龄|公司|关于|广大|国家|何时|何人|计划|家长|简单|江边|金额|经常|居民|康复|连续|林业|路过|路人|路边|马上|满意|明天|宁可|农民|农村|平时|强烈|任何|商户|商家|时间|时候|施工|石家|司机|孙子|孙女|田地|万一|王府|危房|温州|文明|项目|谢谢|徐州|许多|严重|阳光|应该|尤其|游客|余额|曾经|张贴|郑州|周边|周围|周末|左右|住户|车主|车辆|解决|师傅|黄河|全体|同一|段时|那个|党委|管理|路口|路灯|古城|关键|方面|孔子|常委|车间|舒服|祝|幸|边上|单元|汤|水表)/u

const RULES: readonly Rule[] = [
  { kind: 'email', pattern: /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gu, sure: true },
  {
    kind: 'identity',
    pattern:
      /(?<![0-9])[1-9][0-9]{5}(?:1[89]|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{3}[0-9Xx](?![0-9])/gu,
    sure: true,
  },
  { kind: 'identity', pattern: /(?<![A-Za-z0-9])[EGDSPHegdsph][0-9]{8}(?![0-9])/gu, sure: false },
  {
    kind: 'phone',
    pattern: new RegExp(
      String.raw`(?<![0-9])(?:\+?86${SEPARATED})?1[3-9][0-9]${SEPARATED}[0-9]{4}${SEPARATED}[0-9]{4}(?![0-9])`,
      'gu',
    ),
    sure: true,
  },
  {
    kind: 'phone',
    pattern:
      /(?<![0-9])(?:0[0-9]{2,3}[ \-–]?)?[2-8][0-9]{6,7}(?:[ \-–转]{1,2}[0-9]{1,5})?(?![0-9])/gu,
    only: (found) => !PUBLIC_NUMBERS.test(digitsOf(found)),
    sure: (found) => found.startsWith('0'),
  },
  {
    kind: 'account',
    pattern: /(?<![0-9])[0-9]{4}(?:[ -]?[0-9]{4}){2,3}(?:[ -]?[0-9]{1,4})?(?![0-9])/gu,
    only: (found) => digitsOf(found).length >= 13,
    sure: (found) => isLuhn(digitsOf(found)),
  },
  {
    kind: 'account',
    pattern: /(?:微信号?|vx|VX|wx|QQ|qq|抖音号?|支付宝)[：: 是号]{0,3}([A-Za-z0-9][\w-]{4,24})/gu,
    group: 1,
    sure: true,
  },
  {
    kind: 'plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使][A-Z][ ·•.]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]/gu,
    sure: true,
  },
  {
    // Said after the word the province may be left out.
    kind: 'plate',
    pattern: /车牌(?:号码?)?[：: 为是]{0,3}([A-Z][ ·•.]?[A-HJ-NP-Z0-9]{5,6})(?![A-Za-z0-9])/gu,
    group: 1,
    sure: true,
  },
  {
    // Numbers that an office or a school gave to one person.
    kind: 'identity',
    pattern:
      /(?:学号|工号|病历号|住院号|社保号|医保卡?号|准考证号?|保单号|护照号?|驾驶证号?|学籍号|残疾证号?)(?:码)?[：: 为是]{0,3}([A-Za-z0-9]{6,24})(?![A-Za-z0-9])/gu,
    group: 1,
    sure: true,
  },
  {
    // 买买提·艾力: names of several parts.
    kind: 'name',
    pattern: new RegExp(
      String.raw`(?:${BEFORE_NAME}[：:是叫 ]{0,2})?(\p{Script=Han}{1,6}(?:[·•]\p{Script=Han}{1,6}){1,3})`,
      'gu',
    ),
    group: 1,
    sure: false,
  },
  {
    kind: 'address',
    pattern:
      /(?:[0-9A-Za-z〇零一二三四五六七八九十百]{1,5}(?:号楼|幢|栋|座)[ ,，]?)?(?:[0-9〇零一二三四五六七八九十]{1,3}(?:单元|门)[ ,，]?)?[0-9〇零一二三四五六七八九十百]{1,5}(?:室|户)(?!外|内|友|籍|型|均|主|口)/gu,
    sure: true,
  },
  {
    kind: 'address',
    pattern:
      /[0-9A-Za-z〇零一二三四五六七八九十百]{1,5}(?:号楼|幢|栋)(?:[ ,，]?[0-9〇零一二三四五六七八九十]{1,3}单元)?(?!道)/gu,
    sure: false,
  },
  {
    kind: 'address',
    pattern:
      /(?:路|街|巷|弄|村|道|里|胡同|大道)[ ]?([0-9〇零一二三四五六七八九十百]{1,5}(?:[-—][0-9]{1,4})?[号弄])(?!线|楼|院|门(?!口)|车|桥)/gu,
    group: 1,
    sure: false,
  },
  {
    kind: 'position',
    pattern: /-?[0-9]{1,3}\.[0-9]{3,}[ ,，]{1,3}-?[0-9]{1,3}\.[0-9]{3,}/gu,
    sure: true,
  },
  {
    kind: 'name',
    pattern: new RegExp(`${BEFORE_NAME}[：:是叫 ]{0,2}(${SURNAME}${GIVEN}{1,2})(?!${GIVEN})`, 'gu'),
    group: 1,
    only: (found) => !NO_NAME.test(found),
    sure: true,
  },
  {
    kind: 'name',
    pattern: new RegExp(`${BEFORE_NAME}[：:是叫 ]{0,2}(${SURNAME}${GIVEN}{1,2})`, 'gu'),
    group: 1,
    only: (found) => !NO_NAME.test(found),
    sure: false,
  },
  {
    kind: 'name',
    pattern: new RegExp(`(${SURNAME}${GIVEN}{0,2}?)${AFTER_NAME}`, 'gu'),
    group: 1,
    sure: false,
  },
]

/** Marks in order, none inside or across another; of two that meet the sure one is kept, else the longer. */
export function marksOf(text: string): readonly Mark[] {
  // One to one: full-width figures and letters are read as what they are, and places stay the same.
  const read = text.replaceAll(/[\uFF01-\uFF5E]/gu, (sign) =>
    String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0),
  )
  const found = RULES.flatMap((rule) => marksBy(rule, read))
  const best = found.toSorted(
    (a, b) => Number(b.sure) - Number(a.sure) || b.to - b.from - (a.to - a.from) || a.from - b.from,
  )
  const taken = new Uint8Array(text.length)
  const kept = best.filter(({ from, to }) => {
    const isFree = taken.subarray(from, to).every((one) => one === 0)
    if (isFree) taken.fill(1, from, to)
    return isFree
  })
  return kept.toSorted((a, b) => a.from - b.from)
}

function marksBy(rule: Rule, read: string): readonly Mark[] {
  return [...read.matchAll(rule.pattern)].flatMap((match) => {
    const found = match[rule.group ?? 0] ?? ''
    if (found === '' || rule.only?.(found) === false) return []
    const from = match.index + (rule.group === undefined ? 0 : match[0].indexOf(found))
    const sure = typeof rule.sure === 'function' ? rule.sure(found) : (rule.sure ?? false)
    return [{ from, to: from + found.length, kind: rule.kind, sure }]
  })
}

/** ISO/IEC 7812-1 annex B. */
function isLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index])
    const value = index % 2 === 0 ? digit : digit * 2
    sum += value > 9 ? value - 9 : value
  }
  return digits.length > 0 && sum % 10 === 0
}
