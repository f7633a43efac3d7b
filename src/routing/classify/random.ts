/** Chance that is the same each time (mulberry32): the same examples make the same model, to the bit. */
export function randomOf(seed: number) {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    shuffle(list: Uint32Array | number[]): void {
      for (let at = list.length - 1; at > 0; at -= 1) {
        const other = Math.floor(next() * (at + 1))
        const kept = list[at] as number
        list[at] = list[other] as number
        list[other] = kept
      }
    },
  }
}
