/** How many ask the same: different people where that was shown, voices where it was not. */
import type { Words } from '../kernel/index.ts'
import type { VoiceCount } from '../vault/index.ts'
import { numberWords } from './dates.ts'
import { sayer } from './view.ts'
import type { View } from './view.ts'

const words = {
  people: { zh: '{n} 人', en: '{n}' },
  verified: { zh: '已核实 {n} 人', en: '{n} verified' },
  unverified: { zh: '未核实 {n} 人', en: '{n} not verified' },
} satisfies Record<string, Words>

export function peopleWords(view: View, { verified, unverified }: VoiceCount): string {
  const say = sayer(view)
  const counted = (one: Words, n: number) =>
    n > 0 ? [say(one).replace('{n}', numberWords(n, view.language))] : []
  const told = [
    ...counted(verified > 0 ? words.verified : words.people, verified),
    ...counted(verified > 0 ? words.unverified : words.people, unverified),
  ]
  return told.join(view.language === 'zh' ? '，' : ', ')
}
