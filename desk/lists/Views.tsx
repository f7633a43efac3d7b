/** Views of a list: one's own and the unit's, each a link that can be sent to a colleague. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { FormEvent } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import type { View, ViewList } from '../../src/api/index.ts'
import { get, send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'

const KEY = ['views']

interface Answer {
  readonly views: readonly View[]
}

function useViews(list: ViewList) {
  const views = useQuery({
    queryKey: KEY,
    queryFn: () => get<Answer>('/views'),
    staleTime: 300_000,
  })
  return views.data?.views.filter((view) => view.list === list)
}

interface Change {
  readonly method: 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: object
}

function useChange(onDone?: (answer: Answer) => void) {
  return useMutation({
    mutationFn: ({ method, path, body }: Change) => send<Answer>(method, path, body),
    onSuccess: (answer) => {
      queryClient.setQueryData(KEY, answer)
      onDone?.(answer)
    },
  })
}

export function Views({ list }: { readonly list: ViewList }) {
  const { t } = useWords()
  const views = useViews(list)
  const [parameters] = useSearchParams()
  const [naming, setNaming] = useState(false)
  useFirst(views)
  const asked = sorted(parameters)
  const current = views?.find((view) => sorted(new URLSearchParams(view.query)) === asked)
  return (
    <>
      <nav className="views" aria-label={t('views')}>
        {(views?.length ?? 0) > 0 && (
          <Link to="?" state={ALL} aria-current={asked === ''}>
            {t('view_all')}
          </Link>
        )}
        {views?.map((view) => (
          <Link
            key={view.id}
            to={`?${new URLSearchParams(view.query).toString()}`}
            aria-current={view === current}
          >
            {view.name}
            {view.shared && <span className="quiet">{t('view_of_unit')}</span>}
          </Link>
        ))}
        {asked !== '' && !current && !naming && (
          <button type="button" className="plain" onClick={() => setNaming(true)}>
            {t('keep_view')}
          </button>
        )}
      </nav>
      {naming && !current && <Naming list={list} onClose={() => setNaming(false)} />}
      {current && <Changing view={current} />}
    </>
  )
}

/** Whoever asks for all of them gets all of them. */
const ALL = { all: true }

/** A list opened without a question begins with the view that was chosen for it. */
function useFirst(views: readonly View[] | undefined): void {
  const [parameters, setParameters] = useSearchParams()
  const { state } = useLocation() as { readonly state: { readonly all?: boolean } | null }
  const [begun, setBegun] = useState(false)
  useEffect(() => {
    if (begun || !views) return
    setBegun(true)
    const first = views.find((view) => view.first)
    if (first && parameters.size === 0 && !state?.all) setParameters(first.query, { replace: true })
  }, [begun, views, parameters, state, setParameters])
}

/** The order in which filters were chosen says nothing. */
function sorted(parameters: URLSearchParams): string {
  return [...parameters]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('&')
}

function Naming({ list, onClose }: { readonly list: ViewList; readonly onClose: () => void }) {
  const { t } = useWords()
  const [parameters] = useSearchParams()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [first, setFirst] = useState(false)
  const keeping = useChange(onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const query = Object.fromEntries(parameters)
    keeping.mutate({ method: 'POST', path: '/views', body: { list, name, query, shared, first } })
  }
  return (
    <form className="view-form" onSubmit={submit} noValidate>
      <Input
        type="text"
        autoFocus
        maxLength={40}
        aria-label={t('view_name')}
        placeholder={t('view_name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <label className="radio">
        <input
          type="checkbox"
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
        {t('view_shared')}
      </label>
      <label className="radio">
        <input
          type="checkbox"
          checked={first}
          onChange={(event) => setFirst(event.target.checked)}
        />
        {t('view_first')}
      </label>
      <Button type="primary" htmlType="submit" loading={keeping.isPending}>
        {t('view_save')}
      </Button>
      <Button onClick={onClose}>{t('cancel')}</Button>
      <Said error={keeping.error} />
    </form>
  )
}

function Changing({ view }: { readonly view: View }) {
  const { t } = useWords()
  const [, setParameters] = useSearchParams()
  const changing = useChange()
  const leaving = useChange(() => setParameters({}, { replace: true, state: ALL }))
  const path = `/views/${view.id}`
  return (
    <p className="view-change">
      <Button
        type="link"
        loading={changing.isPending}
        onClick={() => changing.mutate({ method: 'PUT', path, body: { first: !view.first } })}
      >
        {t(view.first ? 'view_unmake_first' : 'view_make_first')}
      </Button>
      {view.changeable && (
        <Button
          type="link"
          danger
          loading={leaving.isPending}
          onClick={() => leaving.mutate({ method: 'DELETE', path })}
        >
          {t('view_leave')}
        </Button>
      )}
      <Said error={changing.error ?? leaving.error} />
    </p>
  )
}
