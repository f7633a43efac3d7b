import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskedRelay } from './identity.ts'

test('a relay shows enough to tell callers apart and too little to find one', () => {
  const relay = maskedRelay({
    name: '王小明',
    phone: '13812341234',
    mail: 'wang.xiaoming@example.cn',
    address: '示范路 1 号',
  })
  expect(relay).toEqual({ name: '王**', phone: '138****1234', mail: 'w***@***', address: true })
})

test.each([
  [{ name: '王' }, { name: '**' }],
  [{ name: '欧阳明月' }, { name: '欧**' }],
  [{ name: '𠮷野家' }, { name: '𠮷**' }],
  [{ name: '  ' }, { name: null }],
  [{ phone: '+86 138-1234-1234' }, { phone: '138****1234' }],
  [{ phone: '１３８１２３４１２３４' }, { phone: '138****1234' }],
  [{ phone: '86612345' }, { phone: '****45' }],
  [{ phone: '110' }, { phone: '****' }],
  [{ mail: '@' }, { mail: '***' }],
  [{}, { name: null, phone: null, mail: null, address: false }],
])('%o becomes %o', (identity, expected) => {
  expect(maskedRelay(identity)).toMatchObject(expected)
})

test('whatever is given, no relay holds the whole of it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
      (text) => {
        const relay = maskedRelay({ name: text, phone: text, mail: text, address: text })
        const shown = [relay.name, relay.phone, relay.mail].join('\n')
        const whole = text.trim()
        expect(/^[*@\p{M}]*$/u.test(whole) || !shown.includes(whole)).toBe(true)
      },
    ),
  )
})
