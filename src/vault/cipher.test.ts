import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deriveKey, keyName, newNonce, seal, unseal } from './cipher.ts'

const part = fc.oneof(fc.string({ maxLength: 12 }), fc.integer())
const binding = fc.array(part, { minLength: 1, maxLength: 6 })

describe('sealing', () => {
  const key = randomBytes(32)

  test('opens under the same key and binding, and under no other', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), binding, binding, (bytes, mine, other) => {
        const plain = Buffer.from(bytes)
        const sealed = seal(key, mine, plain)
        expect(unseal(key, mine, sealed)).toEqual(plain)
        expect(() => unseal(randomBytes(32), mine, sealed)).toThrow()
        if (JSON.stringify(mine) !== JSON.stringify(other)) {
          expect(() => unseal(key, other, sealed)).toThrow()
        }
      }),
    )
  })

  test('parts of a binding cannot run into each other', () => {
    const sealed = seal(key, ['a', 'bc'], Buffer.from('x'))
    expect(() => unseal(key, ['ab', 'c'], sealed)).toThrow()
    expect(() => unseal(key, [1, '1'], seal(key, ['1', 1], Buffer.from('x')))).toThrow()
  })

  test('any changed bit is noticed', () => {
    const sealed = seal(key, ['m'], Buffer.from('王小明'))
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Buffer.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => unseal(key, ['m'], changed)).toThrow()
    }
    expect(() => unseal(key, ['m'], sealed.subarray(0, 20))).toThrow()
  })

  test('no nonce repeats: a million drawn, and what seal() uses is such a draw', () => {
    const drawn = new Set<string>()
    for (let round = 0; round < 1_000_000; round++) drawn.add(newNonce().toString('latin1'))
    expect(drawn.size).toBe(1_000_000)
    const plain = Buffer.from('x')
    for (let round = 0; round < 20_000; round++) {
      drawn.add(seal(key, ['m'], plain).subarray(0, 12).toString('latin1'))
    }
    expect(drawn.size).toBe(1_020_000)
  }, 30_000)

  test('uses of a master key have different keys, and its name is not one of them', () => {
    const master = randomBytes(32)
    expect(deriveKey(master, 'a')).not.toEqual(deriveKey(master, 'b'))
    expect(keyName(master)).toMatch(/^[0-9a-f]{16}$/u)
    expect(() => deriveKey(randomBytes(16), 'a')).toThrow('at least 32')
  })
})
