/** From a code of an administrator to an account: enrol a phone, choose a password. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { Link, useNavigate } from 'react-router'
import { send } from '../api/http.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/index.ts'
import { Credential, useTyped } from './Credentials.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Said } from './Said.tsx'

interface Begun {
  readonly login: string
  readonly secret: string
  readonly qr: { readonly size: number; readonly path: string }
}

export function Activate() {
  const { t } = useWords()
  const [activation, setActivation] = useState('')
  const begin = useMutation({
    mutationFn: () => send<Begun>('POST', '/activation/begin', { activation }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    begin.mutate()
  }
  return (
    <main className="alone card">
      <p className="brand">{t('brand')}</p>
      <h1>{t('activate_title')}</h1>
      {begin.data ? (
        <Finish activation={activation} begun={begin.data} />
      ) : (
        <form onSubmit={submit}>
          <div className="field">
            <label htmlFor="activation">{t('activation_code')}</label>
            <Input
              id="activation"
              className="code"
              value={activation}
              autoComplete="off"
              autoFocus
              onChange={(event) => setActivation(event.target.value)}
            />
          </div>
          <Said error={begin.error} />
          <Button type="primary" htmlType="submit" size="large" block loading={begin.isPending}>
            {t('next')}
          </Button>
        </form>
      )}
      <p className="links">
        <Link to={paths.signIn()}>{t('to_sign_in')}</Link>
        <LanguageSwitch />
      </p>
    </main>
  )
}

function Finish({ activation, begun }: { readonly activation: string; readonly begun: Begun }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { given, typed } = useTyped({ password: '', code: '' })
  const finish = useMutation({
    mutationFn: () => send('POST', '/activation', { activation, ...given }),
    onSuccess: () => navigate(paths.signIn(), { state: { activated: true } }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    finish.mutate()
  }
  return (
    <form onSubmit={submit}>
      <p>
        {t('your_login')} <strong>{begun.login}</strong>
      </p>
      <p>{t('scan')}</p>
      <svg
        className="qr"
        role="img"
        aria-label={t('scan')}
        viewBox={`0 0 ${begun.qr.size} ${begun.qr.size}`}
      >
        <path d={begun.qr.path} />
      </svg>
      <p className="hint">
        {t('secret')} <span className="code">{begun.secret}</span>
      </p>
      <Credential kind="new_password" {...typed('password')} />
      <Credential kind="code" {...typed('code')} />
      <Said error={finish.error} />
      <Button type="primary" htmlType="submit" size="large" block loading={finish.isPending}>
        {t('activate_title')}
      </Button>
    </form>
  )
}
