/** Every change of a rule, newest first: from which day, by whom, why, and what is different. */
import { saysInstant } from '../lib/time.ts'
import { tableWords, useWords, valueWords } from '../words/index.ts'
import { AdminScreen } from './AdminScreen.tsx'
import type { ChangeRead } from './reading.ts'
import { useRuleChanges, useRules, useStructure } from './reading.ts'

export function Changes() {
  const { t } = useWords()
  const changes = useRuleChanges()
  return (
    <AdminScreen title="rule_changes" query={changes}>
      <p className="quiet">{t('changes_lead')}</p>
      <ol className="rows">
        {changes.data?.changes.map((change) => (
          <li key={change.version}>
            <Change change={change} />
          </li>
        ))}
      </ol>
    </AdminScreen>
  )
}

function Change({ change }: { readonly change: ChangeRead }) {
  const { t, say, language } = useWords()
  const structure = useStructure()
  const post = structure.data?.posts.find((one) => one.id === change.changedBy)
  const lines = differences(change.before, change.after)
  const subjectOf = useSubject()
  // What changed a rule and is no post is the house itself.
  const otherwise = (by: string) => (by === 'router' ? t('automatic_itself') : by)
  return (
    <>
      <p>
        <strong>{subjectOf(change.subject)}</strong>
        {change.after !== null && change.before === null && ` · ${t('newly_set')}`}
        {change.after === null && change.before !== null && ` · ${t('ended')}`} ·{' '}
        {t('effective_from')} {change.from}
      </p>
      <p className="quiet">
        {saysInstant(change.at, language)} · {post ? say(post.title) : otherwise(change.changedBy)}{' '}
        · {change.reason}
      </p>
      {lines.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={change.subject}>
          <table>
            <thead>
              <tr>
                <td />
                <th scope="col">{t('before_change')}</th>
                <th scope="col">{t('after_change')}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ name, before, after }) => (
                <tr key={name}>
                  <th scope="row">{valueWords[name] ? say(valueWords[name]) : name}</th>
                  <td>{before ?? t('nothing_there')}</td>
                  <td>{after ?? t('nothing_there')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

/** `duty_list road-light 3`: the table, then the key. */
function useSubject(): (subject: string) => string {
  const { say } = useWords()
  const rules = useRules()
  return (subject) => {
    const [table = '', ...key] = subject.split(' ')
    const known = rules.data?.categories.find(({ code }) => code === key[0])
    const names = known ? [say(known.name), ...key.slice(1)] : key
    return [tableWords[table] ? say(tableWords[table]) : table, ...names].join(' ')
  }
}

interface Difference {
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

type Rule = ChangeRead['before']

/** The values that are not the same, by the name they lie under. */
function differences(before: Rule, after: Rule): readonly Difference[] {
  const [was, is] = [flat(before), flat(after)]
  const names = [...new Set([...was.keys(), ...is.keys()])].filter(
    (name) => was.get(name) !== is.get(name) && !['version', 'from', 'position'].includes(name),
  )
  return names.map((name) => ({ name, before: was.get(name) ?? null, after: is.get(name) ?? null }))
}

function flat(rule: Rule, path = ''): Map<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of Object.entries(rule ?? {})) {
    const key = path === '' ? name : `${path}.${name}`
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [inner, one] of flat(value as NonNullable<Rule>, key)) values.set(inner, one)
    else if (value !== null)
      values.set(key, Array.isArray(value) ? value.join('、') : String(value))
  }
  return values
}
