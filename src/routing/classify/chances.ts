/**
 * From what several machines say to a probability for each label, learnt on rows that the machines had
 * not seen: how much each machine counts, one slope for all (temperature), and a shift for each label
 * (Guo, Pleiss, Sun, Weinberger: On calibration of modern neural networks, ICML 2017).
 */

export interface Scale {
  /** How much each machine counts, at least 0. */
  readonly machines: readonly number[]
  /** Added for each label. */
  readonly labels: readonly number[]
}

/** Margins of one row, machine after machine: of machine m and label k at `m * labels + k`. */
export type Margins = Float64Array

const ROUNDS = 300
const STEP = 0.06
/** Keeps the shifts of labels that few rows speak for near nothing. */
const HOLD = 0.02
const MOST_ROWS = 4_000

export function learnScale(
  margins: readonly Margins[],
  right: readonly number[],
  { machines, labels }: { readonly machines: number; readonly labels: number },
): Scale {
  const every = Math.max(1, Math.ceil(margins.length / MOST_ROWS))
  const picked = [...margins.keys()].filter((row) => row % every === 0)
  const size = machines + labels
  const at = Float64Array.from({ length: size }, (_, n) => (n < machines ? 2 / machines : 0))
  const first = new Float64Array(size)
  const second = new Float64Array(size)
  const slope = new Float64Array(size)
  const chances = new Float64Array(labels)
  for (let round = 1; round <= ROUNDS; round += 1) {
    slope.fill(0)
    for (const row of picked) {
      const said = margins[row] as Margins
      chancesInto(
        said,
        { machines: at.subarray(0, machines), labels: at.subarray(machines) },
        chances,
      )
      for (let k = 0; k < labels; k += 1) {
        const off = (chances[k] as number) - (right[row] === k ? 1 : 0)
        slope[machines + k] = (slope[machines + k] as number) + off
        for (let m = 0; m < machines; m += 1)
          slope[m] = (slope[m] as number) + off * (said[m * labels + k] as number)
      }
    }
    for (let n = 0; n < size; n += 1) {
      const held = n < machines ? 0 : HOLD * (at[n] as number)
      const g = (slope[n] as number) / Math.max(picked.length, 1) + held
      first[n] = 0.9 * (first[n] as number) + 0.1 * g
      second[n] = 0.99 * (second[n] as number) + 0.01 * g * g
      const step = (first[n] as number) / (1 - 0.9 ** round)
      const size1 = Math.sqrt((second[n] as number) / (1 - 0.99 ** round)) + 1e-8
      const next = (at[n] as number) - (STEP * step) / size1
      at[n] = n < machines ? Math.max(0, next) : next
    }
  }
  return { machines: [...at.subarray(0, machines)], labels: [...at.subarray(machines)] }
}

export function chancesInto(
  margins: Margins,
  {
    machines,
    labels,
  }: { readonly machines: ArrayLike<number>; readonly labels: ArrayLike<number> },
  into: Float64Array,
): void {
  const count = into.length
  let most = -Infinity
  for (let k = 0; k < count; k += 1) {
    let sum = labels[k] as number
    for (let m = 0; m < machines.length; m += 1)
      sum += (machines[m] as number) * (margins[m * count + k] as number)
    into[k] = sum
    most = Math.max(most, sum)
  }
  let all = 0
  for (let k = 0; k < count; k += 1) {
    into[k] = Math.exp((into[k] as number) - most)
    all += into[k] as number
  }
  for (let k = 0; k < count; k += 1) into[k] = (into[k] as number) / all
}
