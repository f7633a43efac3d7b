/** Why a door cannot take something in, and what would help. */
import type { Words } from '../kernel/index.ts'

export const doorRefusals = {
  date_unreadable: {
    zh: '日期“{value}”读不懂，请写成 2019-02-28 11:25:05 这样。',
    en: 'The date “{value}” cannot be read. Write it like 2019-02-28 11:25:05.',
  },
  date_ambiguous: {
    zh: '日期“{value}”分不清哪个是月、哪个是日，请写成 2019-03-04 这样。',
    en: 'In the date “{value}” month and day cannot be told apart. Write it like 2019-03-04.',
  },
  date_too_early: {
    zh: '日期“{value}”早于 1990 年，请核对。',
    en: 'The date “{value}” is before 1990. Please check it.',
  },
  date_in_future: {
    zh: '日期“{value}”还没有到，请核对。',
    en: 'The date “{value}” has not come yet. Please check it.',
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
    en: 'There is no category “{value}”. Give its code or full name.',
  },
  division_not_known: {
    zh: '没有叫“{value}”的区划，请写区划代码或全名。',
    en: 'There is no district “{value}”. Give its code or full name.',
  },
  division_ambiguous: {
    zh: '叫“{value}”的区划不止一个，请改写区划代码。',
    en: 'More than one district is called “{value}”. Give its code instead.',
  },
} satisfies Record<string, Words>
