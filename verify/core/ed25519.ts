/**
 * Verifying Ed25519 signatures (RFC 8032 section 5.1.7), without the cofactor and strictly: the key and the point of the
 * signature must be written in their one way, the scalar must be below the order of the group, and a key of small order,
 * for which anybody can make signatures, is refused.
 */
import { equal } from './bytes.ts'
import { sha512 } from './sha512.ts'

const P = 2n ** 255n - 19n
/** Order of the group that the base point makes. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n

const mod = (value: bigint): bigint => {
  const rest = value % P
  return rest < 0n ? rest + P : rest
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  let square = base
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % P
    square = (square * square) % P
  }
  return result
}

const inverse = (value: bigint) => power(value, P - 2n)

const D = mod(-121665n * inverse(121666n))
const D2 = mod(2n * D)
const ROOT_OF_MINUS_ONE = power(2n, (P - 1n) / 4n)

/** A point (X/Z, Y/Z), with T = XY/Z. */
type Point = readonly [x: bigint, y: bigint, z: bigint, t: bigint]
/** A point to be added often: Y−X, Y+X, 2Z, 2dT. */
type Addend = readonly [minus: bigint, plus: bigint, z2: bigint, t2d: bigint]

const NEUTRAL: Point = [0n, 1n, 1n, 0n]

const addend = ([x, y, z, t]: Point): Addend => [y - x, y + x, 2n * z, mod(D2 * t)]

/** Products may be negative here; only what is kept is brought between 0 and P. */
function add([x, y, z, t]: Point, [minus, plus, z2, t2d]: Addend): Point {
  const a = ((y - x) * minus) % P
  const b = ((y + x) * plus) % P
  const c = (t * t2d) % P
  const d = (z * z2) % P
  const [e, f, g, h] = [b - a, d - c, d + c, b + a]
  return [mod(e * f), mod(g * h), mod(f * g), mod(e * h)]
}

/** Four times twice; T is needed only where something is added next. */
function sixteenfold(point: Point): Point {
  let [x, y, z, t] = point
  for (let round = 0; round < 4; round += 1) {
    const a = (x * x) % P
    const b = (y * y) % P
    const h = a + b
    const e = h - (((x + y) * (x + y)) % P)
    const g = a - b
    const f = ((2n * z * z) % P) + g
    x = (e * f) % P
    y = (g * h) % P
    z = (f * g) % P
    t = round === 3 ? (e * h) % P : 0n
  }
  return [mod(x), mod(y), mod(z), mod(t)]
}

const negative = ([x, y, z, t]: Point): Point => [mod(-x), y, z, mod(-t)]

/** Least significant byte first. */
function numberOf(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes.toReversed()) value = (value << 8n) | BigInt(byte)
  return value
}

/** Null: no point of the curve, or not written in its one way. */
function decoded(bytes: Uint8Array): Point | null {
  const whole = numberOf(bytes)
  const sign = whole >> 255n
  const y = whole & (2n ** 255n - 1n)
  if (y >= P) return null
  const square = mod(y * y)
  const u = mod(square - 1n)
  const v = mod(D * square + 1n)
  // u/v to the power of (p+3)/8, by one power (RFC 8032 section 5.1.3).
  const v3 = mod(v * v * v)
  let x = mod(u * v3 * power(mod(u * v3 * v3 * v), (P - 5n) / 8n))
  const check = mod(v * x * x)
  if (check === mod(-u)) x = mod(x * ROOT_OF_MINUS_ONE)
  else if (check !== u) return null
  if (x === 0n && sign === 1n) return null
  if ((x & 1n) !== sign) x = P - x
  return [x, y, 1n, mod(x * y)]
}

function encoded([x, y, z]: Point): Uint8Array {
  const over = inverse(z)
  let value = mod(y * over) | ((mod(x * over) & 1n) << 255n)
  const bytes = new Uint8Array(32)
  for (let at = 0; at < 32; at += 1) {
    bytes[at] = Number(value & 255n)
    value >>= 8n
  }
  return bytes
}

/** 0 to 15 times a point. */
function multiples(point: Point): readonly Addend[] {
  const once = addend(point)
  const found: Point[] = [NEUTRAL]
  for (let count = 1; count < 16; count += 1) found.push(add(found[count - 1] ?? NEUTRAL, once))
  return found.map(addend)
}

const BASE_Y = mod(4n * inverse(5n))
const BASE = multiples(decodedBase())

function decodedBase(): Point {
  const bytes = new Uint8Array(32)
  for (let at = 0, value = BASE_Y; at < 32; at += 1, value >>= 8n) bytes[at] = Number(value & 255n)
  const point = decoded(bytes)
  if (point === null) throw new Error('the base point is no point')
  return point
}

/** a times the base point plus b times the other, four bits at a time. */
function sum(a: bigint, b: bigint, other: readonly Addend[]): Point {
  let result = NEUTRAL
  for (let shift = 252n; shift >= 0n; shift -= 4n) {
    if (shift < 252n) result = sixteenfold(result)
    const [ours, theirs] = [Number((a >> shift) & 15n), Number((b >> shift) & 15n)]
    if (ours > 0) result = add(result, BASE[ours]!)
    if (theirs > 0) result = add(result, other[theirs]!)
  }
  return result
}

/** Eight times such a point is the neutral one; so is sixteen times, and no other point of the curve comes to it. */
const isSmall = (point: Point): boolean => {
  const [x, y, z] = sixteenfold(point)
  return x === 0n && y === z
}

/** Points of keys: the same few keys are asked for again and again. Bounded. */
const known = new Map<string, readonly Addend[] | null>()

function keyPoint(key: Uint8Array): readonly Addend[] | null {
  const name = key.join()
  let found = known.get(name)
  if (found !== undefined) return found
  const point = key.length === 32 ? decoded(key) : null
  found = point === null || isSmall(point) ? null : multiples(negative(point))
  if (known.size >= 256) known.clear()
  known.set(name, found)
  return found
}

/** Can this be a key? Anything else never verifies. */
export function isEd25519Key(key: Uint8Array): boolean {
  return keyPoint(key) !== null
}

export function verifyEd25519(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const minusA = keyPoint(key)
  if (minusA === null || signature.length !== 64) return false
  const r = signature.subarray(0, 32)
  const s = numberOf(signature.subarray(32))
  if (s >= L) return false
  const bytes = new Uint8Array(64 + message.length)
  bytes.set(r)
  bytes.set(key, 32)
  bytes.set(message, 64)
  const k = numberOf(sha512(bytes)) % L
  // Comparing what is written also refuses a point of the signature that is not written in its one way.
  return equal(encoded(sum(s, k, minusA)), r)
}
