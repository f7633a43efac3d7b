import { expect, test } from 'vitest'
import { GUESS_LIMITS, guessLimiter } from './guess-limiter.ts'

const wrong = async () => null
const right = async () => 'matter'

test('during a thousand guesses most are refused as too many, and the right code opens at once', async () => {
  const limiter = guessLimiter()
  const guesses = Array.from({ length: 1_000 }, () => limiter.guess(wrong))
  const since = Date.now()
  expect(await limiter.guess(right)).toEqual({ ok: true, value: 'matter' })
  expect(Date.now() - since).toBeLessThan(5_000)
  const codes = (await Promise.all(guesses)).map((answer) => answer.ok || answer.refusal.code)
  const unknown = codes.filter((code) => code === 'receipt_unknown').length
  expect(unknown).toBeGreaterThanOrEqual(GUESS_LIMITS.burst)
  expect(unknown).toBeLessThan(GUESS_LIMITS.burst + 10)
  expect(codes.filter((code) => code === 'too_many_guesses')).toHaveLength(1_000 - unknown)
})

test('tokens come back with time, never more than the bucket holds', async () => {
  let time = 0
  const limiter = guessLimiter({ ...GUESS_LIMITS, burst: 2, delay: 0 }, () => time)
  const codes = async (count: number) =>
    (await Promise.all(Array.from({ length: count }, () => limiter.guess(wrong)))).map(
      (answer) => answer.ok || answer.refusal.code,
    )
  expect(await codes(3)).toEqual(['receipt_unknown', 'receipt_unknown', 'too_many_guesses'])
  time += 1_000
  expect(await codes(2)).toEqual(['receipt_unknown', 'too_many_guesses'])
  time += 3_600_000
  expect(await codes(3)).toEqual(['receipt_unknown', 'receipt_unknown', 'too_many_guesses'])
})

test('one form is worn out before the others', async () => {
  const limiter = guessLimiter({ ...GUESS_LIMITS, perForm: 2, delay: 0 })
  const code = async (form: string) => {
    const answer = await limiter.guess(wrong, form)
    return answer.ok || answer.refusal.code
  }
  expect([await code('a'), await code('a'), await code('a'), await code('b')]).toEqual([
    'receipt_unknown',
    'receipt_unknown',
    'too_many_guesses',
    'receipt_unknown',
  ])
  expect((await limiter.guess(right, 'a')).ok).toBe(true)
})

test('only so many look-ups run at once, and nobody waits beyond the room', async () => {
  let running = 0
  let most = 0
  const slow = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 5))
    running -= 1
    return 'matter'
  }
  const limiter = guessLimiter({ ...GUESS_LIMITS, atOnce: 3, waiting: 10, delay: 0 })
  const answers = await Promise.all(Array.from({ length: 20 }, () => limiter.guess(slow)))
  expect(most).toBe(3)
  expect(answers.filter((answer) => answer.ok)).toHaveLength(13)
})

test('a look-up that fails leaves its place to the next', async () => {
  const limiter = guessLimiter({ ...GUESS_LIMITS, atOnce: 1, delay: 0 })
  await expect(
    limiter.guess(async () => {
      throw new Error('database gone')
    }),
  ).rejects.toThrow('database gone')
  expect((await limiter.guess(right)).ok).toBe(true)
})

test('right and wrong take the same while', async () => {
  const limiter = guessLimiter({ ...GUESS_LIMITS, delay: 60 })
  const took = async (look: () => Promise<string | null>) => {
    const since = performance.now()
    await limiter.guess(look)
    return performance.now() - since
  }
  expect(await took(right)).toBeGreaterThan(55)
  expect(await took(wrong)).toBeGreaterThan(55)
})
