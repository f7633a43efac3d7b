/** Roles, clocks and side acts that every kind of matter has. */
import type { Refusal, Words } from './basics.ts'
import { ERASURE_ACTS } from './erasure.ts'
import { choice, files, reference, several, text } from './fields.ts'
import type { Act, Role, Sight } from './kind.ts'
import type { AnyState, LinkType, Matter, MatterEvent, Sealing } from './matter.ts'

export const COMMON_ROLES: Readonly<Record<string, Role>> = {
  resident: { is: 'resident', words: { zh: '诉求人', en: 'Resident' } },
  seconder: { is: 'second', words: { zh: '附议人', en: 'Seconder' } },
  official: { is: 'official', words: { zh: '经办人员', en: 'Official' } },
  supervisor: { is: 'power', power: 'supervise', words: { zh: '督查人员', en: 'Supervisor' } },
  dispatcher: { is: 'power', power: 'dispatch', words: { zh: '派单员', en: 'Dispatcher' } },
  sealed_handler: {
    is: 'power',
    power: 'handle_sealed',
    words: { zh: '密办人员', en: 'Handler of sealed matters' },
  },
  door: { is: 'door', words: { zh: '受理渠道', en: 'Door' } },
  system: { is: 'system', words: { zh: '系统', en: 'System' } },
  archivist: { is: 'power', power: 'archive', words: { zh: '档案员', en: 'Archivist' } },
  register: {
    is: 'system',
    part: 'erasure',
    words: { zh: '删除登记', en: 'Register of erasures' },
  },
  effect: {
    is: 'system',
    part: 'effects',
    words: { zh: '相关事项的结果', en: 'Follows from another matter' },
  },
}

export const COMMON_CLOCKS: Readonly<Record<string, Words>> = {}

const nothing = () => ({})

function act(
  declaration: Omit<Act<AnyState>, 'to' | 'becomes'> & Partial<Pick<Act<AnyState>, 'becomes'>>,
): Act<AnyState> {
  return { to: [], becomes: nothing, ...declaration }
}

/** A resident may urge whenever it is not over, but once a day is enough to be heard. */
function urgedToday(matter: Matter, sight: Sight): Refusal | null {
  const { last } = matter.urged
  const isRecent = last !== null && Date.parse(sight.now) - Date.parse(last) < 86_400_000
  return isRecent && sight.actor.as === 'resident' ? { code: 'urged_today' } : null
}

function linkInput(input: Readonly<Record<string, unknown>>): { type: LinkType; to: string } {
  return { type: input['type'] as LinkType, to: String(input['to']) }
}

/**
 * What a sealing leaves, as the shell reads it: `outside` when nobody inside may handle the matter,
 * `stranded` the bound units in which nobody may see it any more.
 */
export interface SealingRead {
  readonly outside: boolean
  readonly stranded: readonly string[]
}

export function sealingOf(readings: Readonly<Record<string, unknown>>): SealingRead {
  const read = readings['sealing'] as Partial<SealingRead> | null | undefined
  return { outside: read?.outside === true, stranded: read?.stranded ?? [] }
}

/** A kind that knows where such a matter goes declares `seal` and `name_accused` itself. */
function whoIsLeft(sight: Sight): Refusal | null {
  const { outside, stranded } = sealingOf(sight.readings)
  if (outside) return { code: 'nobody_left_inside', field: 'unit' }
  return stranded.length > 0 ? { code: 'holder_is_accused', field: 'unit' } : null
}

export function alsoAccused(matter: Matter, event: MatterEvent): Sealing {
  const before = matter.sealed ?? { accusedUnits: [], accusedPosts: [] }
  return {
    ...before,
    accusedUnits: [...new Set([...before.accusedUnits, String(event.input['unit'])])],
  }
}

