/** Why a door cannot take something in, and what would help. */
import type { Words } from '../kernel/index.ts'

export const doorRefusals = {
  date_unreadable: {
    zh: '日期“{value}”读不懂，请写成 2019-02-28 11:25:05 这样。',
    en: 'The date "{value}" cannot be read. Write it like 2019-02-28 11:25:05.',
  },
  date_ambiguous: {
    zh: '日期“{value}”分不清哪个是月、哪个是日，请写成 2019-03-04 这样。',
    en: 'In the date "{value}" month and day cannot be told apart. Write it like 2019-03-04.',
  },
  date_too_early: {
    zh: '日期“{value}”早于 1990 年，请核对。',
    en: 'The date "{value}" is before 1990. Please check it.',
  },
  date_in_future: {
    zh: '日期“{value}”还没有到，请核对。',
    en: 'The date "{value}" has not come yet. Please check it.',
  },
  too_many_cells: {
    zh: '这一行的格数比表头多，内容可能错位了，请对照表头改好。',
    en: 'This row has more cells than the header, so its content may be shifted. Please line it up with the header.',
  },
  nothing_said: {
    zh: '标题和内容都是空的，请补上内容。',
    en: 'Both title and description are empty. Please fill one in.',
  },
  category_not_known: {
    zh: '没有叫“{value}”的类别，请写类别的代码或全名。',
    en: 'There is no category "{value}". Give its code or full name.',
  },
  division_not_known: {
    zh: '没有叫“{value}”的区划，请写区划代码或全名。',
    en: 'There is no district "{value}". Give its code or full name.',
  },
  division_ambiguous: {
    zh: '叫“{value}”的区划不止一个，请改写区划代码。',
    en: 'More than one district is called "{value}". Give its code instead.',
  },
  key_required: {
    zh: '提交需要 api_key；查询公开信息不需要。',
    en: 'Filing needs an api_key; reading what is public does not.',
  },
  key_not_known: {
    zh: '这个 api_key 无效或已停用，请向发放单位核对。',
    en: 'This api_key is not valid or has ended. Please check with whoever issued it.',
  },
  key_of_another: {
    zh: '这个 api_key 不能用于这件事：它属于别的辖区、别的用途，或者这件诉求不是用它提交的。',
    en: 'This api_key cannot be used here: it is for another jurisdiction or purpose, or this request was not filed with it.',
  },
  jurisdiction_not_known: {
    zh: '没有这个 jurisdiction_id。',
    en: 'There is no such jurisdiction_id.',
  },
  service_not_known: {
    zh: '没有这个 service_code；全部代码见 services.xml。',
    en: 'There is no such service_code. All codes are in services.xml.',
  },
  request_not_known: {
    zh: '没有这个 service_request_id。',
    en: 'There is no such service_request_id.',
  },
  token_not_known: { zh: '没有这个 token。', en: 'There is no such token.' },
  format_not_known: {
    zh: '地址要以 .xml 或 .json 结尾。',
    en: 'The address must end in .xml or .json.',
  },
  place_required: {
    zh: '请给出地点：lat 和 long，或 address_string，或 address_id（required）。',
    en: 'A place is required: lat and long, or address_string, or address_id.',
  },
  not_degrees: {
    zh: '要写成度数，在 -{max} 到 {max} 之间，lat 和 long 一起给。',
    en: 'Give degrees between -{max} and {max}, lat and long together.',
  },
  not_a_link: {
    zh: '请给出以 http:// 或 https:// 开头、不超过 500 个字符的网址，最多 10 个。',
    en: 'Give addresses that begin with http:// or https://, up to 500 characters each, at most 10.',
  },
  not_a_time: {
    zh: '时间读不懂，请写成 2026-11-24T08:00:00+08:00 这样。',
    en: 'This time cannot be read. Write it like 2026-11-24T08:00:00+08:00.',
  },
  range_reversed: {
    zh: '结束时间早于开始时间，请调换。',
    en: 'The end is before the start. Please swap them.',
  },
  range_too_long: {
    zh: '时间范围最多 {days} 天，请分几次查询。',
    en: 'A range covers at most {days} days. Please ask in several steps.',
  },
  not_a_count: {
    zh: '请写 1 到 {max} 之间的整数。',
    en: 'Give a whole number from 1 to {max}.',
  },
  status_not_known: {
    zh: '没有这种状态；查询用 open 或 closed，补充时用字母、数字和下划线。',
    en: 'There is no such status. Lists take open or closed; updates take letters, digits and underscores.',
  },
} satisfies Record<string, Words>
