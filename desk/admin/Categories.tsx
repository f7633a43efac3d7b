/** Categories in their groups: what may be asked for, and how each is worked. */
import { send } from '../api/http.ts'
import { ruleWords, useWords } from '../words/index.ts'
import { AdminForm } from './AdminForm.tsx'
import { AdminScreen } from './AdminScreen.tsx'
import type { RulesRead } from './reading.ts'
import { useMay, useRules } from './reading.ts'

export function Categories() {
  const rules = useRules()
  const may = useMay()
  return (
    <AdminScreen title="categories" query={rules} readOnly={!may('system')}>
      {rules.data && may('system') && <SetCategory rules={rules.data} />}
      {rules.data && may('system') && <EndCategory rules={rules.data} />}
      {rules.data && may('system') && <SetGroup rules={rules.data} />}
      {rules.data && <Groups rules={rules.data} />}
    </AdminScreen>
  )
}

function SetCategory({ rules }: { readonly rules: RulesRead }) {
  const { say } = useWords()
  const classes = [...new Set(rules.categories.map((category) => category.limitClass))]
  return (
    <AdminForm
      name="category"
      title="set_category"
      fields={[
        { name: 'code', label: 'code_of', type: 'text' },
        {
          name: 'group',
          label: 'group',
          type: 'pick',
          options: rules.groups.map(({ code, name }) => ({ value: code, label: say(name) })),
        },
        { name: 'nameZh', label: 'name_zh', type: 'text' },
        { name: 'nameEn', label: 'name_en', type: 'text' },
        { name: 'description', label: 'description', type: 'lines' },
        { name: 'keywords', label: 'keywords', type: 'text' },
        {
          name: 'limitClass',
          label: 'limit_class',
          type: 'pick',
          options: classes.map((one) => ({
            value: one,
            label: ruleWords[one] ? say(ruleWords[one]) : one,
          })),
        },
        { name: 'small', label: 'small_matter', type: 'check' },
        { name: 'checkRequired', label: 'check_required', type: 'check' },
        { name: 'sealed', label: 'sealed', type: 'check' },
        { name: 'from', label: 'effective_from', type: 'day' },
        { name: 'reason', label: 'reason', type: 'text' },
      ]}
      first={{ limitClass: 'general', from: rules.day }}
      send={({
        nameZh,
        nameEn,
        description,
        keywords,
        small,
        checkRequired,
        sealed,
        ...values
      }) => {
        const known = rules.categories.find((category) => category.code === values['code'])
        const said = typeof description === 'string' && description !== '' ? description : nameZh
        return send('POST', '/admin/rules/categories', {
          ...values,
          name: { zh: nameZh ?? '', en: nameEn ?? '' },
          description:
            known && !description ? known.description : { zh: said ?? '', en: said ?? '' },
          keywords: String(keywords ?? '')
            .split(/[、,，\s]+/u)
            .filter(Boolean),
          small: small === true,
          checkRequired: checkRequired === true,
          sealed: sealed === true,
          topic: known?.topic ?? null,
          channel: known?.channel ?? null,
        })
      }}
    />
  )
}

function EndCategory({ rules }: { readonly rules: RulesRead }) {
  const { say } = useWords()
  return (
    <AdminForm
      name="end-category"
      title="end_category"
      fields={[
        {
          name: 'code',
          label: 'category',
          type: 'pick',
          options: rules.categories.map(({ code, name }) => ({ value: code, label: say(name) })),
        },
        { name: 'from', label: 'effective_from', type: 'day' },
        { name: 'reason', label: 'reason', type: 'text' },
      ]}
      first={{ from: rules.day }}
      send={(values) => send('POST', '/admin/rules/categories/end', values)}
    />
  )
}

function SetGroup({ rules }: { readonly rules: RulesRead }) {
  return (
    <AdminForm
      name="group"
      title="set_group"
      fields={[
        { name: 'code', label: 'code_of', type: 'text' },
        { name: 'nameZh', label: 'name_zh', type: 'text' },
        { name: 'nameEn', label: 'name_en', type: 'text' },
        { name: 'from', label: 'effective_from', type: 'day' },
        { name: 'reason', label: 'reason', type: 'text' },
      ]}
      first={{ from: rules.day }}
      send={({ nameZh, nameEn, ...values }) =>
        send('POST', '/admin/rules/groups', {
          ...values,
          name: { zh: nameZh ?? '', en: nameEn ?? '' },
        })
      }
    />
  )
}

function Groups({ rules }: { readonly rules: RulesRead }) {
  const { t, say } = useWords()
  return rules.groups.map((group) => (
    <section key={group.code}>
      <h2>{say(group.name)}</h2>
      <ul className="rows">
        {rules.categories
          .filter((category) => category.group === group.code)
          .map((category) => (
            <li key={category.code}>
              <strong>{say(category.name)}</strong> <span className="quiet">{category.code}</span>{' '}
              {category.small && <span className="mark">{t('small_matter')}</span>}
              {category.checkRequired && <span className="mark">{t('check_required')}</span>}
              {category.sealed && <span className="mark">{t('sealed')}</span>}
            </li>
          ))}
      </ul>
    </section>
  ))
}
