/** npm run answerable -- places: the city's own list of place names, which the hotline finds places by. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Ports } from '../matters/index.ts'
import type { Command, CommandContext } from '../platform/commands.ts'
import { Failure } from '../platform/failure.ts'
import { jurisdictionsOf } from '../rules/index.ts'
import { addPlaces } from './places.ts'
import type { Place } from './places.ts'

/** `housed` puts the house together over the database of a command. */
export function placesCommand(housed: (context: CommandContext) => Promise<Ports>): Command {
  return {
    name: 'places',
    summary: {
      zh: '录入地名（csv，每行：地名,区划代码），接听来电时按拼音首字母查找',
      en: 'take in names of places (csv, each row: name,division code) that the hotline finds by pinyin',
    },
    usage: 'FILE [--jurisdiction CODE]',
    options: { jurisdiction: { type: 'string' } },
    run: async (context) => {
      const [file, ...more] = context.positionals
      if (file === undefined || more.length > 0)
        throw new Failure('usage', '用法：places FILE', 'Usage: places FILE')
      const rows = rowsOf(await read(context.resolve(file)))
      const house = await housed(context)
      const jurisdiction = await whose(house, context.values['jurisdiction'])
      const places = placesOf(rows, await house.divisions(jurisdiction))
      await addPlaces(house.db, jurisdiction, places)
      context.say(JSON.stringify({ places: places.length }))
    },
  }
}

async function read(path: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch {
    throw new Failure(
      'usage',
      `读不了文件 ${path}：要有这个文件，编码是 UTF-8。`,
      `Cannot read ${path}: it must be there, in UTF-8.`,
    )
  }
}

function rowsOf(text: string): readonly (readonly string[])[] {
  try {
    const options = { bom: true, trim: true, relax_column_count: true, skip_empty_lines: true }
    return parse(text, options)
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    throw new Failure('usage', `表格读不懂：${why}`, `The table cannot be read: ${why}`)
  }
}

async function whose({ db }: Ports, named: unknown): Promise<number> {
  const there = await jurisdictionsOf(db)
  const found = typeof named === 'string' ? there.find(({ id }) => id === Number(named)) : there[0]
  if (found && (there.length === 1 || named !== undefined)) return found.id
  throw new Failure(
    'usage',
    '请用 --jurisdiction 指明辖区代码。',
    'Name the jurisdiction with --jurisdiction.',
  )
}

/** All of a list or none: a line that is wrong is named, and nothing is written. */
function placesOf(
  rows: readonly (readonly string[])[],
  divisions: ReadonlySet<string>,
): readonly Place[] {
  const places = rows.map(([name = '', division = ''], n) => {
    const wrong = (zh: string, en: string) =>
      new Failure('usage', `第 ${n + 1} 行：${zh}`, `Row ${n + 1}: ${en}`)
    const length = [...name].length
    if (length < 2 || length > 60)
      throw wrong('地名要有二到六十个字。', 'a name has 2 to 60 characters.')
    if (division !== '' && !divisions.has(division))
      throw wrong(`没有区划 ${division}。`, `there is no division ${division}.`)
    return { id: idOf(name, division), name, division: division === '' ? null : division }
  })
  // Named twice is named once: one statement cannot write a row twice.
  return [...new Map(places.map((place) => [place.id, place])).values()]
}

/** The same name in the same division is the same place, whichever list it comes in. */
function idOf(name: string, division: string): string {
  return createHash('sha256').update(`${division}:${name}`).digest('hex').slice(0, 24)
}
