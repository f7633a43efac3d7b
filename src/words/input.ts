/** What is wrong with something that was filled in. */
import type { Words } from '../kernel/index.ts'

export const inputRefusals = {
  required: { zh: '这一项要填。', en: 'Please fill this in.' },
  too_short: {
    zh: '太短了：至少 {min} 个字，现在是 {length} 个。',
    en: 'Too short: at least {min} characters, now {length}.',
  },
  too_long: {
    zh: '太长了：最多 {max} 个字，现在是 {length} 个。请缩短；您写的都还在。',
    en: 'Too long: at most {max} characters, now {length}. Please shorten it; what you wrote is still here.',
  },
  too_few: { zh: '至少要有 {min} 项。', en: 'At least {min} are needed.' },
  one_line: {
    zh: '这一项只能写一行，请去掉换行。',
    en: 'One line only: please remove the line breaks.',
  },
  control_characters: {
    zh: '里面有看不见的控制字符，请删去后重写这几个字。',
    en: 'It holds invisible control characters. Please delete them and type that part again.',
  },
  direction_characters: {
    zh: '里面有改变文字方向的隐藏字符，请删去后重写这几个字。',
    en: 'It holds hidden characters that change the direction of text. Please delete them and type that part again.',
  },
  broken_characters: {
    zh: '有的字已经损坏（乱码），请重新输入这几个字。',
    en: 'Some characters arrived broken. Please type that part again.',
  },
  not_a_text: { zh: '这里要写文字。', en: 'Please write text here.' },
  not_an_option: { zh: '请从给出的选项里选一个。', en: 'Please choose one of the options.' },
  not_yes_or_no: { zh: '请选“是”或“否”。', en: 'Please choose yes or no.' },
  not_a_number: {
    zh: '数字读不懂，请写成 1200 或 12.5 这样，不写单位和千分号。',
    en: 'This is no number. Write it like 1200 or 12.5, without unit or thousands separator.',
  },
  too_many_decimals: { zh: '小数最多 {decimals} 位。', en: 'At most {decimals} decimals.' },
  number_too_small: { zh: '不能小于 {min}。', en: 'It cannot be less than {min}.' },
  number_too_large: { zh: '不能大于 {max}。', en: 'It cannot be more than {max}.' },
  not_a_day: {
    zh: '日期读不懂，请写成 2026-11-24 这样（1900 至 2199 年）。',
    en: 'This is no date. Write it like 2026-11-24 (years 1900 to 2199).',
  },
  day_must_be_ahead: { zh: '日期要在今天以后。', en: 'The date must be after today.' },
  not_a_list: { zh: '这里要一项一行地写。', en: 'Please write one item a line.' },
  not_a_reference: {
    zh: '没有这个选项，请重新选择。',
    en: 'There is no such choice. Please choose again.',
  },
  no_such_unit: {
    zh: '没有这个单位，请重新选择。',
    en: 'There is no such unit. Please choose again.',
  },
  no_such_post: {
    zh: '没有这个岗位，请重新选择。',
    en: 'There is no such post. Please choose again.',
  },
  no_such_category: {
    zh: '没有这个类别，请重新选择。',
    en: 'There is no such category. Please choose again.',
  },
  no_such_division: {
    zh: '没有这个区划，请重新选择。',
    en: 'There is no such district. Please choose again.',
  },
  no_such_channel: {
    zh: '没有这个渠道，请重新选择。',
    en: 'There is no such channel. Please choose again.',
  },
  unknown_field: {
    zh: '有一项不认识的内容（{field}），请重新打开页面再填。',
    en: 'There is a field we do not know ({field}). Open the page anew and fill it in again.',
  },
  input_not_an_object: { zh: '提交的内容读不懂。', en: 'What was sent could not be read.' },
  mail_unclear: {
    zh: '邮箱看起来不对，应像 name@example.cn。不想留可以空着。',
    en: 'This does not look like a mail address (name@example.cn). You may leave it empty.',
  },
  phone_unclear: {
    zh: '电话看起来不对，请写 5 到 20 位数字。不想留可以空着。',
    en: 'This does not look like a telephone number (5 to 20 digits). You may leave it empty.',
  },
} satisfies Record<string, Words>
