/** Why a witness did not sign, for people: codes are in witnesses.ts. */
import type { Words } from '../kernel/index.ts'
import type { WitnessProblem } from './witnesses.ts'

const WORDS: Readonly<Record<WitnessProblem, Words>> = {
  address: {
    zh: '见证规则里没有可用的网址',
    en: 'the policy gives no address that can be used',
  },
  unreachable: { zh: '连不上', en: 'cannot be reached' },
  slow: { zh: '没有及时答复', en: 'did not answer in time' },
  too_long: { zh: '答复过长，不予采信', en: 'its answer was too long to be read' },
  status: { zh: '答复说它出错了', en: 'it answered that something failed' },
  garbage: { zh: '答复不合规范', en: 'its answer is not written as it must be' },
  not_signed: { zh: '答复里没有它的签名', en: 'its answer has no signature of its own' },
  bad_signature: { zh: '它的签名不对', en: 'its signature is not right' },
  time_future: {
    zh: '它签的时间比这里晚五分钟以上：两边有一个时钟不准',
    en: 'it signed a time more than five minutes ahead: its clock or ours is wrong',
  },
  time_past: {
    zh: '它签的时间比这里早五分钟以上：两边有一个时钟不准',
    en: 'it signed a time more than five minutes ago: its clock or ours is wrong',
  },
  unknown_there: {
    zh: '它还没有登记这份账本的公钥',
    en: 'it was not told of this log yet',
  },
  not_accepted: {
    zh: '它登记的是这份账本的另一把公钥',
    en: 'it knows this log by another key',
  },
  moving: {
    zh: '它见过的长度在变：可能另有程序也在提交',
    en: 'the size it has seen keeps changing: somebody else may be submitting',
  },
  ahead: { zh: '它见过更长的账本', en: 'it has seen a longer log' },
  differs: { zh: '它签过另一个版本', en: 'it has signed another history' },
}

/** Of a code as it was kept; null: of a version that had another one. */
export function problemWords(problem: string): Words | null {
  return problem in WORDS ? WORDS[problem as WitnessProblem] : null
}
