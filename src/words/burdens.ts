/** Why something may not be asked of units. */
import type { Words } from '../kernel/index.ts'

export const burdenRefusals = {
  datum_already_there: {
    zh: '“{name}”已经有了（{where}），不用再要：填上它的编号直接取数，或者去掉这一项。',
    en: '“{name}” is already there ({where}): give its number so that it is filled in, or leave it out.',
  },
  datum_not_there: {
    zh: '那里没有“{name}”：请核对编号，或者不填编号、向单位要。',
    en: '“{name}” is not there: look at the number again, or leave it empty and ask the units.',
  },
  datum_twice: { zh: '“{name}”写了两次。', en: '“{name}” is there twice.' },
  burden_without_data: {
    zh: '报表和材料要写清楚要哪些项目，一项一行。',
    en: 'Say which data the form or report asks for, one a line.',
  },
  meeting_without_length: {
    zh: '会议要写开多久、每个单位几个人参加。',
    en: 'Say how long the meeting is and how many of each unit come.',
  },
  inspection_without_length: {
    zh: '检查要写查几天、每个单位几个人陪同。',
    en: 'Say how many days the inspection takes and how many of each unit it needs.',
  },
  text_without_length: { zh: '要写大约多少字。', en: 'Say how many characters it has.' },
  text_too_long: {
    zh: '{is} 字，超过 {most} 字：请压缩；确有必要的，写明理由，会公开。',
    en: '{is} characters, more than {most}: shorten it, or give a reason that everybody will read.',
  },
  meeting_too_long: {
    zh: '{is} 分钟，超过 {most} 分钟：请压缩；确有必要的，写明理由，会公开。',
    en: '{is} minutes, more than {most}: shorten it, or give a reason that everybody will read.',
  },
  repeal_not_standing: {
    zh: '要停掉的那一项不在用：请填一项在用的要求的编号。',
    en: 'What is to end for it is not in force: give the number of one that is.',
  },
  repeal_gone: {
    zh: '为它停掉的那一项已经不在用了：请不同意，让提出单位另选一项。',
    en: 'What was to end for it is no longer in force: decline it, and let the unit choose another.',
  },
  burden_not_old: {
    zh: '登记已有的要求，开始的日期要在今天以前；新的要求请走“提出一项要求”。',
    en: 'One that was there before began before today; propose a new one instead.',
  },
  burden_over: {
    zh: '它的期限已经过了：请不同意。',
    en: 'Its end has passed: decline it.',
  },
  renewal_asked_already: {
    zh: '已经申请续期，等待审批。',
    en: 'A renewal was asked for and waits for approval.',
  },
  renewal_not_later: {
    zh: '续期要晚于现在的期限 {until}。',
    en: 'A renewal ends later than the present end, {until}.',
  },
  no_renewal_asked: { zh: '没有续期申请。', en: 'No renewal was asked for.' },
} satisfies Record<string, Words>
