import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts'
import { type Jobs, openJobs } from './jobs.ts'
import { openLog } from './log.ts'

let test: TestDatabase
let first: Jobs
let second: Jobs
const logged: string[] = []

beforeAll(async () => {
  test = await testDatabase()
  const open = () =>
    openJobs({
      url: test.url,
      schema: 'jobs',
      log: openLog({ write: (line) => void logged.push(line) }),
    })
  first = open()
  second = open()
})
afterAll(async () => {
  await Promise.all([first.stop(), second.stop()])
  await test.drop()
})

async function until(what: () => boolean): Promise<void> {
  for (let tries = 0; !what() && tries < 500; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
}

it('each job is worked once, whichever instance takes it', async () => {
  const worked: number[] = []
  const take = async ({ n }: { n: number }) => void worked.push(n)
  await first.work('count', take)
  await second.work('count', take)
  for (let n = 0; n < 8; n += 1) await first.send('count', { n })
  await until(() => worked.length >= 8)
  expect(worked.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 8 }, (_, n) => n))
})

it('of one key only one job waits', async () => {
  const worked: string[] = []
  for (const text of ['a', 'b', 'c']) await first.send('mail', { text }, 'same')
  await first.send('mail', { text: 'other' }, 'other')
  await first.work<{ text: string }>('mail', async ({ text }) => void worked.push(text))
  await until(() => worked.length >= 2)
  expect(worked.toSorted()).toEqual(['a', 'other'])
})

it('a failure is logged without its words from the database, and tried again', async () => {
  let tries = 0
  await first.work('fragile', async () => {
    tries += 1
    if (tries === 1) await test.db.query("SELECT 'canary-138'::integer")
  })
  await first.send('fragile', {})
  await until(() => tries >= 2)
  expect(tries).toBe(2)
  expect(logged.join('')).toContain('"job":"fragile"')
  expect(logged.join('')).not.toContain('canary')
})

it('a time table that two instances set is one, and works one job at a time', async () => {
  await first.every('sweep', '*/5 * * * *', async () => {})
  await second.every('sweep', '*/5 * * * *', async () => {})
  expect(
    await test.db.query("SELECT name, cron, timezone FROM jobs.schedule WHERE name = 'sweep'"),
  ).toEqual([{ name: 'sweep', cron: '*/5 * * * *', timezone: 'Asia/Shanghai' }])
})
