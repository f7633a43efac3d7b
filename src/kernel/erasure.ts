/**
 * Erasing what people wrote, once a matter is over: because its time is over, because whoever asked
 * wants it (个人信息保护法 art. 47), or because somebody with the power to do so ordered it. Two people do
 * it, a legal hold stops it, and what remains is that there was a matter, its course and its counts.
 */
import type { Refusal } from './basics.ts'
import { choice, day, text } from './fields.ts'
import type { Act, Change, Effect, Sight } from './kind.ts'
import type { AnyState, Matter } from './matter.ts'

const BY = ['archivist', 'supervisor'] as const

/** A hold that is still needed is laid anew: nothing is kept for ever by one signature. */
const LONGEST_HOLD_DAYS = 366

/** As the shell reads it: when the city's rules let it go, and what followed from the matter. */
interface Retention {
  /** The last day on which it is kept; null: the city has set no such time. */
  readonly until: string | null
}

interface Following {
  /** Ids of matters that hold parts of what was said here, and are over. */
  readonly over: readonly string[]
  /** How many are not over yet. */
  readonly open: number
}

function retentionOf({ readings }: Sight): Retention {
  return { until: (readings['retention'] as Retention | null | undefined)?.until ?? null }
}

function followingOf(readings: Sight['readings']): Following {
  const { over = [], open = 0 } = (readings['following'] ?? {}) as Partial<Following>
  return { over, open }
}

function heldBack(matter: Matter, { today }: Sight): Refusal | null {
  return matter.hold !== undefined && today <= matter.hold.until
    ? { code: 'on_hold', params: { until: matter.hold.until } }
    : null
}

function stillFollows({ readings }: Sight): Refusal | null {
  const { open } = followingOf(readings)
  return open > 0 ? { code: 'follows_still_open', params: { count: open } } : null
}

function hasGrounds(matter: Matter, basis: unknown, sight: Sight): Refusal | null {
  if (basis === 'demand' && !matter.erasureAsked)
    return { code: 'nobody_asked_erasure', field: 'basis' }
  if (basis !== 'retention') return null
  const { until } = retentionOf(sight)
  if (until === null) return { code: 'no_limit_set', params: { clock: 'retention' } }
  return sight.today > until
    ? null
    : { code: 'retention_not_over', field: 'basis', params: { until } }
}

function daysFrom(today: string, until: unknown): number {
  return (Date.parse(String(until)) - Date.parse(today)) / 86_400_000
}

/** Over for good: nobody asks, proposes or holds any more. */
const ERASED: Change<AnyState> = {
  erased: true,
  erasureAsked: false,
  hold: null,
  forget: ['propose_erasure'],
}

const REASON = { min: 4, max: 500 } as const

type Declared = Omit<Act<AnyState>, 'to' | 'becomes'> & Partial<Pick<Act<AnyState>, 'becomes'>>

function act(declaration: Declared): Act<AnyState> {
  return { to: [], becomes: () => ({}), ...declaration }
}

