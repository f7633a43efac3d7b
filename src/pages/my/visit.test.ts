import { describe, expect, it } from 'vitest'
import { visits } from './visit.ts'
import type { Visit } from './visit.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 2, minutes)).toISOString()
const visit: Visit = {
  jurisdiction: 330600,
  matter: 'm',
  receipt: 'r',
  role: 'author',
  since: at(0),
  seen: at(0),
  did: null,
}
const ours = visits(Buffer.alloc(32, 7))

describe('a visit', () => {
  it('is read back, and says nothing to whoever holds the cookie', () => {
    const cookie = ours.write(visit)
    expect(ours.read(cookie, at(1))).toEqual(visit)
    expect(Buffer.from(cookie, 'base64url').toString('latin1')).not.toContain('330600')
    expect(ours.write(visit)).not.toBe(cookie)
  })

  it('ends when it lies idle, and after two hours whatever happens', () => {
    expect(ours.read(ours.write(visit), at(31))).toBeNull()
    const busy = (minutes: number) =>
      ours.read(ours.write({ ...visit, seen: at(minutes) }), at(minutes))
    expect(busy(119)).not.toBeNull()
    expect(busy(121)).toBeNull()
  })

  it('is none when it was changed, cut, made by others, or absent', () => {
    const cookie = ours.write(visit)
    const changed = `${cookie.slice(0, 30)}${cookie[30] === 'A' ? 'B' : 'A'}${cookie.slice(31)}`
    const foreign = visits(Buffer.alloc(32, 8)).write(visit)
    for (const wrong of [changed, foreign, cookie.slice(0, 20), '', 'x'.repeat(3_000), undefined])
      expect(ours.read(wrong, at(1))).toBeNull()
  })
})
