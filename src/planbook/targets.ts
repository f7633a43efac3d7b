/** Rows of targets: which are new, which change a draft, which are as they stand; and whether they make a whole. */
import type { Actor, Input, Json, Matter, Result } from '../kernel/index.ts'
import { target } from '../kinds/index.ts'
import type { TargetState } from '../kinds/index.ts'
import { linkedBodies } from '../matters/index.ts'
import type { Commission, Done, Ports } from '../matters/index.ts'
import { treeOf } from '../plans/index.ts'
import type { Target } from '../plans/index.ts'
import { TARGET_COLUMNS } from './columns.ts'
import type { Laid } from './columns.ts'
import { textOf } from './cells.ts'
import { byTitle, isCode, isText, linesOf, PLAN_SOURCE, postNamed, targetsCalled } from './names.ts'
import type { Titles } from './names.ts'
import { found, rowsOf } from './rows.ts'
import type { ChangedCell, RowPlanned, RowRead } from './rows.ts'

/** A row with all that it names looked up. */
export interface TargetRow extends RowRead {
  readonly code: string
  readonly parentCode: string | null
  /** The target that has this code already. */
  readonly known: Matter | null
  /** As the act takes it, but for the parent. */
  readonly input: Record<string, Json>
}

export interface City {
  readonly house: Ports
  readonly jurisdiction: number
  readonly actor: Actor
}

const draft = target.acts['draft_target']
const FIELDS = draft?.fields ?? {}
/** A tree deeper than this is none that a government could carry out. */
const DEEPEST = 12

export const CHOICES = Object.fromEntries(
  Object.entries(FIELDS).flatMap(([name, field]) =>
    field.type === 'choice' ? [[name, field.options] as const] : [],
  ),
)

export interface TargetsRead {
  readonly rows: readonly TargetRow[]
  /** Parents that are there and are not in the book, by code. */
  readonly parents: ReadonlyMap<string, Matter>
  readonly documents: Titles
}

export async function readTargets(city: City, laid: readonly Laid[]): Promise<TargetsRead> {
  const { house, jurisdiction, actor } = city
  const org = await house.org(jurisdiction)
  const read = laid.flatMap((one) => rowsOf(one, TARGET_COLUMNS, CHOICES))
  const codes = read.flatMap(({ values }) => [values.get('code'), values.get('part_of')])
  const lines = await linesOf(house, jurisdiction, actor, { kind: 'target' })
  const known = await targetsCalled(house, jurisdiction, lines, codes.filter(isText).map(coded))
  const documents = byTitle(
    await linesOf(house, jurisdiction, actor, { kind: 'document' }),
    'document_not_known',
  )
  const series = byTitle(
    await linesOf(house, jurisdiction, actor, { kind: 'series' }),
    'series_not_known',
  )
  const rows = read.map((row) => rowOf(row, { known, documents, series, org }))
  marksTwice(rows)
  const inBook = new Set(rows.map(({ code }) => code))
  const parents = new Map([...known].filter(([code]) => !inBook.has(code)))
  for (const row of rows) marksParent(row, rows, parents)
  return { rows, parents, documents }
}

const coded = (typed: string) => typed.normalize('NFKC').trim()

interface Names {
  readonly known: ReadonlyMap<string, Matter>
  readonly documents: Titles
  readonly series: Titles
  readonly org: Parameters<typeof postNamed>[0]
}

const OWN = new Set(['code', 'part_of', 'lead_unit'])

