/** The duty list: which level has the power for which category, by which law. */
import { useState } from 'react'
import { send } from '../api/http.ts'
import { Picker } from '../fields/pickers.tsx'
import { useWords } from '../words/index.ts'
import { AdminForm } from './AdminForm.tsx'
import { AdminScreen } from './AdminScreen.tsx'
import type { RulesRead, StructureRead } from './reading.ts'
import { useMay, useRules, useStructure } from './reading.ts'

const LEVELS = [1, 2, 3] as const
const levelWord = (level: number) => `level_${level}` as 'level_1' | 'level_2' | 'level_3'

export function Duties() {
  const { t } = useWords()
  const rules = useRules()
  const structure = useStructure()
  const may = useMay()
  const [group, setGroup] = useState<string | undefined>()
  return (
    <AdminScreen title="duties" query={rules} readOnly={!may('system')}>
      <p className="quiet">{t('duties_lead')}</p>
      {rules.data && may('system') && (
        <>
          <SetDuty rules={rules.data} structure={structure.data} />
          <EndDuty rules={rules.data} />
        </>
      )}
      {rules.data && <GroupPicker rules={rules.data} value={group} onChange={setGroup} />}
      {rules.data && <DutyTable rules={rules.data} group={group ?? rules.data.groups[0]?.code} />}
    </AdminScreen>
  )
}

function useCategoryOptions(rules: RulesRead) {
  const { say } = useWords()
  return rules.categories.map(({ code, name }) => ({ value: code, label: say(name) }))
}

interface SetProps {
  readonly rules: RulesRead
  readonly structure: StructureRead | undefined
}

function SetDuty({ rules, structure }: SetProps) {
  const { t, say } = useWords()
  const categories = useCategoryOptions(rules)
  const functions = [...new Set(rules.duties.map((duty) => duty.unitFunction))].toSorted()
  return (
    <AdminForm
      name="duty"
      title="set_duty"
      fields={[
        { name: 'category', label: 'category', type: 'pick', options: categories },
        {
          name: 'level',
          label: 'level',
          type: 'pick',
          options: LEVELS.map((level) => ({ value: String(level), label: t(levelWord(level)) })),
        },
        {
          name: 'unitFunction',
          label: 'unit_function',
          type: 'pick',
          options: functions.map((one) => ({ value: one, label: one })),
        },
        {
          name: 'unit',
          label: 'own_unit',
          type: 'pick',
          options: (structure?.units ?? []).map(({ id, name }) => ({
            value: id,
            label: say(name),
          })),
        },
        { name: 'basis', label: 'basis', type: 'text' },
        { name: 'from', label: 'effective_from', type: 'day' },
        { name: 'reason', label: 'reason', type: 'text' },
      ]}
      first={{ from: rules.day }}
      send={({ level, unit, basis, ...values }) =>
        send('POST', '/admin/rules/duties', {
          ...values,
          level: Number(level),
          unit: unit || null,
          basis: { zh: basis ?? '', en: basis ?? '' },
        })
      }
    />
  )
}

function EndDuty({ rules }: { readonly rules: RulesRead }) {
  const { t } = useWords()
  const categories = useCategoryOptions(rules)
  return (
    <AdminForm
      name="end-duty"
      title="end_duty"
      fields={[
        { name: 'category', label: 'category', type: 'pick', options: categories },
        {
          name: 'level',
          label: 'level',
          type: 'pick',
          options: LEVELS.map((level) => ({ value: String(level), label: t(levelWord(level)) })),
        },
        { name: 'from', label: 'effective_from', type: 'day' },
        { name: 'reason', label: 'reason', type: 'text' },
      ]}
      first={{ from: rules.day }}
      send={({ level, ...values }) =>
        send('POST', '/admin/rules/duties/end', { ...values, level: Number(level) })
      }
    />
  )
}

interface GroupProps {
  readonly rules: RulesRead
  readonly value: string | undefined
  readonly onChange: (group: string | undefined) => void
}

function GroupPicker({ rules, value, onChange }: GroupProps) {
  const { t, say } = useWords()
  return (
    <div className="field small">
      <label htmlFor="duty-group">{t('group')}</label>
      <Picker
        id="duty-group"
        value={value ?? rules.groups[0]?.code}
        onChange={onChange}
        options={rules.groups.map(({ code, name }) => ({
          value: code,
          label: say(name),
          search: `${name.zh} ${name.en} ${code}`.toLowerCase(),
        }))}
      />
    </div>
  )
}

function DutyTable({
  rules,
  group,
}: {
  readonly rules: RulesRead
  readonly group: string | undefined
}) {
  const { t, say } = useWords()
  const categories = rules.categories.filter((category) => category.group === group)
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('duties')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('category')}</th>
            {LEVELS.map((level) => (
              <th key={level} scope="col">
                {t(levelWord(level))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map(({ code, name }) => (
            <tr key={code}>
              <th scope="row">{say(name)}</th>
              {LEVELS.map((level) => {
                const duty = rules.duties.find(
                  (one) => one.category === code && one.level === level,
                )
                return (
                  <td key={level}>
                    {duty ? (
                      <>
                        {duty.unitFunction} <span className="quiet">{say(duty.basis)}</span>
                      </>
                    ) : (
                      <span className="quiet">{t('not_listed')}</span>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
