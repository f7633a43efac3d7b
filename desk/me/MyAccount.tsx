/** One's own account: the password, with the present one and a code first. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { Refused, send } from '../api/http.ts'
import { queryClient, useSession } from '../api/queries.ts'
import { inputId } from '../fields/FormFields.tsx'
import { Said } from '../shell/Said.tsx'
import { useTitle } from '../shell/useTitle.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'

const NOTHING = { password: '', code: '', next: '' }

export function MyAccount() {
  const { t, say } = useWords()
  const session = useSession()
  useTitle(t('my_account'))
  return (
    <div className="screen">
      <div className="head">
        <h1>{t('my_account')}</h1>
        <p className="quiet">
          {session.data?.person.name} · {session.data?.login}
        </p>
      </div>
      <ul className="rows">
        {session.data?.holdings.map((holding) => (
          <li key={holding.id}>
            {say(holding.unitName)} {say(holding.title)}
          </li>
        ))}
      </ul>
      <ChangePassword />
    </div>
  )
}

function ChangePassword() {
  const { t } = useWords()
  const [given, setGiven] = useState(NOTHING)
  const changing = useMutation({
    mutationFn: () => send('PUT', '/session/password', given),
    onSuccess: async () => {
      setGiven(NOTHING)
      await queryClient.invalidateQueries({ queryKey: ['session'] })
    },
  })
  const field = changing.error instanceof Refused ? changing.error.refusal.field : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!changing.isPending) changing.mutate()
  }
  const line = (name: keyof typeof NOTHING, label: Word, more: object) => {
    const id = inputId(`password.${name}`)
    return (
      <div className="field">
        <label htmlFor={id}>{t(label)}</label>
        <Input
          {...more}
          id={id}
          value={given[name]}
          status={field === name ? 'error' : ''}
          aria-invalid={field === name}
          onChange={(event) => setGiven((before) => ({ ...before, [name]: event.target.value }))}
        />
      </div>
    )
  }
  return (
    <section className="panel" aria-labelledby="change-password">
      <h2 id="change-password">{t('change_password')}</h2>
      <form onSubmit={submit} noValidate>
        {line('password', 'present_password', {
          type: 'password',
          autoComplete: 'current-password',
        })}
        {line('code', 'code', { inputMode: 'numeric', autoComplete: 'one-time-code' })}
        {line('next', 'next_password', { type: 'password', autoComplete: 'new-password' })}
        <p className="hint">{t('new_password_hint')}</p>
        <Said error={changing.error} />
        <Button type="primary" htmlType="submit" loading={changing.isPending}>
          {t('change_password')}
        </Button>
        <p role="status">{changing.isSuccess && t('password_changed')}</p>
      </form>
    </section>
  )
}
