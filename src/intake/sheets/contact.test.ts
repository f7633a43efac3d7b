import { describe, expect, it } from 'vitest'
import { identityFrom } from './contact.ts'

describe('contact', () => {
  it.each([
    ['13800000000', { phone: '13800000000' }],
    ['王小明', { name: '王小明' }],
    ['someone@example.cn', { mail: 'someone@example.cn' }],
    ['王小明 13800000000', { name: '王小明', phone: '13800000000' }],
    [
      '王小明，0575-8800000、a@example.cn',
      { name: '王小明', phone: '0575-8800000', mail: 'a@example.cn' },
    ],
    ['联系人：王小明；电话：＋86 138 0000 0000', { name: '王小明', phone: '+86 138 0000 0000' }],
    ['13800000000/13900000000', { phone: '13800000000 / 13900000000' }],
    ['Ann Lee (555-0100-22)', { name: 'Ann Lee', phone: '555-0100-22' }],
  ])('%s', (text, identity) => expect(identityFrom(text)).toEqual(identity))

  it('is nobody where nothing is given', () => {
    expect(identityFrom(null)).toBeNull()
    expect(identityFrom(' ，、 ')).toBeNull()
  })
})