function rowOf(read: RowRead, { known, documents, series, org }: Names): TargetRow {
  const { values, findings } = read
  const text = (key: string) => textOf((values.get(key) ?? '') as string)
  const code = coded(text('code'))
  if (code !== '' && !isCode(code) && !known.has(code))
    findings.push(
      found(read, 'code', { code: 'code_unclear', params: { value: code.slice(0, 40) } }),
    )
  const input: Record<string, Json> = {}
  for (const [key, value] of values) if (!OWN.has(key)) input[key] = value
  const put = (key: string, result: Result<string> | null) => {
    if (result?.ok) input[key] = result.value
    else if (result) findings.push(found(read, result.refusal.field ?? key, bare(result.refusal)))
  }
  put('document', values.has('document') ? documents.find(text('document')) : null)
  put('series', values.has('series') ? series.find(text('series')) : null)
  put('lead', values.has('lead') ? postNamed(org, text('lead_unit'), text('lead')) : null)
  const parent = coded(text('part_of'))
  return {
    ...read,
    code,
    parentCode: parent === '' ? null : parent,
    known: known.get(code) ?? null,
    input,
  }
}

const bare = ({ field: _field, ...refusal }: { readonly code: string; readonly field?: string }) =>
  refusal

function marksTwice(rows: readonly TargetRow[]): void {
  for (const [code, same] of Map.groupBy(rows, (row) => row.code)) {
    if (code === '' || same.length < 2) continue
    const where = same.map(({ row }) => row).join('、')
    for (const row of same)
      row.findings.push(
        found(row, 'code', { code: 'code_twice', params: { value: code, rows: where } }),
      )
  }
}

/** A parent is in the book or there already, and going up ends somewhere. */
function marksParent(
  row: TargetRow,
  rows: readonly TargetRow[],
  parents: ReadonlyMap<string, Matter>,
): void {
  const { parentCode } = row
  if (parentCode === null) return
  const byCode = indexOf(rows)
  if (!byCode.has(parentCode) && !parents.has(parentCode)) {
    const params = { value: parentCode.slice(0, 40) }
    row.findings.push(found(row, 'part_of', { code: 'parent_code_unknown', params }))
    return
  }
  const way = [row.code]
  for (let at = parentCode; ;) {
    if (at === row.code) {
      const params = { way: [...way, at].join(' → ').slice(0, 200) }
      row.findings.push(found(row, 'part_of', { code: 'codes_go_round', params }))
      return
    }
    // Another circle further up is marked where it is.
    if (way.includes(at)) return
    way.push(at)
    const next = byCode.get(at)?.parentCode ?? null
    if (next === null) break
    at = next
  }
  if (way.length > DEEPEST)
    row.findings.push(found(row, 'part_of', { code: 'tree_too_deep', params: { most: DEEPEST } }))
}

const indexes = new WeakMap<readonly TargetRow[], ReadonlyMap<string, TargetRow>>()

function indexOf(rows: readonly TargetRow[]): ReadonlyMap<string, TargetRow> {
  const known = indexes.get(rows) ?? new Map(rows.map((row) => [row.code, row]))
  indexes.set(rows, known)
  return known
}

/** What the row would change of the target that is there. */
function changesOf(row: TargetRow, parent: string | null): readonly ChangedCell[] {
  if (!row.known) return []
  const standing = standingOf(row.known)
  const wanted: Readonly<Record<string, Json>> = { ...row.input, part_of: parent }
  return Object.keys(FIELDS).flatMap((column): ChangedCell[] => {
    const [from, to] = [plain(standing[column]), plain(wanted[column])]
    return from === to ? [] : [{ column, from, to }]
  })
}

const plain = (value: Json | undefined): Json =>
  value === undefined || value === false || value === '' ? null : value

/** As the act would be filled in to leave it as it is. */
export function standingOf(matter: Matter): Input {
  const suggests = target.acts['amend_target']?.suggests
  if (typeof suggests !== 'function') throw new Error('a target says nothing of how it stands')
  return suggests(matter)
}

const OF_THE_WHOLE = new Set(['weights_of_rows', 'parts_do_not_make_whole'])

export interface TargetsPlanned {
  readonly planned: readonly RowPlanned[]
  /** One for each row that makes or changes something, parents before their parts. */
  readonly commissions: readonly Commission[]
  /** Which row each commission is of. */
  readonly of: readonly TargetRow[]
}

