/**
 * npm run bench -- routing TRAIN.csv --text title,detail --label label [--folds 5] [--repeats 3] [--group REGEX]
 *
 * How good suggestions are on messages that you have: nothing of them is kept or sent. Near-duplicates
 * are never on both sides. What docs/routing.md says was measured so.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { nearDuplicates, partsOf } from '../src/routing/classify/folds.ts'
import { qualityOf } from '../src/routing/classify/measure.ts'
import type { Judged, Quality } from '../src/routing/classify/measure.ts'
import type { Model } from '../src/routing/classify/model.ts'
import { taxonomyOf } from '../src/routing/classify/taxonomy.ts'
import { learnModel } from '../src/routing/classify/training.ts'
import type { Example } from '../src/routing/classify/training.ts'
import { normalOf } from '../src/routing/classify/views.ts'
import { messagesOf } from '../src/routing/messages.ts'
import { plainly } from './bench-routing-plain.ts'
import type { Decided } from './bench-routing-plain.ts'

const MADE = { madeAt: '1970-01-01T00:00:00.000Z' }

interface Data extends Decided {
  readonly groups: Uint32Array
}

interface Answer extends Judged {
  readonly row: number
  readonly outcome: string
}

export async function bench(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      text: { type: 'string', default: 'title,detail' },
      label: { type: 'string', default: 'label' },
      folds: { type: 'string', default: '5' },
      repeats: { type: 'string', default: '3' },
      group: { type: 'string' },
      taxonomy: { type: 'string' },
    },
  })
  const [file] = positionals
  if (!file) throw new Error('which file? npm run bench -- routing TRAIN.csv')
  const from = process.env['INIT_CWD'] ?? process.cwd()
  const data = await dataFrom(resolve(from, file), values.text, values.label)
  const { examples, labels, groups } = data
  console.log(
    `${examples.length} rows, ${labels.length} labels, ${new Set(groups).size} groups of near-duplicates`,
  )
  const folds = Number(values.folds)
  const rounds: (readonly Answer[])[] = []
  for (let repeat = 1; repeat <= Number(values.repeats); repeat += 1) {
    const answers = crossed(data, folds, repeat)
    rounds.push(answers)
    say(`round ${repeat}, ${folds} folds`, qualityOf(answers, labels.length))
  }
  const all = rounds.flat()
  console.log(`macro-F1, mean of rounds: ${spread(rounds.map((one) => f1(one, labels.length)))}`)
  console.log(`macro-F1, 95 % interval by resampling groups: ${interval(all, data)}`)
  const usual = Array.from({ length: Number(values.repeats) }, (_, n) =>
    plainCrossed(data, folds, n + 1),
  )
  console.log(`plainly, the same folds: ${spread(usual.map((one) => f1(one, labels.length)))}`)
  outcomes(all)
  const [first = []] = rounds
  fairness(first, data, values.group)
  await cold(data, values.taxonomy ? resolve(from, values.taxonomy) : null)
  growth(data)
  strangers(data)
  speed(data)
}

async function dataFrom(path: string, text: string, label: string): Promise<Data> {
  const examples: Example[] = []
  for await (const one of messagesOf({ path, text, label, sheet: null }))
    if (one.label !== '') examples.push(one)
  const labels = [...new Set(examples.map((one) => one.label))].toSorted()
  return {
    examples,
    labels,
    of: Uint16Array.from(examples, (one) => labels.indexOf(one.label)),
    groups: nearDuplicates(examples.map(normalOf)),
  }
}

function crossed(data: Data, folds: number, seed: number): readonly Answer[] {
  const parts = partsOf(data.of, data.groups, folds, seed * 101)
  const answers: Answer[] = []
  for (let fold = 0; fold < folds; fold += 1) {
    const model = learnModel(
      data.examples.filter((_, row) => parts[row] !== fold),
      MADE,
    )
    for (const [row, part] of parts.entries())
      if (part === fold) answers.push(asked(model, data, row))
  }
  return answers
}

function plainCrossed(data: Data, folds: number, seed: number): readonly Judged[] {
  const parts = partsOf(data.of, data.groups, folds, seed * 101)
  const rows = [...parts.keys()]
  return Array.from({ length: folds }, (_, fold) =>
    plainly(
      data,
      rows.filter((row) => parts[row] !== fold),
      rows.filter((row) => parts[row] === fold),
    ),
  ).flat()
}

function asked(model: Model, { examples, labels, of }: Data, row: number): Answer {
  const { choices, outcome } = model.suggest(examples[row] as Example)
  const chances = new Float64Array(labels.length)
  for (const { label, chance } of choices) chances[labels.indexOf(label)] = chance
  return { row, right: of[row] as number, chances, outcome }
}

const f1 = (answers: readonly Judged[], labels: number) => qualityOf(answers, labels).macroF1
const four = (value: number) => value.toFixed(4)

function say(what: string, quality: Quality): void {
  const { macroF1, accuracy, firstTwo, surest, calibrationError } = quality
  console.log(
    `${what}: macro-F1 ${four(macroF1)}, accuracy ${four(accuracy)}, among two ${four(firstTwo)}, surest 70 % ${four(surest)}, ECE ${four(calibrationError)}`,
  )
}

function spread(values: readonly number[]): string {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return `${four(mean)} (${values.map(four).join(', ')})`
}

/** Whole groups are drawn, as they were kept together. */
function interval(answers: readonly Answer[], { groups, labels }: Data): string {
  const byGroup = new Map<number, Answer[]>()
  for (const one of answers) {
    const group = groups[one.row] as number
    byGroup.set(group, [...(byGroup.get(group) ?? []), one])
  }
  const all = [...byGroup.values()]
  let state = 7
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return all[state % all.length] as Answer[]
  }
  const values = Array.from({ length: 200 }, () =>
    f1(
      all.flatMap(() => draw()),
      labels.length,
    ),
  ).toSorted((a, b) => a - b)
  return `${four(values[5] as number)} to ${four(values[194] as number)}`
}

