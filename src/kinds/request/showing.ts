/** The resident lets everybody read the answered request, or takes that back; and hears what became of it. */
import { actOf, choice, day, reference, runningBindings, text, yesNo } from '../../kernel/index.ts'
import type { Effect, Matter, MatterEvent } from '../../kernel/index.ts'
import type { Answer, RequestState } from './states.ts'

const act = actOf<RequestState>()

type Answered = Extract<RequestState, { readonly answers: readonly Answer[] }>

/** The publication that lives, as the shell reads it: to be reviewed, shown or halted. */
function living(readings: Readonly<Record<string, unknown>>): string | null {
  const read = readings['publication']
  return typeof read === 'string' ? read : null
}

function follows(matter: Matter<Answered>, { input, given }: MatterEvent): readonly Effect[] {
  const shown = living(given.readings)
  if (input['publish'] !== true)
    return shown === null ? [] : [{ on: shown, act: 'take_back', input: {} }]
  if (shown !== null) return []
  const { subject, state } = matter
  const unit = runningBindings(matter, 'lead').at(-1)?.unit
  return [
    {
      opens: 'publication',
      act: 'propose_publication',
      input: {
        about: matter.id,
        title: subject.title,
        text: subject.text,
        ...(subject.place === null ? {} : { place: subject.place }),
        ...(subject.category === null ? {} : { category: subject.category }),
        ...(subject.division === null ? {} : { division: subject.division }),
        ...(unit === undefined ? {} : { unit }),
        asks: [...state.asks],
        answers: state.answers.map((one) => one.text),
        doers: [...matter.doers],
      },
    },
  ]
}

/** What is sealed, or asked for again, is no longer shown. */
export function takesBack({ given }: MatterEvent): readonly Effect[] {
  const shown = living(given.readings)
  return shown === null ? [] : [{ on: shown, act: 'take_back', input: {} }]
}

export const showingActs = {
  consent: act({
    from: ['answered', 'judged', 'closed', 'archived'],
    by: ['resident'],
    silent: true,
    words: { zh: '是否公开', en: 'Show it to everybody, or not' },
    told: {
      officials: {
        zh: '诉求人对公开的意思：{publish}',
        en: 'The resident on publication: {publish}',
      },
      resident: { zh: '可以公开：{publish}', en: 'May be published: {publish}' },
    },
    fields: {
      publish: yesNo(
        {
          zh: '可以公开这件事和答复吗？（先由人隐去能认出您的内容；随时可以收回）',
          en: 'May others read it and its answer? (A person first takes out what shows who you are; you can take it back at any time.)',
        },
        { to: 'resident' },
      ),
    },
    unless: (matter) => (matter.sealed ? { code: 'sealed_is_not_shown' } : null),
    readings: ['publication'],
    to: [],
    becomes: () => ({}),
    effects: follows,
  }),
  hear_publication: act({
    from: 'always',
    by: ['effect'],
    silent: true,
    words: { zh: '公开的结果', en: 'What became of the publication' },
    told: {
      officials: { zh: '公开审核：{outcome}。{reason}', en: 'Publication: {outcome}. {reason}' },
      resident: {
        zh: '公开审核的结果：{outcome}。{reason}',
        en: 'Publication: {outcome}. {reason}',
      },
    },
    fields: {
      outcome: choice(
        { zh: '结果', en: 'Result' },
        {
          published: { zh: '已公开', en: 'published' },
          declined: { zh: '没有公开', en: 'not published' },
          taken_down: { zh: '已撤下', en: 'taken down' },
        },
        { to: 'resident' },
      ),
      reason: text({ zh: '理由', en: 'Reason' }, { optional: true, max: 1000, to: 'resident' }),
    },
    to: [],
    becomes: () => ({}),
    notifies: ['resident'],
  }),
  hear_hot: act({
    from: 'always',
    by: ['effect'],
    silent: true,
    words: { zh: '热点的进展', en: 'News of the hot problem' },
    told: {
      officials: {
        zh: '同一问题很多人反映：{what}。{unit}{until}{words}',
        en: 'Many ask the same: {what}. {unit} {until} {words}',
      },
      resident: {
        zh: '和您一样反映这件事的人很多：{what}。{unit}{until}{words}',
        en: 'Many ask the same as you: {what}. {unit} {until} {words}',
      },
    },
    fields: {
      what: choice(
        { zh: '进展', en: 'News' },
        {
          taken: {
            zh: '已列为热点问题，定了牵头单位和解决日期',
            en: 'it is now a hot problem with an owner and a date',
          },
          planned: { zh: '方案已定', en: 'there is a plan' },
          solved: { zh: '已解决，并经核查', en: 'it is solved, and was checked' },
          let_go: {
            zh: '不再作为热点合并办理，您的这件继续办理',
            en: 'it is no longer handled together; yours goes on',
          },
        },
        { to: 'resident' },
      ),
      unit: reference(
        'unit',
        { zh: '牵头单位', en: 'Lead unit' },
        { optional: true, to: 'resident' },
      ),
      until: day({ zh: '承诺日期', en: 'Promised day' }, { optional: true, to: 'resident' }),
      words: text({ zh: '说明', en: 'Words' }, { optional: true, max: 2000, to: 'resident' }),
    },
    to: [],
    becomes: () => ({}),
    notifies: ['resident'],
  }),
}
