/** Kind `request` 诉求: what a resident asks for, until they have judged the answer. */
import { declareKind } from '../../kernel/index.ts'
import { addingActs } from './adding.ts'
import { asideActs } from './aside.ts'
import { callActs } from './calls.ts'
import { dispatchActs } from './dispatching.ts'
import { machineActs } from './machine.ts'
import { judgementActs } from './judgement.ts'
import { openingActs } from './opening.ts'
import { refusingActs } from './refusing.ts'
import { sealingActs } from './sealing.ts'
import { showingActs } from './showing.ts'
import { states } from './states.ts'
import type { RequestState } from './states.ts'
import { workActs } from './work.ts'

export const request = declareKind<RequestState>({
  name: 'request',
  version: 1,
  words: { zh: '诉求', en: 'Request' },
  roles: {
    operator: { is: 'power', power: 'intake', words: { zh: '受理员', en: 'Operator' } },
    reviewer: { is: 'power', power: 'review', words: { zh: '复核人', en: 'Reviewer' } },
    router: { is: 'system', part: 'router', words: { zh: '自动派单', en: 'Automatic dispatch' } },
    arbiter: { is: 'power', power: 'arbitrate', words: { zh: '裁定人', en: 'Arbiter' } },
    lead: { is: 'bound', doer: true, words: { zh: '承办单位', en: 'Lead unit' } },
    support: { is: 'bound', doer: true, words: { zh: '配合单位', en: 'Supporting unit' } },
    checker: { is: 'power', power: 'check', words: { zh: '核查人', en: 'Checker' } },
    caller: { is: 'power', power: 'call_back', words: { zh: '回访员', en: 'Caller' } },
    archivist: { is: 'power', power: 'archive', words: { zh: '档案员', en: 'Archivist' } },
  },
  clocks: {
    draft: { zh: '草稿', en: 'Draft' },
    dispatch: { zh: '派单', en: 'Dispatch' },
    refusal_review: { zh: '不予受理复核', en: 'Review of a refusal' },
    appeal: { zh: '复核', en: 'Appeal' },
    accept: { zh: '签收', en: 'Acceptance' },
    ruling: { zh: '裁定', en: 'Ruling' },
    whole: { zh: '办理', en: 'The whole matter' },
    support: { zh: '配合', en: 'Support' },
    coordination: { zh: '协调', en: 'Coordination' },
    check: { zh: '核查', en: 'Check' },
    judging: { zh: '评价', en: 'Judging' },
    call_back: { zh: '回访', en: 'Call back' },
    closing: { zh: '办结', en: 'Closing' },
    rework: { zh: '重办', en: 'Rework' },
    merged: { zh: '并单', en: 'Merged' },
  },
  states,
  acts: {
    ...openingActs,
    ...callActs,
    ...refusingActs,
    ...dispatchActs,
    ...machineActs,
    ...asideActs,
    ...workActs,
    ...judgementActs,
    ...sealingActs,
    ...showingActs,
    ...addingActs,
  },
  asks: (state) => state.asks,
})