const parentIn = (
  { parents }: TargetsRead,
  byCode: ReadonlyMap<string, TargetRow>,
  row: TargetRow,
) =>
  row.parentCode === null
    ? null
    : (byCode.get(row.parentCode)?.known?.id ?? parents.get(row.parentCode)?.id ?? undefined)

/** Nothing is done here: this says what would be. */
export async function planTargets(city: City, read: TargetsRead): Promise<TargetsPlanned> {
  const byCode = indexOf(read.rows)
  const changed = new Map(
    read.rows.map((row) => [row, changesOf(row, parentIn(read, byCode, row) ?? row.parentCode)]),
  )
  for (const [row, changes] of changed) {
    if (!row.known || changes.length === 0 || row.known.state.name === 'draft') continue
    const params = { state: stateWords(row.known) }
    for (const { column } of changes)
      row.findings.push(
        found(row, column === 'document' ? 'document' : column, {
          code: 'target_issued_already',
          params,
        }),
      )
  }
  await marksWholes(city, read, changed)
  const planned = read.rows.map((row): RowPlanned => {
    const changes = changed.get(row) ?? []
    const outcome =
      row.findings.length > 0
        ? 'refuse'
        : !row.known
          ? 'make'
          : changes.length > 0
            ? 'change'
            : 'same'
    const title = textOf((row.values.get('title') ?? '') as string)
    const { sheet } = row.laid
    return {
      sheet: sheet.name,
      row: row.row,
      code: row.code,
      title,
      outcome,
      changes,
      findings: row.findings,
    }
  })
  // What is wrong with the whole is no reason not to hear what the rules say of each row.
  const doing = inOrder(read.rows, byCode).filter((row) => {
    const isReadable = row.findings.every(({ refusal }) => OF_THE_WHOLE.has(refusal.code))
    return isReadable && (!row.known || (changed.get(row)?.length ?? 0) > 0)
  })
  const place = new Map(doing.map((row, index) => [row.code, index]))
  // In the order of the book, wherever they are listed: a millisecond apart.
  const now = Date.parse(city.house.clock.now())
  const openedAt = (row: TargetRow) =>
    new Date(now - read.rows.length + read.rows.indexOf(row)).toISOString()
  return {
    planned,
    of: doing,
    commissions: doing.map((row) =>
      commissionOf(city, row, openedAt(row), (earlier) => {
        if (row.parentCode === null) return null
        const at = place.get(row.parentCode)
        const made = at === undefined ? undefined : earlier[at]
        // A parent that was refused leaves its part without one: the act says so.
        if (made !== undefined) return made.ok ? made.value.matter.id : 'refused'
        return parentIn(read, byCode, row) ?? 'refused'
      }),
    ),
  }
}

function stateWords({ state }: Matter): string {
  const words = target.states[state.name]?.words
  return words ? `${words.zh} ${words.en}` : state.name
}

function commissionOf(
  { actor }: City,
  { known, code, input }: TargetRow,
  openedAt: string,
  parentOf: (earlier: readonly Result<Done>[]) => string | null,
): Commission {
  const inputAfter = (earlier: readonly Result<Done>[]) => {
    const parent = parentOf(earlier)
    return parent === null ? input : { ...input, part_of: parent }
  }
  return known
    ? { matter: known.id, act: 'amend_target', input, inputAfter, actor }
    : {
        kind: 'target',
        act: 'draft_target',
        input,
        inputAfter,
        actor,
        door: 'desk',
        openedAt,
        external: { source: PLAN_SOURCE, id: code },
      }
}

