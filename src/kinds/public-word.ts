/**
 * Word of the public 公众更正: somebody says that what is published is wrong, or that it should not be
 * shown (民法典 art. 1028: correction and removal; 个人信息保护法 arts. 46, 47). A reviewer who did
 * no part of the work answers; the answer is read with the receipt.
 */
import { actOf, choice, declareKind, reference, text } from '../kernel/index.ts'
import type { Effect, Matter } from '../kernel/index.ts'

export type PublicWordState =
  | { readonly name: 'asked'; readonly wish: string }
  | { readonly name: 'answered'; readonly wish: string }

const act = actOf<PublicWordState>()

const WISHES = {
  correct: { zh: '内容有误，请更正', en: 'It is wrong: put it right' },
  remove: { zh: '能认出人，或者不该公开', en: 'It shows who somebody is, or should not be shown' },
} as const

const aboutOf = (matter: Matter) => matter.links.find(({ type }) => type === 'cites')?.to

export const publicWord = declareKind<PublicWordState>({
  name: 'public_word',
  version: 1,
  words: { zh: '公众更正', en: 'Word of the public' },
  roles: {
    reviewer: { is: 'power', power: 'review', words: { zh: '公开审核人', en: 'Reviewer' } },
  },
  clocks: { public_word: { zh: '回复', en: 'Reply' } },
  states: {
    asked: {
      words: { zh: '待回复', en: 'To be answered' },
      resident: { zh: '已收到，审核人员会回复您', en: 'Received; a reviewer will answer you' },
      counts: 'waiting',
      duties: () => [{ role: 'reviewer', acts: ['answer_word'], clock: 'public_word' }],
    },
    answered: {
      words: { zh: '已回复', en: 'Answered' },
      resident: { zh: '已回复', en: 'Answered' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
  },
  acts: {
    ask_word: act({
      from: 'new',
      by: ['door'],
      words: { zh: '提出更正或撤下', en: 'Ask for correction or removal' },
      told: {
        officials: { zh: '有人提出：{wish}。{words}', en: 'Somebody says: {wish}. {words}' },
        resident: { zh: '您提出：{wish}', en: 'You said: {wish}' },
      },
      fields: {
        about: reference('matter', { zh: '哪一件', en: 'Which one' }),
        wish: choice({ zh: '您希望', en: 'You wish' }, WISHES, { to: 'resident' }),
        words: text(
          { zh: '哪里不对，应该怎样', en: 'What is wrong, and what is right' },
          { min: 4, max: 2000, to: 'resident' },
        ),
      },
      readings: ['is_published'],
      check: (_matter, _input, { readings }) =>
        readings['is_published'] === true ? null : { code: 'no_such_matter', field: 'about' },
      starts: () => [{ limit: 'public_word' }],
      to: ['asked'],
      becomes: (_matter, { input }) => ({
        subject: { title: WISHES[wishOf(input['wish'])].zh, text: String(input['words']) },
        link: [{ type: 'cites', to: String(input['about']) }],
        state: { name: 'asked', wish: wishOf(input['wish']) },
      }),
      notifies: ['holder'],
    }),
    answer_word: act({
      from: ['asked'],
      by: ['reviewer'],
      judges: true,
      words: { zh: '回复', en: 'Answer' },
      told: {
        officials: { zh: '回复：{words}', en: 'Answered: {words}' },
        resident: { zh: '回复您：{words}', en: 'The answer: {words}' },
      },
      fields: {
        words: text({ zh: '回复', en: 'Answer' }, { min: 10, max: 2000, to: 'resident' }),
        correction: text(
          { zh: '写在公开页上的更正（可不填）', en: 'Correction shown on the page (optional)' },
          { optional: true, min: 4, max: 1000, to: 'resident' },
        ),
      },
      readings: ['identifies'],
      check: (_matter, _input, { readings }) => {
        const found = readings['identifies']
        return typeof found === 'object' &&
          found !== null &&
          'field' in found &&
          found.field === 'correction'
          ? {
              code: 'still_identifies',
              field: 'correction',
              params: { what: String('what' in found ? found.what : '') },
            }
          : null
      },
      to: ['answered'],
      becomes: ({ state }) => ({ state: { ...state, name: 'answered' } }),
      effects: (matter, { input }) => corrected(matter, input['correction']),
      notifies: ['resident'],
    }),
  },
})

function wishOf(value: unknown): keyof typeof WISHES {
  return value === 'remove' ? 'remove' : 'correct'
}

function corrected(matter: Matter, words: unknown): readonly Effect[] {
  const on = aboutOf(matter)
  return on === undefined || typeof words !== 'string'
    ? []
    : [{ on, act: 'note_correction', input: { words } }]
}
