/** Puts values into sentences. */
import type { Params, Refusal } from '../core/answer.ts'
import type { Language, Words } from './language.ts'
import { refusals } from './refusals.ts'

export function fill(text: string, params: Params): string {
  return text.replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(params[name] ?? whole))
}

/** Why not, in one sentence; of an event in a matter file it says which. */
export function sayRefusal({ code, params }: Refusal, language: Language): string {
  const words: Words = refusals[code]
  const sentence = fill(words[language], params)
  const { event } = params
  if (event === undefined) return sentence
  return language === 'zh' ? `第 ${event} 条：${sentence}` : `Event ${event}: ${sentence}`
}
