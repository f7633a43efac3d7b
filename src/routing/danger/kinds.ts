/** Kinds of danger, what each is called, and the number that helps first (国家应急号码 110、119、120、122). */
import type { Words } from '../../kernel/index.ts'

export type DangerKind =
  | 'gas'
  | 'fire'
  | 'collapse'
  | 'electric'
  | 'water'
  | 'trapped'
  | 'selfharm'
  | 'violence'
  | 'child'
  | 'medical'
  | 'traffic'
  | 'chemical'

export interface KindOfDanger {
  readonly words: Words
  /** To be called first. */
  readonly call: '110' | '119' | '120' | '122'
}

export const DANGERS: Readonly<Record<DangerKind, KindOfDanger>> = {
  gas: { words: { zh: '燃气泄漏', en: 'a gas leak' }, call: '119' },
  fire: { words: { zh: '着火或将起火', en: 'fire' }, call: '119' },
  collapse: { words: { zh: '垮塌或坠落', en: 'something falling or giving way' }, call: '119' },
  electric: { words: { zh: '漏电触电', en: 'a live wire' }, call: '119' },
  water: { words: { zh: '溺水或水淹', en: 'drowning or flood' }, call: '119' },
  trapped: { words: { zh: '有人被困', en: 'somebody trapped' }, call: '119' },
  selfharm: {
    words: { zh: '有人可能伤害自己', en: 'somebody who may hurt themselves' },
    call: '110',
  },
  violence: { words: { zh: '暴力伤害', en: 'violence' }, call: '110' },
  child: {
    words: { zh: '孩子或走失的人有危险', en: 'a child or a missing person in danger' },
    call: '110',
  },
  medical: { words: { zh: '伤病危急', en: 'somebody badly hurt or ill' }, call: '120' },
  traffic: { words: { zh: '交通事故', en: 'a traffic accident' }, call: '122' },
  chemical: { words: { zh: '爆炸或有毒物', en: 'explosives or poison' }, call: '119' },
}
