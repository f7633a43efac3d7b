/** Refusals as they leave the house: the code for programs, the words for people. */
import type { Kind, Language, Refusal, Words } from '../kernel/index.ts'
import { refusalWords } from '../words/index.ts'
import type { SpokenRefusal } from './shapes.ts'

/** With the kind's declaration the words name its roles, states and acts, not their codes. */
export function spoken(refusal: Refusal, kind?: Kind, act?: string): SpokenRefusal {
  const told = (kind && declared(refusal, kind, act)) ?? refusalWords(refusal)
  return { ...refusal, words: told }
}

function declared(refusal: Refusal, kind: Kind, act: string | undefined): Words | null {
  switch (refusal.code) {
    case 'not_your_role':
      return rolesWords(refusal, kind)
    case 'not_in_this_state':
      return statesWords(kind, act)
    default:
      return null
  }
}

/** Whose it is instead: 由派单员办理. */
function rolesWords({ params }: Refusal, kind: Kind): Words | null {
  const roles = String(params?.['roles'] ?? '').split(',')
  const named = roles.flatMap((role) => kind.roles[role]?.words ?? [])
  if (named.length === 0) return null
  const joined = (language: Language) =>
    named.map((words) => words[language]).join(language === 'zh' ? '、' : ', ')
  return { zh: `由${joined('zh')}来做`, en: `For: ${joined('en')}` }
}

/** When it can be done: 办理中、重办时可以. */
function statesWords(kind: Kind, name: string | undefined): Words | null {
  const from = name === undefined ? undefined : kind.acts[name]?.from
  if (from === 'open') return { zh: '已经了结，不能再做', en: 'It has ended' }
  if (from === 'over') return { zh: '了结以后才能做', en: 'Possible once it has ended' }
  if (from === undefined || typeof from === 'string') return null
  const states = from.flatMap((state) => kind.states[state]?.words ?? [])
  return {
    zh: `在“${states.map(({ zh }) => zh).join('”“')}”时可以做`,
    en: `Possible while: ${states.map(({ en }) => en).join(', ')}`,
  }
}

/** Beside the platform's own: what each code is over HTTP. */
export const STATUS: Readonly<Record<string, number>> = {
  idempotency_key_missing: 400,
  key_used_for_something_else: 409,
  not_a_stream: 406,
  not_found: 404,
  sealed_needs_reason: 428,
  try_again: 503,
}
