import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import type { CommandContext } from '../platform/commands.ts'
import { placesCommand, placesLike } from './index.ts'

let city: TestCity
let folder: string
beforeAll(async () => {
  city = await testCity()
  folder = await mkdtemp(join(tmpdir(), 'places-'))
})
afterAll(async () => {
  await city.drop()
  await rm(folder, { recursive: true })
})

async function run(content: string | Buffer, files: readonly string[] = ['places.csv']) {
  await writeFile(join(folder, 'places.csv'), content)
  const said: string[] = []
  const context = {
    positionals: files.map((file) => join(folder, file)),
    values: {},
    resolve: (path: string) => path,
    say: (line: string) => said.push(line),
  }
  await placesCommand(async () => city.house).run(context as unknown as CommandContext)
  return JSON.parse(said.join(''))
}

const found = async (part: string) =>
  (await placesLike(city.house, city.jurisdiction, part)).map(({ name, division }) => [
    name,
    division?.code ?? null,
  ])

describe('the command places', () => {
  it('takes a list in, and again, and each place is there once', async () => {
    const list = '\uFEFF西园桥,990102001\n"重阳菜场",990102\n西园桥,990102001\n\n人民公园\n'
    expect(await run(list)).toEqual({ places: 3 })
    expect(await run(list)).toEqual({ places: 3 })
    expect(await found('xyq')).toEqual([['西园桥', '990102001']])
    expect(await found('公园')).toEqual([['人民公园', null]])
    // A character that is read in two ways.
    expect(await found('cycc')).toEqual([['重阳菜场', '990102']])
  })

  it.each([
    ['桥,990102', /二到六十/u],
    ['西园桥,330100', /没有区划 330100/u],
    ['好地方,990102\n西园桥,x', /第 2 行/u],
    ['"西园桥', /读不懂/u],
    [Buffer.from([0xce, 0xf7, 0xd4, 0xb0]), /UTF-8/u],
  ])('refuses %j and writes nothing of it', async (content, why) => {
    await expect(run(content)).rejects.toMatchObject({ zh: expect.stringMatching(why) })
    expect(await found('好地方')).toEqual([])
  })

  it('needs one file', async () => {
    await expect(run('', [])).rejects.toMatchObject({ code: 'usage' })
    await expect(run('', ['nowhere.csv'])).rejects.toMatchObject({ code: 'usage' })
  })
})