function outcomes(answers: readonly Answer[]): void {
  for (const outcome of ['named', 'unsure', 'outside', 'empty']) {
    const some = answers.filter((one) => one.outcome === outcome)
    const right = some.filter((one) => Math.max(...one.chances) === one.chances[one.right])
    const share = ((100 * some.length) / answers.length).toFixed(1)
    const hits = ((100 * right.length) / Math.max(some.length, 1)).toFixed(1)
    console.log(`${outcome}: ${share} % of all; first choice right in ${hits} % of them`)
  }
}

/** Accuracy of parts of the messages, with 95 % intervals (Wilson). */
function fairness(answers: readonly Answer[], { examples }: Data, group: string | undefined): void {
  const lengths = examples.map(({ text }) => text.length).toSorted((a, b) => a - b)
  const quarter = (n: number) => lengths[Math.floor((lengths.length * n) / 4)] as number
  const [low, middle, high] = [quarter(1), quarter(2), quarter(3)]
  const signs = (text: string) =>
    (text.match(/[，。！？；,.!?;]/gu) ?? []).length / (text.length + 1)
  const looks: Readonly<Record<string, (one: Example) => string | null>> = {
    length: ({ text }) =>
      text.length < low
        ? `under ${low}`
        : text.length < middle
          ? `${low} to ${middle}`
          : text.length < high
            ? `${middle} to ${high}`
            : `${high} and more`,
    punctuation: ({ text }) =>
      signs(text) < 0.02 ? 'hardly any' : signs(text) < 0.08 ? 'usual' : 'much',
    ...(group
      ? { group: ({ title, text }) => new RegExp(group, 'u').exec(`${title} ${text}`)?.[1] ?? null }
      : {}),
  }
  for (const [look, nameOf] of Object.entries(looks)) {
    const parts = new Map<string, { n: number; hits: number }>()
    for (const one of answers) {
      const name = nameOf(examples[one.row] as Example)
      if (name === null) continue
      const part = parts.get(name) ?? { n: 0, hits: 0 }
      part.n += 1
      if (Math.max(...one.chances) === one.chances[one.right]) part.hits += 1
      parts.set(name, part)
    }
    const shown = [...parts]
      .filter(([, { n }]) => n >= 20)
      .map(([name, { n, hits }]) => `${name}: ${wilson(hits, n)} of ${n}`)
    console.log(`accuracy by ${look}: ${shown.join('; ')}`)
  }
}