/** Parents before their parts; what goes round was refused before. */
function inOrder(
  rows: readonly TargetRow[],
  byCode: ReadonlyMap<string, TargetRow>,
): readonly TargetRow[] {
  const depths = new Map<TargetRow, number>()
  const depthOf = (row: TargetRow, steps = 0): number => {
    const known = depths.get(row)
    if (known !== undefined || steps > rows.length) return known ?? 0
    const parent = row.parentCode === null ? undefined : byCode.get(row.parentCode)
    const depth = parent && parent !== row && steps <= DEEPEST ? depthOf(parent, steps + 1) + 1 : 0
    depths.set(row, depth)
    return depth
  }
  return rows.toSorted((a, b) => depthOf(a) - depthOf(b))
}

/**
 * Siblings weigh a hundred together and come to the goal of the whole: those in the book, and those that
 * are there and not in it. Where nothing of them changes nothing is said.
 */
async function marksWholes(
  { house, jurisdiction }: City,
  read: TargetsRead,
  changed: ReadonlyMap<TargetRow, readonly ChangedCell[]>,
): Promise<void> {
  const byCode = indexOf(read.rows)
  const inBook = new Set(read.rows.flatMap(({ known }) => known?.id ?? []))
  const moving = (row: TargetRow) => !row.known || (changed.get(row)?.length ?? 0) > 0
  const groups = Map.groupBy(read.rows, ({ parentCode, input }) =>
    parentCode === null ? `document ${String(input['document'] ?? '')}` : `part ${parentCode}`,
  )
  for (const [name, rows] of groups) {
    if (!rows.some(moving) || rows.some(({ input }) => typeof input['weight'] !== 'number'))
      continue
    const parentCode = rows[0]?.parentCode ?? null
    const parent = parentCode === null ? null : parentOf(parentCode)
    const beside = await standingBeside(name, parent?.id ?? null)
    const tree = treeOf([...rows.map(asTarget), ...beside], parent?.target ?? null, {
      ofLead: 0,
      mostOfLead: 1,
      tops: 0,
      mostTops: 1,
    })
    if (Math.abs(tree.weights - 100) > 1e-6)
      mark(rows, 'weight', 'weights_of_rows', {
        sum: Number(tree.weights.toFixed(1)),
        count: rows.length + beside.length,
      })
    const { made, parentGoal } = tree
    if (
      made !== null &&
      parentGoal !== null &&
      Math.abs(made - parentGoal) > 1e-6 * Math.max(1, Math.abs(parentGoal))
    )
      mark(rows, 'goal', 'parts_do_not_make_whole', {
        made: Number(made.toFixed(4)),
        goal: parentGoal,
      })
  }

  function parentOf(code: string) {
    const row = byCode.get(code)
    if (row) return { id: row.known?.id ?? null, target: asTarget(row) }
    const there = read.parents.get(code)
    return there ? { id: there.id, target: there as Target } : null
  }

  async function standingBeside(name: string, parent: string | null): Promise<readonly Target[]> {
    const document = name.startsWith('document ') ? name.slice('document '.length) : ''
    const to = parent ?? document
    if (to === '') return []
    const type = parent === null ? 'cites' : 'part_of'
    const all = await linkedBodies(house.db, jurisdiction, { to, type, kind: 'target' })
    const there = all.filter(
      ({ id, links }) =>
        !inBook.has(id) && (parent !== null || !links.some((link) => link.type === 'part_of')),
    )
    return there as readonly Matter[] as readonly Target[]
  }
}

function mark(
  rows: readonly TargetRow[],
  column: string,
  code: string,
  params: Readonly<Record<string, number>>,
): void {
  for (const row of rows) row.findings.push(found(row, column, { code, params }))
}

/** What a row would be, for adding up. */
function asTarget({ input, known }: TargetRow): Target {
  const state = {
    name: known?.state.name ?? 'draft',
    weight: Number(input['weight']),
    aggregation: input['aggregation'] as TargetState['aggregation'],
    metric: { goal: Number(input['goal']), unit: String(input['unit']) },
  }
  return { state, links: [] } as unknown as Target
}
