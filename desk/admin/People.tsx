/** People and their accounts: the system administrator adds, the security administrator disables. */
import { useState } from 'react'
import { send } from '../api/http.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import { AdminButton } from './AdminButton.tsx'
import { AdminForm } from './AdminForm.tsx'
import { AdminScreen, Once } from './AdminScreen.tsx'
import type { AccountRead, StructureRead } from './reading.ts'
import { useAccounts, useMay, useStructure } from './reading.ts'

const STATES = {
  invited: 'account_invited',
  active: 'account_active',
  disabled: 'account_disabled',
} as const satisfies Record<AccountRead['state'], Word>

const codeOf = (answer: unknown) => (answer as { code: string }).code

export function People() {
  const structure = useStructure()
  const accounts = useAccounts()
  const may = useMay()
  const [code, setCode] = useState<string | null>(null)
  const people = structure.data?.people ?? []
  const list = accounts.data?.accounts ?? []
  const without = people.filter((person) => !list.some((account) => account.person === person.id))
  const onCode = (answer: unknown) => setCode(codeOf(answer))
  return (
    <AdminScreen title="people" query={accounts} readOnly={may('audit')}>
      <Once word="code_once" code={code} />
      {may('system') && (
        <AdminForm
          name="person"
          title="add_person"
          fields={[{ name: 'name', label: 'name', type: 'text' }]}
          send={(values) => send('POST', '/admin/people', values)}
        />
      )}
      {may('system') && (
        <AdminForm
          name="account"
          title="invite"
          fields={[
            {
              name: 'person',
              label: 'person',
              type: 'pick',
              options: without.map(({ id, name }) => ({ value: id, label: name })),
            },
            { name: 'login', label: 'login', type: 'text' },
          ]}
          send={(values) => send('POST', '/admin/accounts', values)}
          onSent={onCode}
        />
      )}
      {structure.data && <Table structure={structure.data} accounts={list} onCode={onCode} />}
    </AdminScreen>
  )
}

interface TableProps {
  readonly structure: StructureRead
  readonly accounts: readonly AccountRead[]
  readonly onCode: (answer: unknown) => void
}

function Table({ structure, accounts, onCode }: TableProps) {
  const { t, say } = useWords()
  const postsOf = (person: string) =>
    structure.holdings
      .filter((holding) => holding.person === person)
      .flatMap(({ post }) => structure.posts.find((one) => one.id === post) ?? [])
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('people')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            <th scope="col">{t('posts')}</th>
            <th scope="col">{t('account')}</th>
            <th scope="col">{t('state')}</th>
          </tr>
        </thead>
        <tbody>
          {structure.people.map((person) => {
            const account = accounts.find((one) => one.person === person.id)
            return (
              <tr key={person.id}>
                <th scope="row">{person.name}</th>
                <td>
                  {postsOf(person.id)
                    .map((post) => say(post.title))
                    .join('、')}
                </td>
                <td>{account?.login ?? <span className="quiet">{t('no_account')}</span>}</td>
                <td>
                  {account && t(STATES[account.state])}{' '}
                  {account && <AccountButtons account={account} onCode={onCode} />}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface ButtonsProps {
  readonly account: AccountRead
  readonly onCode: (answer: unknown) => void
}

function AccountButtons({ account, onCode }: ButtonsProps) {
  const may = useMay()
  if (!may('security')) return null
  const at = `/admin/accounts/${account.id}`
  const common = { about: account.login, method: 'POST' } as const
  return (
    <span className="buttons">
      <AdminButton {...common} word="reset" path={`${at}/reset`} onSent={onCode} />
      <AdminButton {...common} word="issue_pass" path={`${at}/pass`} onSent={onCode} />
      <AdminButton {...common} word="disable" path={`${at}/disable`} />
    </span>
  )
}
