/** Who asked: masked until somebody gives a reason, which the resident then sees. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { MatterPage } from '../../src/api/index.ts'
import { send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { useDraft } from '../lib/draft.ts'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'
import { OPEN_IDENTITY } from './Acts.tsx'

const FIELDS = ['name', 'phone', 'mail', 'address'] as const
type Whole = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>

export function Identity({ matter }: { readonly matter: MatterPage }) {
  const { t, say } = useWords()
  const { relay } = matter
  const act = matter.acts.find(({ name }) => name === OPEN_IDENTITY)
  const [whole, setWhole] = useState<Whole | null>(null)
  // What nobody from outside asked for has no resident.
  if (relay === null && !act) return null
  const masked = relay
    ? { ...relay, address: relay.address ? t('was_given') : null }
    : { name: null, phone: null, mail: null, address: null }
  const shown = whole ?? masked
  return (
    <section className="panel" aria-labelledby="identity">
      <h2 id="identity">{t('resident')}</h2>
      {relay === null && <p className="quiet">{t('no_identity')}</p>}
      <dl className="facts">
        {FIELDS.map(
          (field) =>
            shown[field] && (
              <div key={field}>
                <dt>{t(field)}</dt>
                <dd>{shown[field]}</dd>
              </div>
            ),
        )}
      </dl>
      {whole && <Button onClick={() => setWhole(null)}>{t('hide')}</Button>}
      {!whole && relay !== null && act && !act.refusal && (
        <OpenIdentity number={matter.number} onOpen={setWhole} />
      )}
      {act?.refusal && <p className="hint">{say(act.refusal.words)}</p>}
    </section>
  )
}

interface OpenProps {
  readonly number: string
  readonly onOpen: (whole: Whole) => void
}

function OpenIdentity({ number, onOpen }: OpenProps) {
  const { t } = useWords()
  const { draft, setValues, drop } = useDraft(`${number} identity`)
  const reason = typeof draft.values['reason'] === 'string' ? draft.values['reason'] : ''
  const opening = useMutation({
    mutationFn: () =>
      send<{ identity: Whole | null }>(
        'POST',
        `/matters/${encodeURIComponent(number)}/identity`,
        { reason },
        draft.key,
      ),
    onSuccess: ({ identity }) => {
      drop()
      onOpen(identity ?? {})
      void queryClient.invalidateQueries({ queryKey: ['matters', 'one', number] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    opening.mutate()
  }
  return (
    <details>
      <summary>{t('open_identity')}</summary>
      <form onSubmit={submit}>
        <p className="hint" id="identity-note">
          {t('identity_note')}
        </p>
        <div className="field">
          <label htmlFor="identity-reason">{t('open_reason')}</label>
          <Input
            id="identity-reason"
            aria-describedby="identity-note"
            value={reason}
            onChange={(event) => setValues({ reason: event.target.value })}
          />
        </div>
        <Said error={opening.error} />
        <Button htmlType="submit" loading={opening.isPending}>
          {t('open_identity')}
        </Button>
      </form>
    </details>
  )
}
