/** Login, password and one-time code. Which of them was wrong is never told. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { forgetToken, send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/index.ts'
import { Credential, useTyped } from './Credentials.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Said } from './Said.tsx'

export function SignIn() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { state } = useLocation() as { state: { to?: string; activated?: boolean } | null }
  const { given, typed } = useTyped({ login: '', password: '', code: '', pass: '' })
  const [hasPass, setHasPass] = useState(false)
  const signIn = useMutation({
    mutationFn: () => send('POST', '/sign-in', given),
    onSuccess: async () => {
      forgetToken()
      await queryClient.resetQueries()
      await navigate(state?.to ?? paths.worklist(), { replace: true })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <main className="alone card">
      <p className="brand">{t('brand')}</p>
      <h1>{t('sign_in_title')}</h1>
      {state?.activated && <p role="status">{t('activated')}</p>}
      <form onSubmit={submit}>
        <Credential kind="login" {...typed('login')} autoFocus />
        <Credential kind="password" {...typed('password')} />
        <Credential kind="code" {...typed('code')} />
        {hasPass && <Credential kind="pass" {...typed('pass')} />}
        <Said error={signIn.error} />
        <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
          {t('sign_in')}
        </Button>
      </form>
      <p className="links">
        <Link to={paths.activate()}>{t('first_time')}</Link>
        {!hasPass && (
          <button type="button" className="plain" onClick={() => setHasPass(true)}>
            {t('have_pass')}
          </button>
        )}
        <LanguageSwitch />
      </p>
    </main>
  )
}
