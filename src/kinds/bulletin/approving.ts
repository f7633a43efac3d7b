/** A person who is named approves it; then it is published, if the figures are still what they were. */
import { actOf, text } from '../../kernel/index.ts'
import type { Matter } from '../../kernel/index.ts'
import type { BulletinState } from './states.ts'
import { writtenBy, wrongOf } from './writing.ts'

const act = actOf<BulletinState>()

const withoutApproval = ({
  state,
}: Matter<Extract<BulletinState, { name: 'submitted' | 'approved' }>>) => {
  const { approval: _approval, ...facts } = state as Extract<BulletinState, { name: 'approved' }>
  return { ...facts, name: 'drafted' as const }
}

const sentBack = {
  fields: { reason: text({ zh: '要改什么', en: 'What is to be changed' }, { min: 6, max: 1000 }) },
  starts: () => [{ limit: 'bulletin_drafting' }],
  to: ['drafted'],
  becomes: (matter: Matter<Extract<BulletinState, { name: 'submitted' | 'approved' }>>) => ({
    state: withoutApproval(matter),
  }),
} as const

export const approvingActs = {
  return_bulletin: act({
    from: ['submitted'],
    by: ['leader'],
    words: { zh: '退回修改', en: 'Send back' },
    told: { officials: { zh: '退回：{reason}', en: 'Sent back: {reason}' }, resident: null },
    ...sentBack,
    stops: () => ['bulletin_approval'],
    notifies: ['holder'],
  }),
  approve_bulletin: act({
    from: ['submitted'],
    by: ['leader'],
    words: { zh: '签发', en: 'Approve' },
    told: {
      officials: { zh: '{signed_by}签发', en: 'Approved by {signed_by}' },
      resident: { zh: '{signed_by}签发', en: 'Approved by {signed_by}' },
    },
    fields: {
      signed_by: text(
        { zh: '签发人（姓名、职务，会公开）', en: 'Approved by (name and office, made public)' },
        { lines: false, min: 2, max: 40, to: 'resident' },
      ),
    },
    unless: writtenBy,
    starts: () => [{ limit: 'bulletin_publishing' }],
    stops: () => ['bulletin_approval'],
    to: ['approved'],
    becomes: ({ state }, { input, at }) => ({
      state: {
        ...state,
        name: 'approved',
        approval: { signedBy: String(input['signed_by']), on: at },
      },
    }),
    notifies: ['holder'],
  }),
  reopen_bulletin: act({
    from: ['approved'],
    by: ['supervisor', 'leader'],
    words: { zh: '收回签发，再改', en: 'Take it back to be changed' },
    told: {
      officials: { zh: '收回签发：{reason}', en: 'Taken back: {reason}' },
      resident: null,
    },
    ...sentBack,
    stops: () => ['bulletin_publishing'],
    notifies: ['holder'],
  }),
  publish_bulletin: act({
    from: ['approved'],
    by: ['supervisor'],
    words: { zh: '发布', en: 'Publish' },
    told: {
      officials: { zh: '发布', en: 'Published' },
      resident: { zh: '发布', en: 'Published' },
    },
    fields: {},
    // What was approved is what is published: every figure and every matter is looked at once more.
    readings: ['bulletin_same'],
    unless: (_matter, { readings }) => wrongOf(readings['bulletin_same']),
    stops: () => ['bulletin_publishing'],
    to: ['published'],
    becomes: ({ state }, { at }) => ({ state: { ...state, name: 'published', on: at } }),
    effects: ({ state }) =>
      state.corrects ? [{ on: state.corrects.of, act: 'be_corrected', input: {} }] : [],
  }),
}
