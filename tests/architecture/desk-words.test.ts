/** The desk's words lie in a file an area and are spread into one: of two with the same name one would silently win. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const FOLDER = join(import.meta.dirname, '..', '..', 'desk', 'words')

/** What is looked up by something else than a name of the desk's own. */
const LOOKED_UP = new Set(['ruleWords', 'powerWords', 'tableWords', 'valueWords'])

it('gives every word of the desk one meaning', async () => {
  const files = readdirSync(FOLDER).filter((file) => file !== 'index.ts')
  const modules = await Promise.all(
    files.map(async (file) => (await import(join(FOLDER, file))) as Record<string, object>),
  )
  const names = modules.flatMap((one) =>
    Object.entries(one).flatMap(([name, words]) => (LOOKED_UP.has(name) ? [] : Object.keys(words))),
  )
  expect(names.length).toBeGreaterThan(300)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