function wilson(hits: number, n: number): string {
  const z = 1.96
  const share = hits / n
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half =
    (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
  return `${(100 * share).toFixed(1)} % (${(100 * (middle - half)).toFixed(0)}–${(100 * (middle + half)).toFixed(0)})`
}

/** Without anything learnt: by the names of the labels, or a sheet label,name,description,keywords. */
async function cold(data: Data, path: string | null): Promise<void> {
  const described =
    path === null
      ? data.labels.map((label) => ({ label, names: [label], description: '', keywords: [] }))
      : await describedIn(path)
  const taxonomy = taxonomyOf(described)
  const judged = data.examples.map((one, row): Judged => {
    const chances = new Float64Array(data.labels.length)
    for (const { label, chance } of taxonomy.suggest(one))
      chances[data.labels.indexOf(label)] = chance
    return { right: data.of[row] as number, chances }
  })
  say(
    path === null ? 'nothing learnt, names only' : 'nothing learnt',
    qualityOf(judged, data.labels.length),
  )
}

async function describedIn(path: string) {
  const described = []
  for await (const { label, title, text } of messagesOf({
    path,
    text: 'description,keywords',
    label: 'label',
    sheet: null,
  }))
    described.push({ label, names: [label], description: title, keywords: text.split(/\s+/u) })
  return described
}

function growth(data: Data): void {
  const parts = partsOf(data.of, data.groups, 5, 7)
  const tried = [...parts.keys()].filter((row) => parts[row] === 0)
  const taught = [...parts.keys()].filter((row) => parts[row] !== 0)
  for (const share of [0.125, 0.25, 0.5, 1]) {
    const some = taught.filter((_, n) => Math.floor(n * share) !== Math.floor((n - 1) * share))
    const model = learnModel(
      some.map((row) => data.examples[row] as Example),
      MADE,
    )
    const judged = tried.map((row) => asked(model, data, row))
    const ours = four(f1(judged, data.labels.length))
    const usual = four(f1(plainly(data, some, tried), data.labels.length))
    console.log(
      `learnt on ${some.length} rows: macro-F1 ${ours} on ${tried.length}; plainly ${usual}`,
    )
  }
}

/** Each label in turn is left out of learning: what of it is then taken for something known. */
function strangers({ examples, labels, of, groups }: Data): void {
  const parts = partsOf(of, groups, 5, 9)
  const sums = { known: new Map<string, number>(), left: new Map<string, number>() }
  for (const label of labels) {
    const model = learnModel(
      examples.filter((one, row) => one.label !== label && parts[row] !== 0),
      MADE,
    )
    for (const [row, one] of examples.entries()) {
      if (one.label !== label && parts[row] !== 0) continue
      const into = one.label === label ? sums.left : sums.known
      const { outcome } = model.suggest(one)
      into.set(outcome, (into.get(outcome) ?? 0) + 1)
    }
  }
  for (const [what, counts] of Object.entries(sums)) {
    const all = [...counts.values()].reduce((sum, n) => sum + n, 0)
    const shares = [...counts].map(([outcome, n]) => `${outcome} ${((100 * n) / all).toFixed(0)} %`)
    console.log(
      `${what === 'left' ? 'of a label never learnt' : 'of labels learnt'} (${all}): ${shares.join(', ')}`,
    )
  }
}

function speed({ examples }: Data): void {
  let began = process.cpuUsage()
  const model = learnModel(examples, MADE)
  console.log(
    `learn ${examples.length} rows: ${(spent(began) / 1_000).toFixed(1)} s of processor time`,
  )
  for (const one of examples) model.suggest(one)
  began = process.cpuUsage()
  for (const one of examples) model.suggest(one)
  console.log(`suggest: ${(spent(began) / examples.length).toFixed(3)} ms a message`)
  const many = Array.from({ length: 10_000 }, (_, n) => mixed(examples, n))
  began = process.cpuUsage()
  learnModel(many, MADE)
  console.log(
    `learn 10,000 rows, mixed out of these: ${(spent(began) / 1_000).toFixed(1)} s of processor time`,
  )
}

const spent = (began: NodeJS.CpuUsage) => process.cpuUsage(began).user / 1_000

/** Half of one and half of another with the same label, so that no two are alike. */
function mixed(examples: readonly Example[], n: number): Example {
  const one = examples[n % examples.length] as Example
  const same = examples.filter(({ label }) => label === one.label)
  const other = same[(n * 7_919) % same.length] as Example
  const halfOf = (text: string, from: number) =>
    text
      .split(/(?<=[。！？])/u)
      .filter((_, at) => (at + from + n) % 2 === 0)
      .join('')
  return {
    title: one.title,
    text: `${halfOf(one.text, 0)}${halfOf(other.text, 1)}`,
    label: one.label,
  }
}
