/** A leader gives a hot problem one owner and one date: the form of the kind, with what is known filled in. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { Link } from 'react-router'
import type { HotDetail } from '../../src/api/index.ts'
import { Refused, send } from '../api/http.ts'
import { queryClient, useKinds } from '../api/queries.ts'
import { FormFields } from '../fields/FormFields.tsx'
import { sent } from '../fields/values.ts'
import type { Values } from '../lib/draft.ts'
import { paths } from '../paths.ts'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'

const KIND = 'hot_problem'
const ACT = 'take_on_hot'

export function TakingOn({ one }: { readonly one: HotDetail }) {
  const { t, say } = useWords()
  const kinds = useKinds()
  const [values, setValues] = useState<Values>({ title: [...one.title].slice(0, 60).join('') })
  const [key] = useState(() => crypto.randomUUID())
  const opening = kinds.data
    ?.find(({ name }) => name === KIND)
    ?.openings.find(({ name, refusal }) => name === ACT && !refusal)
  const take = useMutation({
    mutationFn: (fields: NonNullable<typeof opening>['fields']) =>
      send<{ readonly number: string }>(
        'POST',
        '/matters',
        {
          kind: KIND,
          act: ACT,
          door: 'visit',
          input: { ...sent(fields, values, 0), event: one.id },
          identity: {},
        },
        key,
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['matters'] }),
  })
  if (!opening) return null
  // Which problem is known here.
  const { event: _known, ...fields } = opening.fields
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!take.isPending) take.mutate(fields)
  }
  return (
    <section aria-labelledby="hot-take">
      <h2 id="hot-take">{t('hot_take')}</h2>
      <p className="quiet">{t('hot_take_note')}</p>
      {take.data ? (
        <p role="status">
          <Link to={paths.matter(take.data.number)}>
            {t('hot_open_matter', { number: take.data.number })}
          </Link>
        </p>
      ) : (
        <form className="hot-form" onSubmit={submit} noValidate>
          <FormFields
            fields={fields}
            values={values}
            onChange={setValues}
            asks={[]}
            refusal={take.error instanceof Refused ? take.error.refusal : null}
          />
          <Said error={take.error} />
          <div className="form-end">
            <Button type="primary" htmlType="submit" loading={take.isPending}>
              {say(opening.words)}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
