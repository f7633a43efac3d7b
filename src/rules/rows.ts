/** How the dated tables of the rules lie in the database, and how their rows are read. */
import type { Day, TermUnit, Words } from '../kernel/index.ts'
import type { Dated } from './ruleset.ts'
import type {
  Automatic,
  Cap,
  Category,
  Channel,
  Duty,
  Group,
  Level,
  Limit,
  LimitClass,
  PriorityTopic,
} from './types.ts'

/** One table: its key after the jurisdiction, and what each row holds besides. */
export interface DatedTable<T> {
  readonly name: string
  readonly key: readonly string[]
  readonly columns: readonly string[]
  /** Key and columns of a value, in the order above. */
  readonly write: (value: T) => readonly unknown[]
  readonly read: (row: DatedRow) => T
}

export type DatedRow = Record<string, unknown> & {
  readonly version: number
  readonly valid_from: Day
  readonly valid_until: Day | null
}

export function dated<T>(table: DatedTable<T>, row: DatedRow): Dated<T> {
  return {
    value: table.read(row),
    version: row.version,
    from: row.valid_from,
    until: row.valid_until,
  }
}

export const LIMITS: DatedTable<Limit> = {
  name: 'limits',
  key: ['clock', 'scope'],
  columns: ['amount', 'unit', 'basis_zh', 'basis_en'],
  write: ({ clock, scope, term, basis }) => [
    clock,
    scope,
    term.amount,
    term.unit,
    basis.zh,
    basis.en,
  ],
  read: (row) => ({
    clock: row.clock as string,
    scope: row.scope as string,
    term: { amount: row.amount as number, unit: row.unit as TermUnit },
    basis: words(row, 'basis'),
    version: row.version,
    from: row.valid_from,
  }),
}

export const GROUPS: DatedTable<Group> = {
  name: 'category_groups',
  key: ['code'],
  columns: ['position', 'name_zh', 'name_en'],
  write: ({ code, position, name }) => [code, position, name.zh, name.en],
  read: (row) => ({
    code: row.code as string,
    position: row.position as number,
    name: words(row, 'name'),
  }),
}

export const CATEGORIES: DatedTable<Category> = {
  name: 'categories',
  key: ['code'],
  columns: [
    'group_code',
    'position',
    'name_zh',
    'name_en',
    'description_zh',
    'description_en',
    'keywords',
    'priority_topic',
    'small',
    'check_required',
    'sealed',
    'limit_class',
    'statutory_channel',
  ],
  write: (category) => [
    category.code,
    category.group,
    category.position,
    category.name.zh,
    category.name.en,
    category.description.zh,
    category.description.en,
    category.keywords,
    category.topic,
    category.small,
    category.checkRequired,
    category.sealed,
    category.limitClass,
    category.channel,
  ],
  read: (row) => ({
    code: row.code as string,
    group: row.group_code as string,
    position: row.position as number,
    name: words(row, 'name'),
    description: words(row, 'description'),
    keywords: row.keywords as string[],
    topic: row.priority_topic as PriorityTopic | null,
    small: row.small as boolean,
    checkRequired: row.check_required as boolean,
    sealed: row.sealed as boolean,
    limitClass: row.limit_class as LimitClass,
    channel: row.statutory_channel as string | null,
  }),
}

export const DUTIES: DatedTable<Duty> = {
  name: 'duty_list',
  key: ['category_code', 'level'],
  columns: ['unit_function', 'unit_external_id', 'basis_zh', 'basis_en'],
  write: (duty) => [
    duty.category,
    duty.level,
    duty.unitFunction,
    duty.unit,
    duty.basis.zh,
    duty.basis.en,
  ],
  read: (row) => ({
    category: row.category_code as string,
    level: row.level as Level,
    unitFunction: row.unit_function as string,
    unit: row.unit_external_id as string | null,
    basis: words(row, 'basis'),
    version: row.version,
  }),
}

export const CHANNELS: DatedTable<Channel> = {
  name: 'channels',
  key: ['code'],
  columns: ['kind', 'position', 'name_zh', 'name_en', 'phone', 'what_zh', 'what_en', 'url'],
  write: (channel) => [
    channel.code,
    channel.kind,
    channel.position,
    channel.name.zh,
    channel.name.en,
    channel.phone,
    channel.what.zh,
    channel.what.en,
    channel.url,
  ],
  read: (row) => ({
    code: row.code as string,
    kind: row.kind as Channel['kind'],
    position: row.position as number,
    name: words(row, 'name'),
    phone: row.phone as string | null,
    what: words(row, 'what'),
    url: row.url as string | null,
  }),
}

export const CAPS: DatedTable<Cap> = {
  name: 'caps',
  key: ['name'],
  columns: ['value', 'basis_zh', 'basis_en'],
  write: ({ name, value, basis }) => [name, value, basis.zh, basis.en],
  read: (row) => ({
    name: row.name as string,
    value: Number(row.value),
    basis: words(row, 'basis'),
    version: row.version,
    from: row.valid_from,
  }),
}

export const AUTOMATIC: DatedTable<Automatic> = {
  name: 'automatic_dispatch',
  key: ['category_code'],
  columns: ['is_on', 'confidence', 'stopped_zh', 'stopped_en'],
  write: ({ category, isOn, confidence, stopped }) => [
    category,
    isOn,
    confidence,
    stopped?.zh ?? null,
    stopped?.en ?? null,
  ],
  read: (row) => ({
    category: row.category_code as string,
    isOn: row.is_on as boolean,
    confidence: Number(row.confidence),
    stopped: row.stopped_zh === null ? null : words(row, 'stopped'),
    version: row.version,
    from: row.valid_from,
  }),
}

function words(row: DatedRow, column: string): Words {
  return { zh: row[`${column}_zh`] as string, en: row[`${column}_en`] as string }
}
