import { expect, it } from 'vitest'
import { topicsIn } from '../../tests/support/hot-topics.ts'

it('what is new surfaces within two days of its fifth voice, what comes back is known again, and little else is said to be so', async () => {
  const { planted, news, seasons, days, called, right } = await topicsIn(11, 260, 19)
  expect(news).toBeGreaterThanOrEqual(planted - 1)
  expect(seasons).toBeGreaterThanOrEqual(planted - 2)
  expect(Math.max(...days)).toBeLessThanOrEqual(2)
  expect(right / called).toBeGreaterThanOrEqual(0.9)
}, 60_000)
