/**
 * Bulletin 情况通报: how it stands, by period. Drafted by rule out of figures and matters, edited by people
 * around them, approved by a person who is named, published; put right only by a new one (the speech:
 * 建立情况通报制度; 党政机关公文处理工作条例 2012, art. 8: 通报 conveys important facts).
 */
import { actOf, declareKind, FOR_RESIDENTS } from '../../kernel/index.ts'
import type { DeclaredDuty, StateDeclaration } from '../../kernel/index.ts'
import { approvingActs } from './approving.ts'
import { writingActs } from './writing.ts'
import type { BulletinState } from './states.ts'

export {
  dayAfter,
  firstDayOf,
  isPeriod,
  lengthOf,
  parseToken,
  periodBefore,
  piecesOf,
  readAs,
  tokensOf,
} from './grammar.ts'
export type { Section, Token, When } from './grammar.ts'
export { faultOfSections } from './grammar.ts'
export type { BulletinState, Composed, Source, Wrong } from './states.ts'

const act = actOf<BulletinState>()

const owes =
  (role: string, acts: readonly string[], clock: string) => (): readonly DeclaredDuty[] => [
    { role, acts, clock },
  ]

type States = {
  readonly [N in BulletinState['name']]: StateDeclaration<Extract<BulletinState, { name: N }>>
}

const states: States = {
  drafted: {
    words: { zh: '起草中', en: 'Being drafted' },
    resident: { zh: '正在起草', en: 'Being drafted' },
    counts: 'waiting',
    duties: owes('supervisor', ['submit_bulletin', 'drop_bulletin'], 'bulletin_drafting'),
  },
  submitted: {
    words: { zh: '待签发', en: 'To be approved' },
    resident: { zh: '待签发', en: 'To be approved' },
    counts: 'waiting',
    duties: owes('leader', ['approve_bulletin', 'return_bulletin'], 'bulletin_approval'),
  },
  approved: {
    words: { zh: '已签发，待发布', en: 'Approved, to be published' },
    resident: { zh: '已签发', en: 'Approved' },
    counts: 'in_hand',
    duties: owes('supervisor', ['publish_bulletin', 'reopen_bulletin'], 'bulletin_publishing'),
  },
  published: {
    words: { zh: '已发布', en: 'Published' },
    resident: { zh: '已发布', en: 'Published' },
    final: true,
    counts: 'answered',
    duties: () => [],
  },
  corrected: {
    words: { zh: '已由新的通报更正', en: 'Corrected by a later one' },
    resident: { zh: '已由新的通报更正', en: 'Corrected by a later one' },
    final: true,
    counts: 'answered',
    duties: () => [],
  },
  dropped: {
    words: { zh: '不发了', en: 'Dropped' },
    resident: { zh: '不发了', en: 'Dropped' },
    final: true,
    counts: 'withdrawn',
    duties: () => [],
  },
}

export const bulletin = declareKind<BulletinState>({
  name: 'bulletin',
  version: 1,
  words: { zh: '情况通报', en: 'Bulletin' },
  common: true,
  without: FOR_RESIDENTS,
  ownLinks: ['cites', 'corrects'],
  roles: {
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
  },
  clocks: {
    bulletin_drafting: { zh: '起草通报', en: 'Drafting' },
    bulletin_approval: { zh: '签发通报', en: 'Approval' },
    bulletin_publishing: { zh: '发布通报', en: 'Publishing' },
  },
  states,
  acts: {
    ...writingActs,
    ...approvingActs,
    be_corrected: act({
      from: ['published'],
      by: ['effect'],
      words: { zh: '已被更正', en: 'Corrected' },
      told: {
        officials: { zh: '由新的通报更正', en: 'Corrected by a later bulletin' },
        resident: { zh: '由新的通报更正', en: 'Corrected by a later bulletin' },
      },
      fields: {},
      to: ['corrected'],
      becomes: ({ state }) => ({ state: { ...state, name: 'corrected' } }),
    }),
  },
})
