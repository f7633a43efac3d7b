/** A matter taken in by an official: at the telephone, or from somebody who came in. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useRef } from 'react'
import type { FormEvent } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { KindShown, OpeningShown } from '../../src/api/index.ts'
import { Refused, send } from '../api/http.ts'
import { queryClient, useKinds } from '../api/queries.ts'
import { TakesFiles } from '../files/Uploader.tsx'
import { FormFields, inputId } from '../fields/FormFields.tsx'
import { sent } from '../fields/values.ts'
import { useDraft } from '../lib/draft.ts'
import type { Values } from '../lib/draft.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { Said } from '../shell/Said.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { submitOnCtrlEnter } from './ActForm.tsx'

interface Way {
  readonly kind: KindShown
  readonly opening: OpeningShown
}

export function Fresh() {
  const { t, say } = useWords()
  const kinds = useKinds()
  const [parameters, setParameters] = useSearchParams()
  useTitle(t('fresh_title'))
  if (kinds.isPending) return <p role="status">{t('working')}</p>
  if (kinds.isError) return <Failed again={kinds.refetch} />
  const ways = kinds.data.flatMap((kind) =>
    kind.openings.filter((opening) => !opening.refusal).map((opening): Way => ({ kind, opening })),
  )
  const nameOf = ({ kind, opening }: Way) => `${kind.name}.${opening.name}`
  const chosen = ways.find((way) => nameOf(way) === parameters.get('way')) ?? ways[0]
  if (!chosen) return <p>{t('fresh_none')}</p>
  return (
    <div className="screen narrow">
      <h1>{t('fresh_title')}</h1>
      {ways.length > 1 && (
        <fieldset className="field">
          <legend>{t('fresh_kind')}</legend>
          <div className="radios">
            {ways.map((way) => (
              <label key={nameOf(way)} className="radio">
                <input
                  type="radio"
                  name="way"
                  checked={way === chosen}
                  onChange={() => setParameters({ way: nameOf(way) }, { replace: true })}
                />
                {say(way.kind.words)}：{say(way.opening.words)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <OpeningForm key={nameOf(chosen)} way={chosen} />
    </div>
  )
}

interface Opened {
  readonly number: string
  readonly receipt: string | null
}

const IDENTITY = ['name', 'phone', 'mail', 'address'] as const
const DOORS = ['hotline', 'visit'] as const

function OpeningForm({ way: { kind, opening } }: { readonly way: Way }) {
  const { t, say } = useWords()
  const { draft, setValues, renewKey, drop } = useDraft(`new ${kind.name} ${opening.name}`)
  const part = (name: string): Values => (draft.values[name] ?? {}) as Values
  const door = draft.values['door'] === 'visit' ? 'visit' : 'hotline'
  const opens = useMutation({
    mutationFn: () =>
      send<Opened>(
        'POST',
        '/matters',
        {
          kind: kind.name,
          act: opening.name,
          input: sent(opening.fields, part('input'), 0),
          door,
          identity: Object.fromEntries(
            Object.entries(part('identity')).filter(([, value]) => value),
          ),
        },
        draft.key,
      ),
    onSuccess: () => {
      drop()
      void queryClient.invalidateQueries({ queryKey: ['matters'] })
    },
    onError: (error) => {
      if (!(error instanceof Refused)) return
      if (error.refusal.code === 'key_used_for_something_else') renewKey()
      if (error.refusal.field) document.getElementById(inputId(error.refusal.field))?.focus()
    },
  })
  // What no door opens is begun by an official: nobody called, and there is nobody to reach.
  const isAsked = kind.acts.some(({ from, by }) => from === 'new' && by.includes('door'))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!opens.isPending) opens.mutate()
  }
  if (opens.data) return <Receipt opened={opens.data} onNext={() => opens.reset()} />
  const set = (name: string, value: unknown) => setValues({ ...draft.values, [name]: value })
  return (
    <form onSubmit={submit} onKeyDown={submitOnCtrlEnter} noValidate>
      {isAsked && (
        <fieldset className="field">
          <legend>{t('came_by')}</legend>
          <div className="radios">
            {DOORS.map((one) => (
              <label key={one} className="radio">
                <input
                  type="radio"
                  name="door"
                  checked={door === one}
                  onChange={() => set('door', one)}
                />
                {t(one)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <TakesFiles value>
        <FormFields
          fields={opening.fields}
          values={part('input')}
          onChange={(input) => {
            set('input', input)
            // What was refused about a field may be mended by now.
            if (opens.error instanceof Refused && opens.error.refusal.field) opens.reset()
          }}
          asks={[]}
          refusal={opens.error instanceof Refused ? opens.error.refusal : null}
        />
      </TakesFiles>
      {isAsked && (
        <fieldset className="field who">
          <legend>{t('who')}</legend>
          <p className="hint">{t('who_note')}</p>
          {IDENTITY.map((name) => (
            <div className="field" key={name}>
              <label htmlFor={`who-${name}`}>{t(name)}</label>
              <Input
                id={`who-${name}`}
                autoComplete="off"
                value={String(part('identity')[name] ?? '')}
                onChange={(event) =>
                  set('identity', { ...part('identity'), [name]: event.target.value })
                }
              />
            </div>
          ))}
        </fieldset>
      )}
      <Said error={opens.error} />
      <div className="form-end">
        <Button type="primary" size="large" htmlType="submit" loading={opens.isPending}>
          {say(opening.words)}
        </Button>
      </div>
      <p className="hint keys">{t('submit_hint')}</p>
    </form>
  )
}

/** The only time the code is shown. */
function Receipt({ opened, onNext }: { readonly opened: Opened; readonly onNext: () => void }) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="receipt" aria-labelledby="receipt">
      <h2 id="receipt" ref={heading} tabIndex={-1}>
        {t('receipt_title')}
      </h2>
      {opened.receipt && <p>{t('receipt_note')}</p>}
      <dl className="facts">
        <div>
          <dt>{t('number')}</dt>
          <dd className="code">{opened.number}</dd>
        </div>
        {opened.receipt && (
          <div>
            <dt>{t('receipt_code')}</dt>
            <dd className="code">{opened.receipt}</dd>
          </div>
        )}
      </dl>
      <div className="form-end">
        <Button type="primary" size="large" onClick={onNext}>
          {t('next_one')}
        </Button>
        <Link to={paths.matter(opened.number)}>{t('open_it')}</Link>
      </div>
    </section>
  )
}
