/** Messages out and in, and contacts that are shown to be one's own. */
import type { Words } from '../kernel/index.ts'

export const deliveryRefusals = {
  no_such_contact: {
    zh: '没有留下这种联系方式。',
    en: 'No such contact was left.',
  },
  contact_verified_already: {
    zh: '这个联系方式已经核实过了。',
    en: 'This contact is verified already.',
  },
  contact_code_wait: {
    zh: '刚发过一个，请过 {seconds} 秒再要。',
    en: 'One was sent just now. Ask again in {seconds} seconds.',
  },
  contact_code_often: {
    zh: '今天已经要了很多次，请明天再试。不核实也不影响办理。',
    en: 'You asked for many codes today; try again tomorrow. Your matter goes on without it.',
  },
  contact_code_busy: {
    zh: '现在要验证码的人太多，请过几分钟再试。',
    en: 'Too many people ask for codes just now. Try again in a few minutes.',
  },
  contact_code_wrong: {
    zh: '验证码不对，请核对收到的六位数字。',
    en: 'That is not the code. Check the six digits you were sent.',
  },
  contact_code_ended: {
    zh: '验证码已经过期、用过或错了太多次，请重新要一个。',
    en: 'The code is too old, used, or was mistyped too often. Ask for a new one.',
  },
  contact_not_reachable: {
    zh: '现在发不了这种消息，所以没法核实；不影响办理。',
    en: 'We cannot send to it at present, so it cannot be verified; your matter goes on.',
  },
  message_unknown: {
    zh: '没有这条消息，或者它已经不在这一栏。',
    en: 'There is no such message, or it is no longer in this list.',
  },
  address_unusable: {
    zh: '这个地址不能用于这个渠道，请核对。',
    en: 'This address cannot be used on this channel. Please check it.',
  },
} satisfies Record<string, Words>
