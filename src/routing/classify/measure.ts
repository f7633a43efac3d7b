/** How good suggestions are, in the measures that docs/routing.md names. */

export interface Judged {
  /** Index of the right label. */
  readonly right: number
  /** A probability for each label. */
  readonly chances: Float64Array
}

export interface Quality {
  readonly n: number
  readonly accuracy: number
  readonly macroF1: number
  /** The right one is among the first two. */
  readonly firstTwo: number
  /** Accuracy on the 70 % that it is surest of. */
  readonly surest: number
  /** Expected calibration error over ten bins of equal width. */
  readonly calibrationError: number
}

const SUREST = 0.7
const BINS = 10

export function qualityOf(judged: readonly Judged[], labels: number): Quality {
  const guesses = judged.map(({ right, chances }) => {
    const [first = 0, second = 0] = orderOf(chances)
    return { right, first, second, confidence: chances[first] ?? 0 }
  })
  const n = guesses.length
  const share = (hits: number, of: number): number => (of === 0 ? 0 : hits / of)
  const isRight = (guess: { right: number; first: number }) => guess.right === guess.first
  const surest = guesses
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, Math.floor(n * SUREST))
  return {
    n,
    accuracy: share(guesses.filter(isRight).length, n),
    macroF1: macroF1(guesses, labels),
    firstTwo: share(guesses.filter((one) => isRight(one) || one.right === one.second).length, n),
    surest: share(surest.filter(isRight).length, surest.length),
    calibrationError: calibrationError(guesses),
  }
}

/** Labels from the likeliest on. */
export function orderOf(chances: Float64Array): number[] {
  return [...chances.keys()].toSorted((a, b) => (chances[b] as number) - (chances[a] as number))
}

function macroF1(
  guesses: readonly { readonly right: number; readonly first: number }[],
  labels: number,
): number {
  const scores: number[] = []
  for (let label = 0; label < labels; label += 1) {
    const there = guesses.filter(({ right }) => right === label).length
    const said = guesses.filter(({ first }) => first === label).length
    const both = guesses.filter(({ right, first }) => right === label && first === label).length
    if (there + said > 0) scores.push((2 * both) / (there + said))
  }
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(scores.length, 1)
}

function calibrationError(
  guesses: readonly {
    readonly right: number
    readonly first: number
    readonly confidence: number
  }[],
): number {
  let error = 0
  for (let bin = 0; bin < BINS; bin += 1) {
    const inside = guesses.filter(
      ({ confidence }) => Math.min(BINS - 1, Math.floor(confidence * BINS)) === bin,
    )
    const sure = inside.reduce((sum, { confidence }) => sum + confidence, 0)
    const hits = inside.filter(({ right, first }) => right === first).length
    error += Math.abs(hits - sure)
  }
  return error / Math.max(guesses.length, 1)
}