const LINK_WORDS: Readonly<Record<Exclude<LinkType, 'merged_into'>, Words>> = {
  part_of: { zh: '属于', en: 'Part of' },
  caused_by: { zh: '起因于', en: 'Caused by' },
  answers: { zh: '回应', en: 'Answers' },
  blocks: { zh: '卡住', en: 'Blocks' },
  recurs: { zh: '再次发生', en: 'Recurs' },
  competes_with: { zh: '诉求相对', en: 'Competes with' },
  cites: { zh: '引用', en: 'Cites' },
  depends_on: { zh: '要等', en: 'Depends on' },
  carried_out_by: { zh: '由它落实', en: 'Carried out by' },
  corrects: { zh: '更正', en: 'Corrects' },
}

/** What a resident shows. */
export const FILES = files(
  { zh: '照片或 PDF', en: 'Photos or PDF' },
  {
    to: 'resident',
    hint: {
      zh: '最多 5 个，每个不超过 10 MB。照片里的拍摄地点、时间、机型会先去掉，再给经办人看。',
      en: 'At most 5, 10 MB each. Where, when and with what a photo was taken is removed before anybody who works on it sees it.',
    },
  },
)

const SECOND_FILES = files({ zh: '附议人的照片或 PDF', en: 'Photos or PDF of the one who seconds' })

/** What an official shows of the result; nothing here proves that somebody was somewhere. */
export const RESULT_FILES = files(
  { zh: '结果的照片或文件', en: 'Photos or documents of the result' },
  {
    to: 'resident',
    hint: {
      zh: '拍结果，不拍人，也不作为到场证明。诉求人会看到。',
      en: 'Show the result, not people, and not that you were there. The resident will see it.',
    },
  },
)

