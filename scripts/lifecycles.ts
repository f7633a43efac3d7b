/** docs/lifecycles/KIND.md: the course of every kind, drawn and told from its declaration. */
import { COMMON_ACTS } from '../src/kernel/index.ts'
import type { Act, AnyState, Field, Kind, Words } from '../src/kernel/index.ts'
import { KINDS } from '../src/kinds/index.ts'
import { clocksOf, dutiesIn } from './probe.ts'

export async function lifecycles(): Promise<ReadonlyMap<string, string>> {
  return new Map(KINDS.map((kind) => [`docs/lifecycles/${kind.name}.md`, lifecycleOf(kind)]))
}

export function lifecycleOf(kind: Kind): string {
  const own = Object.entries(kind.acts).filter(([name, act]) => !isCommon(name, act))
  const common = Object.entries(kind.acts).filter(([name, act]) => isCommon(name, act))
  return [
    `# ${kind.words.zh} · ${kind.words.en}`,
    '',
    `<!-- Made by npm run generate from src/kinds/${kind.name}. Do not edit: change the declaration. -->`,
    '',
    `\`${kind.name}\`, 第 ${kind.version} 版 · version ${kind.version}.`,
    '',
    '## 过程 · Course',
    '',
    '箭头写明由哪个接口完成。“任一未结状态”出发的办理见箭头 `open`；留在原状态的见下表。',
    '',
    'Each arrow names the endpoint that performs it. What may start from any state that is not final leaves from `open`; what stays where it is stands in the table.',
    '',
    ...diagramOf(kind),
    '',
    '## 状态与职责 · States and who owes what',
    '',
    '| 状态 State | 诉求人看到 The resident reads | 谁 Who owes | 办什么 Which act | 期限 Clock |',
    '|---|---|---|---|---|',
    ...Object.keys(kind.states).flatMap((state) => stateRows(kind, state)),
    '',
    '## 办理 · Acts',
    '',
    ...actTable(kind, own),
    '',
    '## 每类事项都有的 · What every kind has',
    '',
    ...actTable(kind, common),
    '',
  ].join('\n')
}

function isCommon(name: string, act: Act<AnyState>): boolean {
  return (COMMON_ACTS as Readonly<Record<string, Act<AnyState>>>)[name] === act
}

/** Who performs it, as whoever reads the API would. */
function endpointOf(kind: Kind, name: string, act: Act<AnyState>): string {
  if (isBySystem(kind, act)) return `${name} (系统 · the house itself)`
  // Residents act on the page that their receipt opens; officials, and departments' systems, by the API.
  if (act.by.every((role) => kind.roles[role]?.is === 'resident')) return `POST /my (${name})`
  return act.from === 'new'
    ? `POST /desk/api/matters (${name})`
    : `POST /desk/api/matters/{id}/acts/${name}`
}

function isBySystem(kind: Kind, act: Act<AnyState>): boolean {
  return act.by.every((role) => kind.roles[role]?.is === 'system')
}

function diagramOf(kind: Kind): readonly string[] {
  const states = Object.entries(kind.states)
  const arrows = Object.entries(kind.acts).flatMap(([name, act]) =>
    act.to.flatMap((to) =>
      startsOf(act).map((from) => `  ${from} --> ${to}: ${endpointOf(kind, name, act)}`),
    ),
  )
  const hasOpen = Object.values(kind.acts).some((act) => act.from === 'open' && act.to.length > 0)
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map(([name, { words }]) => `  ${name}: ${words.zh} · ${words.en}`),
    ...(hasOpen ? ['  open: 任一未结状态 · any state that is not final'] : []),
    ...arrows,
    ...states.filter(([, { final }]) => final).map(([name]) => `  ${name} --> [*]`),
    '```',
  ]
}

function startsOf({ from }: Act<AnyState>): readonly string[] {
  if (from === 'new') return ['[*]']
  return Array.isArray(from) ? from : ['open']
}

function stateRows(kind: Kind, name: string): readonly string[] {
  const state = kind.states[name]
  if (!state) return []
  const duties = dutiesIn(kind, name)
  const title = `\`${name}\` ${both(state.words)}`
  if (state.final) return [row([title, both(state.resident), '— 已结束 · final', '', ''])]
  return duties.map((duty, index) =>
    row([
      index === 0 ? title : '',
      index === 0 ? both(state.resident) : '',
      both(kind.roles[duty.role]?.words ?? same(duty.role)),
      duty.acts.map((act) => both(kind.acts[act]?.words ?? same(act))).join('<br>'),
      both(kind.clocks[duty.clock.split(':')[0] ?? ''] ?? same(duty.clock)),
    ]),
  )
}

function actTable(
  kind: Kind,
  acts: readonly (readonly [string, Act<AnyState>])[],
): readonly string[] {
  return [
    '| 办理 Act | 从 → 到 From → to | 谁 Who | 需要 Needs | 期限 Clocks | 告诉诉求人 Told to the resident |',
    '|---|---|---|---|---|---|',
    ...acts.map(([name, act]) =>
      row([
        `\`${name}\` ${both(act.words)}`,
        `${fromWords(act)} → ${act.to.length === 0 ? '不变 · stays' : act.to.join(', ')}`,
        act.by.map((role) => both(kind.roles[role]?.words ?? same(role))).join('<br>'),
        needsOf(kind, act).join('<br>') || '—',
        clockWords(kind, act).join('<br>') || '—',
        act.told.resident ? both(act.told.resident) : '不告诉 · nothing',
      ]),
    ),
  ]
}

function fromWords({ from }: Act<AnyState>): string {
  switch (from) {
    case 'new':
      return '新 · new'
    case 'open':
      return '任一未结 · any open'
    case 'over':
      return '任一已结 · any that is over'
    case 'always':
      return '任何时候 · always'
    default:
      return from.join(', ')
  }
}

function needsOf(kind: Kind, act: Act<AnyState>): readonly string[] {
  const other = act.otherThan ? (kind.acts[act.otherThan]?.words ?? same(act.otherThan)) : null
  return [
    ...Object.values(act.fields).map(fieldWords),
    ...(other
      ? [`另一人（不是“${other.zh}”的人）· somebody else than whoever did “${other.en}”`]
      : []),
    ...(act.judges ? ['承办者及其上下级不得为之 · never the doers nor their line'] : []),
  ]
}

function fieldWords(field: Field): string {
  return `${both(field.label)}${field.optional ? '（可不填 · optional）' : ''}`
}

function clockWords(kind: Kind, act: Act<AnyState>): readonly string[] {
  const { starts, stops } = clocksOf(kind, act)
  const words = (names: readonly string[]) =>
    names.map((name) => both(kind.clocks[name] ?? same(name))).join('、')
  return [
    ...(starts.length > 0 ? [`起 starts：${words(starts)}`] : []),
    ...(stops.length > 0 ? [`停 stops：${words(stops)}`] : []),
  ]
}

function both({ zh, en }: Words): string {
  return `${zh} · ${en}`
}

function same(text: string): Words {
  return { zh: text, en: text }
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`
}
