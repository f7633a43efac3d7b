/** What an entry of the knowledge base says, and by which fields it is filled in. */
import { day, list, reference, text, yesNo } from '../../kernel/index.ts'
import type { Input, Json, Matter, MatterEvent, Refusal, Sight } from '../../kernel/index.ts'

export interface Content {
  readonly question: string
  readonly answer: string
  readonly english: { readonly question: string; readonly answer: string } | null
  /** Other ways in which people ask the same: searched, not shown. */
  readonly others: readonly string[]
  readonly source: string
  readonly link: string | null
  readonly category: string | null
  /** Residents may read it; otherwise only officials. */
  readonly open: boolean
  /** The post in the unit that answers for it. */
  readonly post: string | null
  /** The last day on which it may be taken for what holds. */
  readonly validUntil: string
  /** The day on which it must have been looked at again. */
  readonly review: string
}

/** A content that a second person approved: in force from a day until the next one is. */
export interface Version extends Content {
  readonly version: number
  readonly since: string
}

export const contentFields = {
  question: text({ zh: '问题', en: 'Question' }, { min: 4, max: 120, lines: false }),
  answer: text({ zh: '答案', en: 'Answer' }, { min: 10, max: 6000 }),
  source: text(
    { zh: '依据（法规、文件名称和条款）', en: 'Source (law or document, and which article)' },
    { min: 4, max: 300, lines: false },
  ),
  link: text(
    { zh: '依据的网址', en: 'Address of the source' },
    { optional: true, max: 500, lines: false },
  ),
  review: day(
    { zh: '复核日期', en: 'To be reviewed on' },
    { hint: { zh: '不晚于有效期，最长一年', en: 'No later than it is valid, a year at most' } },
  ),
  valid_until: day(
    { zh: '有效期至', en: 'Valid until' },
    {
      hint: {
        zh: '过了这一天不再当作现行答案',
        en: 'After this day it no longer counts as what holds',
      },
    },
  ),
  category: reference('category', { zh: '类别', en: 'Category' }, { optional: true }),
  others: list(
    { zh: '别的问法', en: 'Other ways to ask it' },
    text({ zh: '问法', en: 'A way to ask' }, { max: 120, lines: false }),
    { optional: true, min: 0, max: 10 },
  ),
  open: yesNo({ zh: '给居民看', en: 'Shown to residents' }),
  post: reference('post', { zh: '责任岗位', en: 'Post that answers for it' }, { optional: true }),
  question_en: text(
    { zh: '英文问题', en: 'Question in English' },
    { optional: true, max: 200, lines: false },
  ),
  answer_en: text({ zh: '英文答案', en: 'Answer in English' }, { optional: true, max: 6000 }),
}

const textOr = (value: Json | undefined) => (typeof value === 'string' ? value : null)

export function contentOf({ input, by }: MatterEvent): Content {
  const [question, answer] = [textOr(input['question_en']), textOr(input['answer_en'])]
  return {
    question: String(input['question']),
    answer: String(input['answer']),
    english: question !== null && answer !== null ? { question, answer } : null,
    others: Array.isArray(input['others']) ? input['others'].map(String) : [],
    source: String(input['source']),
    link: textOr(input['link']),
    category: textOr(input['category']),
    open: input['open'] === true,
    post: textOr(input['post']) ?? (by.as === 'official' ? by.post : null),
    validUntil: String(input['valid_until']),
    review: String(input['review']),
  }
}

/** A content as the form holds it: as it stands, to be changed. */
export function inputOf(content: Content): Input {
  const { question, answer, source, review, open, english, link, category, post } = content
  return {
    question,
    answer,
    source,
    review,
    open,
    others: content.others,
    valid_until: content.validUntil,
    ...(link === null ? {} : { link }),
    ...(category === null ? {} : { category }),
    ...(post === null ? {} : { post }),
    ...(english ? { question_en: english.question, answer_en: english.answer } : {}),
  }
}

const YEAR = 366 * 86_400_000

/** The first thing that keeps it from being an entry somebody could rely on. */
export function faultOfContent(_matter: Matter, input: Input, { today }: Sight): Refusal | null {
  const link = textOr(input['link'])
  if (link !== null && !/^https?:\/\/[^\s/]+\.[^\s]+$/iu.test(link))
    return { code: 'no_web_address', field: 'link' }
  if ((input['question_en'] === undefined) !== (input['answer_en'] === undefined))
    return {
      code: 'both_or_neither',
      field: input['question_en'] === undefined ? 'question_en' : 'answer_en',
    }
  return faultOfDates(input, today)
}

export function faultOfDates(input: Input, today: string): Refusal | null {
  const [until, review] = [String(input['valid_until']), String(input['review'])]
  if (review <= today) return { code: 'day_must_be_ahead', field: 'review' }
  if (until < review) return { code: 'review_after_validity', field: 'review' }
  return Date.parse(review) - Date.parse(today) > YEAR
    ? { code: 'review_too_far', field: 'review' }
    : null
}