export const COMMON_ACTS = {
  ...ERASURE_ACTS,
  urge: act({
    from: 'open',
    by: ['resident', 'supervisor', 'dispatcher'],
    words: { zh: '催办', en: 'Urge' },
    told: {
      officials: { zh: '催办：{words}', en: 'Urged: {words}' },
      resident: { zh: '已催办：{words}', en: 'Urged: {words}' },
    },
    fields: {
      words: text(
        { zh: '想说的话', en: 'Your words' },
        { optional: true, max: 500, to: 'resident' },
      ),
    },
    unless: urgedToday,
    becomes: () => ({ urged: true }),
    notifies: ['holder'],
  }),
  add: act({
    from: 'open',
    by: ['resident', 'seconder', 'door'],
    words: { zh: '补充说明', en: 'Add something' },
    told: {
      officials: { zh: '诉求人补充：{words}', en: 'The resident added: {words}' },
      resident: { zh: '您补充：{words}', en: 'You added: {words}' },
    },
    fields: {
      words: text({ zh: '补充内容', en: 'What you want to add' }, { max: 4000, to: 'resident' }),
      files: FILES,
    },
    notifies: ['holder'],
  }),
  note: act({
    from: 'always',
    by: ['official'],
    words: { zh: '内部备注', en: 'Internal note' },
    told: { officials: { zh: '备注：{words}', en: 'Note: {words}' }, resident: null },
    silent: true,
    fields: {
      words: text(
        { zh: '备注（诉求人看不到）', en: 'Note (not shown to the resident)' },
        { max: 4000 },
      ),
      mentions: several('post', { zh: '提请谁看', en: 'Ask to look' }, { optional: true }),
    },
    readings: ['unseeing'],
    // Nobody is told of what they may not see: that would tell them that it is there.
    check: (_matter, _input, sight) => {
      const unseeing = sight.readings['unseeing']
      return Array.isArray(unseeing) && unseeing.length > 0
        ? { code: 'mention_cannot_see', field: 'mentions', params: { post: String(unseeing[0]) } }
        : null
    },
  }),
  tell: act({
    from: 'open',
    by: ['official'],
    words: { zh: '告知进展', en: 'Tell progress' },
    told: {
      officials: { zh: '告知诉求人：{words}', en: 'Told the resident: {words}' },
      resident: { zh: '{unit}告诉您：{words}', en: '{unit} tells you: {words}' },
    },
    fields: {
      words: text(
        { zh: '告诉诉求人的进展', en: 'What to tell the resident' },
        { max: 2000, to: 'resident' },
      ),
      files: RESULT_FILES,
    },
    notifies: ['resident'],
  }),
  correct: act({
    from: 'always',
    by: ['official', 'resident'],
    words: { zh: '更正记录', en: 'Correct the record' },
    told: {
      officials: { zh: '更正第 {event} 步：{words}', en: 'Correction of step {event}: {words}' },
      resident: { zh: '更正第 {event} 步：{words}', en: 'Correction of step {event}: {words}' },
    },
    fields: {
      event: text({ zh: '更正第几步', en: 'Which step' }, { max: 6, lines: false, to: 'resident' }),
      words: text({ zh: '应为', en: 'What is right' }, { max: 2000, to: 'resident' }),
    },
    check: (matter, input) => {
      const n = Number(input['event'])
      return Number.isInteger(n) && n >= 1 && n <= matter.n
        ? null
        : { code: 'no_such_step', field: 'event', params: { last: matter.n } }
    },
  }),
  recuse: act({
    from: 'open',
    by: ['official'],
    words: { zh: '本人回避', en: 'Recuse myself' },
    told: {
      officials: { zh: '经办人员申请回避', en: 'An official recused themselves' },
      resident: {
        zh: '一名有利害关系的工作人员已回避',
        en: 'An official with an interest in it has stepped aside',
      },
    },
    fields: { reason: text({ zh: '回避理由', en: 'Reason' }, { min: 4, max: 500, to: 'sealed' }) },
    becomes: (_matter, event) => (event.by.as === 'official' ? { recuse: event.by.person } : {}),
  }),
  open_sealed: act({
    from: 'always',
    by: ['sealed_handler'],
    words: { zh: '打开密办事项', en: 'Open a sealed matter' },
    told: {
      officials: { zh: '打开查看，理由：{reason}', en: 'Opened it; reason: {reason}' },
      resident: {
        zh: '{unit}的{post}打开看过，理由：{reason}',
        en: 'The {post} of {unit} opened it; reason: {reason}',
      },
    },
    silent: true,
    looks: true,
    fields: {
      reason: text(
        { zh: '查看理由', en: 'Reason for looking' },
        { min: 4, max: 300, to: 'resident' },
      ),
    },
    unless: (matter) => (matter.sealed ? null : { code: 'not_sealed' }),
  }),
  open_identity: act({
    from: 'always',
    by: ['official'],
    words: { zh: '查看联系方式', en: 'Open identity' },
    told: {
      officials: {
        zh: '查看了诉求人身份，理由：{reason}',
        en: 'Opened the identity; reason: {reason}',
      },
      resident: {
        zh: '{unit}的{post}查看了您的身份，理由：{reason}',
        en: 'The {post} of {unit} looked at who you are; reason: {reason}',
      },
    },
    silent: true,
    looks: true,
    fields: {
      reason: text(
        { zh: '查看理由', en: 'Reason for looking' },
        { min: 4, max: 300, to: 'resident' },
      ),
    },
  }),
  open_original: act({
    from: 'always',
    by: ['official'],
    words: { zh: '查看原件', en: 'Open an original' },
    told: {
      officials: {
        zh: '打开了一个文件的原件，理由：{reason}',
        en: 'Opened the original of a file; reason: {reason}',
      },
      resident: {
        zh: '{unit}的{post}打开了一个文件的原件，理由：{reason}',
        en: 'The {post} of {unit} opened the original of a file; reason: {reason}',
      },
    },
    silent: true,
    looks: true,
    fields: {
      file: text({ zh: '文件', en: 'File' }, { min: 36, max: 36, lines: false }),
      reason: text(
        { zh: '查看理由', en: 'Reason for looking' },
        { min: 4, max: 300, to: 'resident' },
      ),
    },
  }),
  link: act({
    from: 'always',
    by: ['official'],
    words: { zh: '关联事项', en: 'Link' },
    told: { officials: { zh: '关联到 {to}', en: 'Linked to {to}' }, resident: null },
    fields: {
      to: reference('matter', { zh: '事项编号', en: 'Matter' }),
      type: choice({ zh: '关系', en: 'Relation' }, LINK_WORDS),
    },
    check: (matter, input) =>
      input['to'] === matter.id ? { code: 'link_to_itself', field: 'to' } : null,
    becomes: (_matter, event) => ({ link: [linkInput(event.input)] }),
  }),
  unlink: act({
    from: 'always',
    by: ['official'],
    words: { zh: '取消关联', en: 'Unlink' },
    told: { officials: { zh: '取消与 {to} 的关联', en: 'Unlinked from {to}' }, resident: null },
    fields: {
      to: reference('matter', { zh: '事项编号', en: 'Matter' }),
      type: choice({ zh: '关系', en: 'Relation' }, LINK_WORDS),
    },
    check: (matter, input) =>
      matter.links.some((link) => link.to === input['to'] && link.type === input['type'])
        ? null
        : { code: 'no_such_link', field: 'to' },
    becomes: (_matter, event) => ({ unlink: [linkInput(event.input)] }),
  }),
  second: act({
    from: 'open',
    by: ['door'],
    silent: true,
    words: { zh: '附议', en: 'Second' },
    told: {
      officials: { zh: '又有一人附议', en: 'One more person seconded it' },
      resident: { zh: '又有一人附议', en: 'One more person asks the same' },
    },
    fields: {
      words: text(
        { zh: '附议的话', en: 'Words of the one who seconds' },
        // As long as those of one who files anew: seconding loses nothing that was typed.
        { optional: true, max: 10_000 },
      ),
      // Not for the resident who asked first: whoever seconds shows it to those who work on it.
      files: SECOND_FILES,
    },
    becomes: () => ({ seconded: 1 }),
  }),
  propose_seal: act({
    from: 'open',
    by: ['dispatcher', 'supervisor'],
    words: { zh: '提请密办', en: 'Propose sealing' },
    told: { officials: { zh: '提请密办', en: 'Sealing proposed' }, resident: null },
    fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500, to: 'sealed' }) },
    unless: (matter) => (matter.sealed ? { code: 'already_sealed' } : null),
  }),
  seal: act({
    from: 'open',
    by: ['dispatcher', 'supervisor'],
    words: { zh: '确认密办', en: 'Seal' },
    told: {
      officials: { zh: '已转为密办', en: 'Sealed' },
      resident: {
        zh: '您反映的事项已转为保密办理，被反映的单位和人员看不到',
        en: 'Your matter is now sealed: those it concerns cannot see it',
      },
    },
    fields: {
      unit: reference('unit', { zh: '被反映单位', en: 'Unit concerned' }, { to: 'sealed' }),
    },
    otherThan: 'propose_seal',
    readings: ['sealing'],
    check: (_matter, _input, sight) => whoIsLeft(sight),
    unless: (matter) =>
      matter.sealed
        ? { code: 'already_sealed' }
        : matter.hands['propose_seal']
          ? null
          : { code: 'needs_proposal', params: { act: 'propose_seal' } },
    becomes: (_matter, event) => ({
      seal: { accusedUnits: [String(event.input['unit'])], accusedPosts: [] },
      forget: ['propose_seal'],
    }),
  }),
  name_accused: act({
    from: 'open',
    by: ['sealed_handler'],
    words: { zh: '登记被反映单位', en: 'Name the unit concerned' },
    told: {
      officials: { zh: '登记了被反映单位', en: 'The unit concerned was named' },
      resident: null,
    },
    fields: {
      unit: reference('unit', { zh: '被反映单位', en: 'Unit concerned' }, { to: 'sealed' }),
    },
    unless: (matter) => (matter.sealed ? null : { code: 'not_sealed' }),
    readings: ['sealing'],
    check: (_matter, _input, sight) => whoIsLeft(sight),
    becomes: (matter, event) => ({ seal: alsoAccused(matter, event) }),
  }),
  propose_unseal: act({
    from: 'open',
    by: ['sealed_handler'],
    words: { zh: '提请解除密办', en: 'Propose unsealing' },
    told: { officials: { zh: '提请解除密办', en: 'Unsealing proposed' }, resident: null },
    fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500, to: 'sealed' }) },
    unless: (matter) => (matter.sealed ? null : { code: 'not_sealed' }),
  }),
  unseal: act({
    from: 'open',
    by: ['sealed_handler'],
    words: { zh: '解除密办', en: 'Unseal' },
    told: {
      officials: { zh: '已解除密办', en: 'Unsealed' },
      resident: { zh: '您反映的事项已改为普通办理', en: 'Your matter is no longer sealed' },
    },
    fields: {},
    otherThan: 'propose_unseal',
    unless: (matter) =>
      !matter.sealed
        ? { code: 'not_sealed' }
        : matter.hands['propose_unseal']
          ? null
          : { code: 'needs_proposal', params: { act: 'propose_unseal' } },
    becomes: () => ({ seal: null, forget: ['propose_unseal'] }),
  }),
  hear_finding: act({
    from: 'always',
    by: ['effect'],
    blind: 'always',
    silent: true,
    words: { zh: '核查有了结果', en: 'A check has its result' },
    told: {
      officials: { zh: '压评核查：{outcome}', en: 'Check on pressure: {outcome}' },
      resident: {
        zh: '您说有人要求您表示满意。无关人员查过，结果：{outcome}',
        en: 'You said that somebody pressed you. People who have no part in it looked into it: {outcome}',
      },
    },
    fields: {
      outcome: choice(
        { zh: '结果', en: 'Result' },
        {
          pressed: { zh: '确有其事', en: 'it is true' },
          not_found: { zh: '未查到', en: 'nothing was found' },
          outside: {
            zh: '本市无人可查，已转上级纪检监察机关',
            en: 'nobody inside may look into it; it goes to the discipline authority above',
          },
        },
        { to: 'resident' },
      ),
    },
    notifies: ['resident'],
  }),
  warn: act({
    from: 'open',
    by: ['system'],
    silent: true,
    words: { zh: '到期提醒', en: 'Warn' },
    told: { officials: { zh: '提醒：{stage}', en: 'Reminder: {stage}' }, resident: null },
    fields: {
      duty: text({ zh: '职责', en: 'Duty' }, { max: 200, lines: false }),
      stage: choice(
        { zh: '阶段', en: 'Stage' },
        {
          soon: { zh: '即将到期', en: 'due soon' },
          due: { zh: '已到期', en: 'due' },
          over: { zh: '逾期，报上一级', en: 'overdue, reported to the next level' },
        },
      ),
    },
    // Two sweeps at once give one warning.
    check: (matter, input) =>
      matter.warned.includes(String(input['duty'])) ? { code: 'warned_already' } : null,
    becomes: (_matter, event) => ({ warned: String(event.input['duty']) }),
  }),
  recompute: act({
    from: 'open',
    by: ['system'],
    silent: true,
    words: { zh: '重算期限', en: 'Recompute a date' },
    told: {
      officials: { zh: '日历更新，重算期限', en: 'The calendar became known: date recomputed' },
      resident: {
        zh: '日历公布后，期限已确定',
        en: 'The calendar was published: the date is now known',
      },
    },
    fields: { clock: text({ zh: '期限', en: 'Clock' }, { max: 80, lines: false }) },
    check: (matter, input) =>
      matter.clocks[String(input['clock'])]?.term
        ? null
        : { code: 'no_such_clock', field: 'clock' },
    starts: (_matter, input) => [{ as: String(input['clock']), again: true }],
  }),
} satisfies Readonly<Record<string, Act<AnyState>>>

/** Those that rest on a resident, or on something said in confidence: not for what the city sets itself. */
export const FOR_RESIDENTS = [
  'add',
  'tell',
  'second',
  'open_identity',
  'open_sealed',
  'propose_seal',
  'seal',
  'name_accused',
  'propose_unseal',
  'unseal',
  'hear_finding',
  'ask_erasure',
  'propose_erasure',
  'erase',
  'decline_erasure',
  'hold',
  'release_hold',
  'erase_with',
  'erase_again',
] as const satisfies readonly (keyof typeof COMMON_ACTS)[]
