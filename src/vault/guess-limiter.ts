/**
 * Guesses at receipts, limited without knowing from where they come.
 *
 * A receipt has 120 random bits, so no rate of guessing finds one; what guessing can do is cost
 * work, and what a clumsy limit can do is shut out the resident whom it should protect. So:
 * - a *wrong* code takes a token, of all guesses together and of the form it was typed into;
 *   without a token it is refused as "too many" instead of "not found";
 * - a *right* code always passes: refusing it would only tell an attacker how to lock others out;
 * - look-ups run a few at a time, and whoever finds the waiting room full is asked to come again;
 * - every answer, right or wrong, takes the same short while.
 */
import { createHash } from 'node:crypto'
import type { Result } from '../kernel/index.ts'
import { ok, refuse } from '../kernel/index.ts'

export interface GuessLimits {
  /** Wrong guesses in a row that all together may make, and how many come back each second. */
  readonly burst: number
  readonly perSecond: number
  /** Wrong guesses on one form. */
  readonly perForm: number
  readonly atOnce: number
  readonly waiting: number
  /** Every answer takes at least this long, in milliseconds. */
  readonly delay: number
}

export const GUESS_LIMITS: GuessLimits = {
  burst: 60,
  perSecond: 1,
  perForm: 10,
  atOnce: 8,
  waiting: 2_000,
  delay: 200,
}

export interface GuessLimiter {
  /**
   * Runs `look`. `form` is the token of the form that was sent, if it has one.
   * Refusals: `receipt_unknown`, `too_many_guesses` (params.seconds: when to come again).
   */
  guess<T>(look: () => Promise<T | null>, form?: string): Promise<Result<T>>
}

const FORM_MEMORY = 10_000

export function guessLimiter(
  limits: GuessLimits = GUESS_LIMITS,
  now = () => Date.now(),
): GuessLimiter {
  const bucket = tokenBucket(limits.burst, limits.perSecond, now)
  const room = waitingRoom(limits.atOnce, limits.waiting)
  const wrongByForm = new Map<string, number>()

  /** Only a hash is kept, and only of the last few thousand forms. */
  function formHasTokens(form: string | undefined): boolean {
    if (form === undefined) return true
    const key = createHash('sha256').update(form).digest('base64')
    const wrong = (wrongByForm.get(key) ?? 0) + 1
    wrongByForm.delete(key)
    wrongByForm.set(key, wrong)
    const [oldest] = wrongByForm.keys()
    if (wrongByForm.size > FORM_MEMORY && oldest !== undefined) wrongByForm.delete(oldest)
    return wrong <= limits.perForm
  }

  return {
    async guess(look, form) {
      const since = now()
      const outcome = await room.enter(look)
      const rest = limits.delay - (now() - since)
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
      if (outcome.entered && outcome.value !== null) return ok(outcome.value)
      const allowed = formHasTokens(form) && bucket.take() && outcome.entered
      return allowed
        ? refuse('receipt_unknown')
        : refuse('too_many_guesses', { params: { seconds: Math.ceil(1 / limits.perSecond) } })
    },
  }
}

function tokenBucket(size: number, perSecond: number, now: () => number) {
  let tokens = size
  let filledAt = now()
  return {
    take(): boolean {
      const at = now()
      tokens = Math.min(size, tokens + (Math.max(0, at - filledAt) / 1_000) * perSecond)
      filledAt = at
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}

type Outcome<T> = { readonly entered: true; readonly value: T } | { readonly entered: false }

/** So many at once, so many waiting in order, and nobody beyond. */
function waitingRoom(atOnce: number, waiting: number) {
  let inside = 0
  const queue: (() => void)[] = []
  return {
    async enter<T>(work: () => Promise<T>): Promise<Outcome<T>> {
      if (inside >= atOnce) {
        if (queue.length >= waiting) return { entered: false }
        await new Promise<void>((resolve) => queue.push(resolve))
      } else {
        inside += 1
      }
      try {
        return { entered: true, value: await work() }
      } finally {
        const next = queue.shift()
        if (next) next()
        else inside -= 1
      }
    },
  }
}
