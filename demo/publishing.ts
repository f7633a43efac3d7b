/**
 * What residents agreed to show is looked over and published, strangers put some of it right, and a
 * check on pressure comes to its end: so that these pages, too, have something to say.
 */
import type { Actor, Input, Matter } from '../src/kernel/index.ts'
import { commit, list, readVisible } from '../src/matters/index.ts'
import type { Commission, Ports } from '../src/matters/index.ts'
import { masked } from '../src/privacy/index.ts'
import { official } from './cast.ts'
import { CITY_CODE } from './divisions.ts'
import type { Stage } from './stage.ts'

/** So many are left to be reviewed, and so many words of strangers to be answered. */
const LEFT = 12
const WORDS: readonly { readonly wish: string; readonly words: string; readonly answer?: Input }[] =
  [
    {
      wish: 'correct',
      words: '答复里说是上周三修的，我住对面，是周五下午才修好的。',
      answer: {
        words: '查了派工记录，确实是周五下午，谢谢指正。',
        correction: '修复时间应为周五下午。',
      },
    },
    {
      wish: 'correct',
      words: '不止这一处，往北走两百米还有一处一样的。',
      answer: { words: '北面那一处已另外登记，由原单位一并办理，谢谢提醒。' },
    },
    {
      wish: 'remove',
      words: '虽然没写名字，但是小区的人一看就知道说的是谁家，能不能再隐去一点？',
      answer: { words: '已经请另一位审核人员再看，会隐去楼栋和时间，请放心。' },
    },
    { wish: 'correct', words: '写的是“已协调物业”，可是物业说没有人联系过他们。' },
  ]

const DECLINED = '正文里几乎每一句都能看出是哪一户，隐去以后不剩什么了'

export async function publishing(stage: Pick<Stage, 'house'>): Promise<readonly string[]> {
  const reviewers = [await official(stage, 'reviewer-1'), await official(stage, 'reviewer-2')]
  const reviewer = reviewers[0] as Actor
  const { house } = stage
  const waiting = await mattersOf(house, reviewer, 'publication', 'to_review')
  const reviewed = waiting.slice(0, Math.max(0, waiting.length - LEFT))
  const failures = await done(
    house,
    reviewed.map((one, n) => ({
      matter: one.id,
      actor: reviewers[n % 2] as Actor,
      ...(n % 14 === 9
        ? { act: 'decline_publication', input: { reason: DECLINED } }
        : { act: 'publish', input: shownOf(one) }),
    })),
  )
  const shown = await mattersOf(house, reviewer, 'publication', 'published')
  const spoken = await done(
    house,
    WORDS.slice(0, shown.length).map(({ wish, words }, n) => ({
      kind: 'public_word',
      act: 'ask_word',
      input: { about: shown[n]?.id ?? '', wish, words },
      actor: { as: 'door', door: 'web' },
      receipt: 'author',
    })),
  )
  const asked = await mattersOf(house, reviewer, 'public_word', 'asked')
  const answered = await done(
    house,
    asked.flatMap((one): Commission[] => {
      const input = WORDS.find(({ words }) => words === one.subject.text)?.answer
      return input ? [{ matter: one.id, act: 'answer_word', input, actor: reviewer }] : []
    }),
  )
  return [...failures, ...spoken, ...answered, ...(await oneCheckEnds(stage))]
}

/** The oldest check on pressure is reported by one and confirmed by another. */
async function oneCheckEnds(stage: Pick<Stage, 'house'>): Promise<readonly string[]> {
  const { house } = stage
  const first = await official(stage, 'sealed-1')
  const second = await official(stage, 'sealed-2')
  const [check] = await mattersOf(house, first, 'pressure_check', 'opened')
  if (!check) return []
  const input = {
    outcome: 'pressed',
    words: '听了回访录音，又逐一打电话问过：经办人两次上门，请诉求人改口说满意。',
  }
  return [
    ...(await done(house, [{ matter: check.id, act: 'report_finding', input, actor: first }])),
    ...(await done(house, [
      { matter: check.id, act: 'confirm_finding', input: {}, actor: second },
    ])),
  ]
}

/** What a rule finds is taken out, as a reviewer does who agrees with every mark. */
function shownOf({ subject, state }: Matter): Input {
  const { asks = [], answers = [] } = state as unknown as {
    readonly asks?: readonly string[]
    readonly answers?: readonly string[]
  }
  return {
    title: masked(subject.title),
    text: masked(subject.text),
    ...(subject.place === null ? {} : { place: masked(subject.place) }),
    answers: asks.map((ask, n) => ({ ask: masked(ask), text: masked(answers[n] ?? '') })),
  }
}

async function mattersOf(house: Ports, actor: Actor, kind: string, state: string) {
  const lines = await list(house.db, CITY_CODE, actor, { kind, state }, { after: null, limit: 500 })
  const found: Matter[] = []
  for (const { id } of lines) {
    const matter = await readVisible(house.db, CITY_CODE, id, actor)
    if (matter) found.push(matter)
  }
  return found
}

async function done(house: Ports, commissions: readonly Commission[]): Promise<readonly string[]> {
  const results = await commit(house, CITY_CODE, commissions)
  return results.flatMap((result, n) =>
    result.ok ? [] : [`${commissions[n]?.act}: ${JSON.stringify(result.refusal)}`],
  )
}
