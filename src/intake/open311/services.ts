/** Services are the city's categories; what they ask for beside the description are attributes. */
import type { Language, Words } from '../../kernel/index.ts'
import type { Names } from '../../matters/index.ts'
import type { Category, Rules } from '../../rules/index.ts'

export interface Attribute {
  readonly key: string
  readonly datatype: 'text' | 'singlevaluelist'
  readonly required: boolean
  readonly description: Words
  readonly hint: Words
  readonly values: readonly { readonly key: string; readonly name: Words }[]
}

const YES_NO = [
  { key: 'yes', name: { zh: '是', en: 'Yes' } },
  { key: 'no', name: { zh: '否', en: 'No' } },
]

/** Towns and above: a city can have thousands of villages, and no list of thousands helps anybody. */
const LONGEST_CODE = 9

/** Where the category is one of dangers, the caller must say whether anybody is in danger now. */
export function attributesOf(
  category: Category,
  divisions: ReadonlySet<string>,
  names: Names,
): readonly Attribute[] {
  return [
    {
      key: 'danger',
      datatype: 'singlevaluelist',
      required: category.limitClass === 'danger',
      description: {
        zh: '现在是否危及生命或财产？（人身危险请先拨打 110、119、120 或 122）',
        en: 'Is life or property in danger now? (If somebody is, call 110, 119, 120 or 122 first.)',
      },
      hint: { zh: '选“是”或“否”', en: 'Yes or no' },
      values: YES_NO,
    },
    {
      key: 'division',
      datatype: 'singlevaluelist',
      required: false,
      description: { zh: '所在区划', en: 'District' },
      hint: { zh: '选一个区划', en: 'One district' },
      values: [...divisions]
        .filter((code) => code.length <= LONGEST_CODE)
        .toSorted()
        .map((code) => ({ key: code, name: names.division(code) })),
    },
    {
      key: 'asks',
      datatype: 'text',
      required: false,
      description: {
        zh: '请求事项：每项都会得到答复',
        en: 'What is asked for: each ask gets an answer',
      },
      hint: { zh: '一行一项，最多 10 项', en: 'One a line, at most 10' },
      values: [],
    },
  ]
}

/** A sealed category's request is never listed: its number is not given out, a token is. */
export function serviceOf(rules: Rules, category: Category, language: Language) {
  const group = rules.groups.find(({ code }) => code === category.group)
  return {
    service_code: category.code,
    service_name: category.name[language],
    description: category.description[language],
    metadata: true,
    type: category.sealed ? 'blackbox' : 'realtime',
    keywords: category.keywords.join(','),
    group: group?.name[language] ?? '',
  }
}

export function definitionOf(
  category: Category,
  attributes: readonly Attribute[],
  language: Language,
) {
  return {
    service_code: category.code,
    attributes: attributes.map((one, index) => ({
      variable: true,
      code: one.key,
      datatype: one.datatype,
      required: one.required,
      datatype_description: one.hint[language],
      order: index + 1,
      description: one.description[language],
      values: one.values.map(({ key, name }) => ({ key, name: name[language] })),
    })),
  }
}
