/** SHA-512 (FIPS 180-4), for signatures alone: short texts, so it is written to be read and not to be fast. */

const WORD = 0xffff_ffff_ffff_ffffn
const BLOCK = 128

/** The first primes: their cube roots give the constants of the rounds, their square roots the start. */
const PRIMES = primes(80)
const K = PRIMES.map((prime) => fraction(prime, 3n))
const START = PRIMES.slice(0, 8).map((prime) => fraction(prime, 2n))

function primes(count: number): bigint[] {
  const found: bigint[] = []
  for (let one = 2n; found.length < count; one += 1n)
    if (found.every((prime) => one % prime !== 0n)) found.push(one)
  return found
}

/** The first 64 bits after the point of the square or cube root. */
function fraction(prime: bigint, root: 2n | 3n): bigint {
  const target = prime << (64n * root)
  let low = 0n
  let high = 1n << 72n
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle ** root <= target) low = middle
    else high = middle
  }
  return low & WORD
}

const turned = (word: bigint, by: bigint) => ((word >> by) | (word << (64n - by))) & WORD

export function sha512(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 17) / BLOCK) * BLOCK)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n)
  let state = START
  for (let at = 0; at < padded.length; at += BLOCK) state = mixed(state, view, at)
  const digest = new Uint8Array(64)
  const out = new DataView(digest.buffer)
  for (const [index, word] of state.entries()) out.setBigUint64(index * 8, word)
  return digest
}

function mixed(state: readonly bigint[], view: DataView, from: number): bigint[] {
  const w: bigint[] = []
  for (let t = 0; t < 16; t += 1) w.push(view.getBigUint64(from + t * 8))
  for (let t = 16; t < 80; t += 1) {
    const x = w[t - 15]!
    const y = w[t - 2]!
    const s0 = turned(x, 1n) ^ turned(x, 8n) ^ (x >> 7n)
    const s1 = turned(y, 19n) ^ turned(y, 61n) ^ (y >> 6n)
    w.push((w[t - 16]! + s0 + w[t - 7]! + s1) & WORD)
  }
  let [a, b, c, d, e, f, g, h] = state as [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ]
  for (let t = 0; t < 80; t += 1) {
    const s1 = turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n)
    const one = h + s1 + ((e & f) ^ (~e & WORD & g)) + K[t]! + w[t]!
    const s0 = turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n)
    const two = s0 + ((a & b) ^ (a & c) ^ (b & c))
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & WORD, c, b, a, (one + two) & WORD]
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + state[index]!) & WORD)
}
