/** Drafting by rule, and editing around the figures. */
import { actOf, groups, groupsIn, optionalText, reference, text } from '../../kernel/index.ts'
import type { Input, Json, Link, Matter, MatterEvent, Refusal, Sight } from '../../kernel/index.ts'
import { faultOfSections, isPeriod, lengthOf, readAs } from './grammar.ts'
import type { Section } from './grammar.ts'
import type { BulletinState, Composed, Facts, Source, Wrong } from './states.ts'

const act = actOf<BulletinState>()

/** 若干规定 (2024): a document has no more than 5,000 characters. */
export const LONGEST_DOCUMENT = 5_000

const sectionsField = groups(
  { zh: '正文（分段）', en: 'Text, by sections' },
  {
    heading: text(
      { zh: '小标题', en: 'Heading' },
      { lines: false, min: 2, max: 40, to: 'resident' },
    ),
    text: text(
      { zh: '正文', en: 'Text' },
      {
        min: 4,
        max: 2000,
        to: 'resident',
        hint: {
          zh: '数字不手写：用 {requests.came_in} 这样的记号，由系统按记录算出。引用事项写 {matter:编号}。',
          en: 'No figure is typed: {requests.came_in} and the like are computed from the record. A matter is cited as {matter:NUMBER}.',
        },
      },
    ),
  },
  { min: 1, max: 20, to: 'resident' },
)

const titleField = text(
  { zh: '标题', en: 'Title' },
  { lines: false, min: 6, max: 80, to: 'resident' },
)

export function wrongOf(read: Json | undefined): Refusal | null {
  if (typeof read !== 'object' || read === null || !('wrong' in read)) return null
  const { wrong, field, params } = read as unknown as Wrong
  return params ? { code: wrong, field, params } : { code: wrong, field }
}

const composedOf = (event: MatterEvent, reading: string) =>
  event.given.readings[reading] as unknown as Composed

/** Links to what it cites, by the ids the shell found; the reading says them beside the sources. */
function citedIn(event: MatterEvent, reading: string): readonly Link[] {
  const read = event.given.readings[reading] as { readonly cited?: readonly string[] } | null
  return (read?.cited ?? []).map((to) => ({ type: 'cites', to }))
}

const sectionsIn = (input: Input): readonly Section[] =>
  groupsIn(input, 'sections').map((one) => ({
    heading: String(one['heading']),
    text: String(one['text']),
  }))

/** In the order of the sections: the text that a list shows and a search finds. */
const plainOf = ({ sections, sources }: Facts) =>
  sections.map(({ heading, text: body }) => `${heading}：${readAs(body, sources)}`).join('\n')

function written(facts: Facts, before: Matter, event: MatterEvent, reading: string) {
  const links = citedIn(event, reading)
  return {
    subject: { title: facts.title, text: plainOf(facts) },
    unlink: before.links.filter(
      ({ type, to }) => type === 'cites' && !links.some((one) => one.to === to),
    ),
    link: [
      ...links,
      ...(facts.corrects ? [{ type: 'corrects', to: facts.corrects.of } as Link] : []),
    ],
    state: { name: 'drafted' as const, ...facts },
  }
}

