/**
 * The session ended while somebody was at work: they sign in over what they were doing, and go on. Until
 * then nothing of it can be seen; if somebody else signs in, what was typed is thrown away.
 */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useLayoutEffect, useRef } from 'react'
import type { FormEvent } from 'react'
import { forgetToken, get, keepToken, send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import type { Me } from '../api/queries.ts'
import { dropAllDrafts } from '../lib/draft.ts'
import { useWords } from '../words/index.ts'
import { Credential, useTyped } from './Credentials.tsx'
import { Said } from './Said.tsx'
import { leave } from './session.ts'
import './again.css'

export function SignInAgain({ me }: { readonly me: Me }) {
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const { given, typed } = useTyped({ password: '', code: '' })
  useLayoutEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    // Who it is stands there already.
    document.getElementById('again-password')?.focus()
    return () => {
      requestAnimationFrame(() => {
        if (before instanceof HTMLElement) before.focus()
      })
    }
  }, [])
  const signIn = useMutation({
    mutationFn: () => signInAs(me, given),
    onSuccess: async (isSame) => {
      if (isSame) return queryClient.invalidateQueries()
      dropAllDrafts()
      queryClient.clear()
      window.location.assign('/desk/')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!signIn.isPending) signIn.mutate()
  }
  return (
    <dialog
      ref={dialog}
      className="again"
      aria-labelledby="again"
      // Behind it is what only this person may see: there is no way past it but in or out.
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="again">{t('again_title')}</h2>
      <p className="quiet">{t('again_note', { name: me.person.name })}</p>
      <form onSubmit={submit}>
        <Credential kind="login" id="again-login" value={me.login} />
        <Credential kind="password" id="again-password" {...typed('password')} autoFocus />
        <Credential kind="code" id="again-code" {...typed('code')} withoutHint />
        <Said error={signIn.error} />
        <div className="form-end">
          <Button type="primary" htmlType="submit" size="large" loading={signIn.isPending}>
            {t('sign_in')}
          </Button>
          <Button size="large" onClick={leave}>
            {t('sign_out')}
          </Button>
        </div>
      </form>
    </dialog>
  )
}

/** Whether it is the same person, acting through the same post as before. */
async function signInAs(
  me: Me,
  given: { readonly password: string; readonly code: string },
): Promise<boolean> {
  await send('POST', '/sign-in', { login: me.login, ...given, pass: '' })
  forgetToken()
  const { session, token } = await get<{ session: Me | null; token: string }>('/session')
  keepToken(token)
  if (session?.person.id !== me.person.id) return false
  if (me.holding !== null && session.holding !== me.holding)
    await send('PUT', '/session/holding', { holding: me.holding })
  return true
}
