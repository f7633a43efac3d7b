/** Why a view cannot be kept, or a list not be taken out. */
import type { Words } from '../kernel/index.ts'

export const viewRefusals = {
  too_many_views: {
    zh: '视图最多 {max} 个，请先删掉不用的。',
    en: 'At most {max} views: take away some that are not used.',
  },
  view_name_missing: { zh: '请给视图起个名字。', en: 'Give the view a name.' },
  view_name_taken: {
    zh: '已经有同名的视图，请换个名字。',
    en: 'There is a view of that name already. Choose another.',
  },
  view_not_yours: {
    zh: '本单位的共用视图，由建立它的岗位或单位负责人修改。',
    en: 'A view of the unit is changed by the post that made it, or by the head of the unit.',
  },
  export_nothing: {
    zh: '这个视图里没有可以导出的事项。',
    en: 'This view has no matter that can be taken out.',
  },
  export_too_many: {
    zh: '这个视图超过 {max} 件，请先缩小范围再导出。',
    en: 'This view has more than {max} matters. Narrow it down first.',
  },
} satisfies Readonly<Record<string, Words>>