export const writingActs = {
  draft_bulletin: act({
    from: 'new',
    by: ['supervisor'],
    words: { zh: '起草情况通报', en: 'Draft a bulletin' },
    told: {
      officials: { zh: '按 {period} 的记录起草', en: 'Drafted from the record of {period}' },
      resident: null,
    },
    fields: {
      period: text(
        { zh: '时期', en: 'Period' },
        {
          lines: false,
          max: 7,
          to: 'resident',
          hint: { zh: '按月写 2026-09，按年写 2026。', en: 'A month, 2026-09, or a year, 2026.' },
        },
      ),
    },
    readings: ['bulletin_draft'],
    check: (_matter, input, { readings }) =>
      isPeriod(String(input['period']))
        ? wrongOf(readings['bulletin_draft'])
        : { code: 'bulletin_period_unclear', field: 'period' },
    starts: () => [{ limit: 'bulletin_drafting' }],
    to: ['drafted'],
    becomes: (matter, event) => {
      const { title, releasedOn, sections, sources } = composedOf(event, 'bulletin_draft')
      const period = String(event.input['period'])
      const facts = { period, releasedOn, title, sections, sources, corrects: null, whyLong: null }
      return written(facts, matter, event, 'bulletin_draft')
    },
  }),
  correct_bulletin: act({
    from: 'new',
    by: ['supervisor'],
    words: { zh: '起草更正', en: 'Draft a correction' },
    told: {
      officials: { zh: '更正 {corrects}：{reason}', en: 'Corrects {corrects}: {reason}' },
      resident: null,
    },
    fields: {
      corrects: reference(
        'matter',
        { zh: '更正哪一份通报（编号）', en: 'Which bulletin (number)' },
        { to: 'resident' },
      ),
      reason: text(
        { zh: '哪里不对，为什么', en: 'What is wrong, and why' },
        { min: 10, max: 500, to: 'resident' },
      ),
    },
    readings: ['bulletin_corrected'],
    check: (_matter, _input, { readings }) => wrongOf(readings['bulletin_corrected']),
    starts: () => [{ limit: 'bulletin_drafting' }],
    to: ['drafted'],
    becomes: (matter, event) => {
      const read = event.given.readings['bulletin_corrected'] as unknown as Facts
      const { period, releasedOn, title, sections, sources, whyLong } = read
      const corrects = {
        of: String(event.input['corrects']),
        reason: String(event.input['reason']),
      }
      const facts = { period, releasedOn, title, sections, sources, whyLong, corrects }
      return written(facts, matter, event, 'bulletin_corrected')
    },
  }),
  edit_bulletin: act({
    from: ['drafted'],
    by: ['supervisor'],
    words: { zh: '修改正文', en: 'Edit' },
    told: { officials: { zh: '修改正文', en: 'Edited' }, resident: null },
    fields: { title: titleField, sections: sectionsField },
    suggests: ({ state }) => ({
      title: state.title,
      sections: state.sections.map((one) => ({ ...one })),
    }),
    readings: ['bulletin_sources'],
    check: (_matter, input, { readings }) =>
      faultOfSections(sectionsIn(input)) ?? wrongOf(readings['bulletin_sources']),
    to: [],
    becomes: (matter, event) => {
      const { sources } = event.given.readings['bulletin_sources'] as unknown as {
        readonly sources: readonly Source[]
      }
      const { name: _name, ...before } = matter.state
      const facts = {
        ...before,
        title: String(event.input['title']),
        sections: sectionsIn(event.input),
        sources,
      }
      return written(facts, matter, event, 'bulletin_sources')
    },
  }),
  submit_bulletin: act({
    from: ['drafted'],
    by: ['supervisor'],
    words: { zh: '送签', en: 'Submit' },
    told: { officials: { zh: '送签', en: 'Submitted' }, resident: null },
    fields: {
      why_long: text(
        { zh: '超过 5000 字的理由', en: 'Why it has more than 5,000 characters' },
        {
          optional: true,
          min: 6,
          max: 500,
          hint: {
            zh: '《整治形式主义为基层减负若干规定》（2024年）：文件一般不超过5000字。没有超过就不用填。',
            en: 'Rules on relieving the grassroots (2024): a document has no more than 5,000 characters as a rule. Leave empty if it has not.',
          },
        },
      ),
    },
    check: ({ state }, input) => {
      const length = lengthOf(state.sections)
      return length > LONGEST_DOCUMENT && optionalText(input, 'why_long') === null
        ? {
            code: 'bulletin_too_long',
            field: 'why_long',
            params: { length, max: LONGEST_DOCUMENT },
          }
        : null
    },
    starts: () => [{ limit: 'bulletin_approval' }],
    stops: () => ['bulletin_drafting'],
    to: ['submitted'],
    becomes: ({ state }, { input }) => ({
      state: { ...state, name: 'submitted', whyLong: optionalText(input, 'why_long') },
    }),
    notifies: ['holder'],
  }),
  drop_bulletin: act({
    from: ['drafted'],
    by: ['supervisor'],
    words: { zh: '不发了', en: 'Drop it' },
    told: { officials: { zh: '不发了：{why}', en: 'Dropped: {why}' }, resident: null },
    fields: { why: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500 }) },
    to: ['dropped'],
    becomes: ({ state }, { input }) => ({
      state: { ...state, name: 'dropped', why: String(input['why']) },
    }),
  }),
}

/** Whoever wrote any of it does not approve it: two persons, whatever posts they hold. */
export function writtenBy(matter: Matter, { actor }: Sight): Refusal | null {
  const hands = ['draft_bulletin', 'correct_bulletin', 'edit_bulletin', 'submit_bulletin']
  const own = hands.find((name) => actor.as === 'official' && matter.hands[name] === actor.person)
  return own === undefined ? null : { code: 'another_person', params: { act: own } }
}
