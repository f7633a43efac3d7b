/** What was just done, with the way to take it back while that is possible; `z` does it. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { queryClient } from '../api/queries.ts'
import { Keycap } from '../keys/Keycap.tsx'
import { useKeys } from '../keys/useKeys.ts'
import { newKey } from '../lib/draft.ts'
import { saysTime } from '../lib/time.ts'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'
import { actOnMany } from './queries.ts'
import { offerBack, useOffer } from './taking-back.ts'
import type { Offer } from './taking-back.ts'
import './work.css'

export function UndoToast() {
  const offer = useOffer()
  return offer ? <Offered key={offer.what + offer.numbers.join()} offer={offer} /> : null
}

function Offered({ offer }: { readonly offer: Offer }) {
  const { t, say } = useWords()
  const back = useMutation({
    mutationFn: () =>
      actOnMany(
        offer.numbers.map((matter) => ({ matter, act: offer.act, input: {} })),
        newKey(),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['matters'] }),
  })
  const left = back.data?.filter(({ refusal }) => refusal !== null) ?? []
  const can = offer.numbers.length > 0 && back.data === undefined
  useKeys(can ? { undo: () => back.mutate() } : {})
  const done = (back.data?.length ?? 0) - left.length
  return (
    <aside className="undo-toast" aria-label={t('undo_offer')}>
      <p role="status">
        {back.data === undefined
          ? (offer.why ?? t('undo_can', { what: offer.what }))
          : left.length === 0
            ? t('undone', { act: say(offer.actWords) })
            : t('undone_some', { done, left: left.length })}
      </p>
      {left[0]?.refusal && <p className="fault">{say(left[0].refusal.words)}</p>}
      <Said error={back.error} />
      <div className="undo-buttons">
        {can && (
          <Button loading={back.isPending} onClick={() => back.mutate()}>
            {t('undo_offer')} <Keycap keys="z" />
          </Button>
        )}
        {can && offer.until !== null && (
          <span className="hint">{t('undo_until', { time: saysTime(offer.until) })}</span>
        )}
        <Button type="text" onClick={() => offerBack(null)}>
          {t('dismiss')}
        </Button>
      </div>
    </aside>
  )
}
