/** What came of a matter of a thread, in words of its own record; null: nothing yet. Pure. */
import { untranslated } from '../kernel/index.ts'
import type { Words } from '../kernel/index.ts'
import type { Traced } from '../matters/index.ts'

type Facts = Traced['facts']

const VERDICTS: Readonly<Record<string, Words>> = {
  worked: { zh: '达到目的', en: 'It did what it was for' },
  partly: { zh: '部分达到目的', en: 'It did so in part' },
  failed: { zh: '没有达到目的', en: 'It did not do what it was for' },
  yes: { zh: '群众说有变化', en: 'People say that it changed' },
  no: { zh: '群众说没有变化', en: 'People say that nothing changed' },
  silent: { zh: '问了，没有人作答', en: 'Asked, nobody answered' },
}

const textOf = (facts: Facts, name: string) =>
  typeof facts[name] === 'string' ? facts[name] : undefined

export function resultOf({ kind, state, facts }: Traced): Words | null {
  switch (kind) {
    case 'target':
      return targetResult(state, facts)
    case 'decision': {
      const [outcome, option] = [textOf(facts, 'outcome'), textOf(facts, 'option')]
      if (outcome !== undefined) return VERDICTS[outcome] ?? null
      return option === undefined ? null : { zh: `选定：${option}`, en: `Chosen: ${option}` }
    }
    case 'activity':
      return VERDICTS[textOf(facts, 'verdict') ?? ''] ?? null
    case 'hot_problem':
      return said(textOf(facts, 'how') ?? textOf(facts, 'plan'))
    case 'rectification':
      return said(textOf(facts, 'result') ?? textOf(facts, 'measure'))
    default:
      return null
  }
}

const said = (text: string | undefined) => (text === undefined ? null : untranslated(text))

interface Metric {
  readonly name: string
  readonly unit: string
  readonly goal: number
}

interface Judged {
  readonly asked: number
  readonly answered: number
  readonly approved: number
}

function targetResult(state: string, facts: Facts): Words | null {
  const metric = facts['metric'] as Metric | undefined
  if (state === 'cannot' || state === 'dropped') return said(textOf(facts, 'reason'))
  const claim = facts['claim'] as { readonly value: number } | undefined
  if (!metric) return null
  const goal = `${metric.name} ${metric.goal} ${metric.unit}`
  if (!claim) return { zh: `目标：${goal}`, en: `Goal: ${goal}` }
  const judged = facts['judged'] as Judged | null | undefined
  const reached: Words = {
    zh: `目标 ${metric.goal}，做到 ${claim.value} ${metric.unit}`,
    en: `Goal ${metric.goal}, reached ${claim.value} ${metric.unit}`,
  }
  if (!judged) return reached
  return {
    zh: `${reached.zh}；受益人 ${judged.answered} 人作答，${judged.approved} 人认可`,
    en: `${reached.en}; of ${judged.answered} it was for who answered, ${judged.approved} approve`,
  }
}
