/** The ballot paper: a code and four questions. What is sent is as long whatever is answered. */
import { choice, readInput, text } from '../kernel/index.ts'
import type { Fields, Result, Words } from '../kernel/index.ts'
import { ANSWERS, QUESTIONS } from '../kinds/index.ts'
import type { BallotAnswer, BallotQuestion, Frame } from '../kinds/index.ts'
import type { Answers } from './box.ts'
import { words } from './words.ts'

const NAMES = Object.keys(QUESTIONS) as BallotQuestion[]
const CHOICES = Object.keys(ANSWERS.support) as BallotAnswer[]

/** One sign each: the length of what is sent says nothing. */
function choicesOf(question: BallotQuestion): Readonly<Record<string, Words>> {
  return Object.fromEntries(
    CHOICES.map((answer, index) => [`${index + 1}`, ANSWERS[question][answer]]),
  )
}

export function paperOf(sort: Frame['sort']): Fields {
  const isLetter = sort === 'letters'
  const label = isLetter ? words.code : words.receipt
  const hint = isLetter ? words.code_hint : words.receipt_hint
  const code = text(label, { max: 200, lines: false, hint })
  const questions = NAMES.map((name) => [name, choice(QUESTIONS[name], choicesOf(name))] as const)
  return { code, ...Object.fromEntries(questions) }
}

export function readPaper(
  sort: Frame['sort'],
  sent: Readonly<Record<string, unknown>>,
): Result<{ readonly code: string; readonly answers: Answers }> {
  const read = readInput(paperOf(sort), sent)
  if (!read.ok) return read
  const given = NAMES.map((name) => [name, CHOICES[Number(read.value[name]) - 1]])
  return {
    ok: true,
    value: { code: String(read.value['code']), answers: Object.fromEntries(given) as Answers },
  }
}