export const ERASURE_ACTS = {
  ask_erasure: act({
    from: 'over',
    by: ['resident'],
    words: { zh: '申请删除我说的内容', en: 'Ask for what I said to be erased' },
    told: {
      officials: { zh: '诉求人申请删除内容', en: 'The resident asks for erasure' },
      resident: {
        zh: '您申请删除内容。两名工作人员核对后办理；删除以后，您的回执也打不开这件事',
        en: 'You asked for erasure. Two officials look at it; once it is erased your receipt opens nothing',
      },
    },
    fields: {
      words: text(
        { zh: '想说明的（可不填）', en: 'Anything you want to add' },
        { optional: true, max: 500, to: 'resident' },
      ),
    },
    unless: (matter) => (matter.erasureAsked ? { code: 'erasure_asked' } : null),
    becomes: () => ({ erasureAsked: true }),
    notifies: ['archivist'],
  }),
  propose_erasure: act({
    from: 'over',
    by: BY,
    words: { zh: '提请删除内容', en: 'Propose erasure' },
    told: {
      officials: { zh: '提请删除内容：{basis}', en: 'Erasure proposed: {basis}' },
      resident: {
        zh: '这件事的内容将被删除，依据：{basis}。要留存的请先下载',
        en: 'What was said here is to be erased: {basis}. Download what you want to keep',
      },
    },
    fields: {
      basis: choice(
        { zh: '依据', en: 'Basis' },
        {
          retention: { zh: '保存期限已满', en: 'its time is over' },
          demand: {
            zh: '本人申请（个人信息保护法第四十七条）',
            en: 'whoever asked wants it (Personal Information Protection Law, art. 47)',
          },
          order: { zh: '有权机关决定', en: 'a decision of an authority' },
        },
        { to: 'resident' },
      ),
      reason: text({ zh: '说明', en: 'Reason' }, { ...REASON, to: 'resident' }),
    },
    readings: ['retention', 'following'],
    unless: heldBack,
    check: (matter, input, sight) =>
      hasGrounds(matter, input['basis'], sight) ?? stillFollows(sight),
    notifies: ['resident'],
  }),
  erase: act({
    from: 'over',
    by: BY,
    otherThan: 'propose_erasure',
    words: { zh: '删除内容', en: 'Erase' },
    told: {
      officials: { zh: '内容已删除', en: 'What was said is erased' },
      resident: { zh: '内容已删除', en: 'What was said is erased' },
    },
    fields: {},
    readings: ['following'],
    unless: (matter, sight) =>
      matter.hands['propose_erasure']
        ? heldBack(matter, sight)
        : { code: 'needs_proposal', params: { act: 'propose_erasure' } },
    check: (_matter, _input, sight) => stillFollows(sight),
    becomes: () => ERASED,
    effects: (_matter, event): readonly Effect[] =>
      followingOf(event.given.readings).over.map((on) => ({ on, act: 'erase_with', input: {} })),
  }),
  decline_erasure: act({
    from: 'over',
    by: BY,
    words: { zh: '不予删除', en: 'Decline erasure' },
    told: {
      officials: { zh: '不予删除：{reason}', en: 'Erasure declined: {reason}' },
      resident: { zh: '没有删除，理由：{reason}', en: 'It was not erased; reason: {reason}' },
    },
    fields: {
      reason: text(
        { zh: '理由（诉求人会看到）', en: 'Reason (the resident reads it)' },
        { ...REASON, to: 'resident' },
      ),
    },
    unless: (matter) =>
      matter.erasureAsked || matter.hands['propose_erasure']
        ? null
        : { code: 'nobody_asked_erasure' },
    becomes: () => ({ erasureAsked: false, forget: ['propose_erasure'] }),
    notifies: ['resident'],
  }),
  hold: act({
    from: 'always',
    by: BY,
    words: { zh: '依法保留', en: 'Place on legal hold' },
    told: {
      officials: {
        zh: '依法保留到 {until}：{reason}',
        en: 'On legal hold until {until}: {reason}',
      },
      resident: {
        zh: '依法保留到 {until}，在此之前不删除',
        en: 'Kept by law until {until}; nothing is erased before',
      },
    },
    fields: {
      until: day({ zh: '保留到', en: 'Until' }, { to: 'resident' }),
      reason: text({ zh: '依据和理由', en: 'Basis and reason' }, REASON),
    },
    check: (_matter, input, { today }) => {
      const days = daysFrom(today, input['until'])
      if (days <= 0) return { code: 'hold_in_the_past', field: 'until' }
      return days <= LONGEST_HOLD_DAYS
        ? null
        : { code: 'hold_too_long', field: 'until', params: { days: LONGEST_HOLD_DAYS } }
    },
    becomes: (_matter, event) => ({ hold: { until: String(event.input['until']), n: event.n } }),
  }),
  release_hold: act({
    from: 'always',
    by: BY,
    otherThan: 'hold',
    words: { zh: '解除保留', en: 'Release the hold' },
    told: {
      officials: { zh: '解除保留：{reason}', en: 'Hold released: {reason}' },
      resident: { zh: '不再依法保留', en: 'It is no longer kept by law' },
    },
    fields: { reason: text({ zh: '理由', en: 'Reason' }, REASON) },
    unless: (matter) => (matter.hold === undefined ? { code: 'not_on_hold' } : null),
    becomes: () => ({ hold: null }),
  }),
  erase_with: act({
    from: 'always',
    by: ['effect'],
    words: { zh: '随原事项删除', en: 'Erased with the matter it came from' },
    told: {
      officials: { zh: '内容随原事项删除', en: 'Erased with the matter it came from' },
      resident: null,
    },
    fields: {},
    becomes: () => ERASED,
  }),
  erase_again: act({
    from: 'always',
    by: ['register'],
    words: { zh: '恢复备份后再次删除', en: 'Erased again after a backup was restored' },
    told: {
      officials: {
        zh: '备份恢复后，按删除登记再次删除内容',
        en: 'A backup was restored: erased again as the register of erasures says',
      },
      resident: null,
    },
    fields: {},
    becomes: () => ERASED,
  }),
} satisfies Readonly<Record<string, Act<AnyState>>>
