/** Whose a request probably is, with the key that takes it. It fills the form; whoever dispatches decides. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { KeyboardEvent } from 'react'
import { Link } from 'react-router'
import type { MatterPage, WhoseShown } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/index.ts'
import './whose.css'

type Offer = WhoseShown['categories'][number]

export interface Taken {
  readonly category: string
  readonly unit?: string
}

/** Null: nothing is suggested here: another kind of form, or of a sealed matter. */
export function useWhose(matter: MatterPage, fields: MatterPage['acts'][number]['fields']) {
  const isAsked =
    !matter.sealed && fields['unit']?.type === 'unit' && fields['category']?.type === 'category'
  const found = useQuery({
    queryKey: ['matters', 'whose', matter.number],
    queryFn: () =>
      get<{ whose: WhoseShown | null }>(`/matters/${encodeURIComponent(matter.number)}/whose`),
    enabled: isAsked,
    staleTime: 60_000,
    retry: false,
  })
  return { whose: found.data?.whose ?? null, isLost: isAsked && found.isError }
}

/** Alt with 1, 2, 3 takes an offer; with Enter the first is taken and sent. */
export function offerOfKey(event: KeyboardEvent, whose: WhoseShown | null) {
  if (!whose || !event.altKey || event.ctrlKey || event.metaKey) return null
  const isSending = event.key === 'Enter' && whose.outcome === 'named'
  const [, digit] = /^(?:Digit|Numpad)([123])$/u.exec(event.code) ?? []
  const offer = whose.categories[isSending ? 0 : Number(digit ?? 0) - 1]
  return offer ? { taken: takenFrom(offer), isSending } : null
}

function takenFrom({ id, units: [first] }: Offer): Taken {
  return first ? { category: id, unit: first.id } : { category: id }
}

interface Props {
  readonly whose: WhoseShown
  readonly values: Readonly<Record<string, unknown>>
  readonly onTake: (taken: Taken) => void
  readonly onSend: (taken: Taken) => void
}

export function Whose({ whose, values, onTake, onSend }: Props) {
  const { t, say } = useWords()
  const [first] = whose.categories
  return (
    <section className="whose" aria-labelledby="whose">
      <h3 id="whose">{t('whose_title')}</h3>
      <p className="outcome">{say(whose.words)}</p>
      <ul>
        {whose.categories.map((offer, n) => (
          <li key={offer.id}>
            <Choice
              offer={offer}
              n={n}
              values={values}
              hasFigures={whose.outcome !== 'outside'}
              onTake={onTake}
            />
          </li>
        ))}
      </ul>
      {whose.outcome === 'named' && first?.units[0] && (
        <p className="send">
          <Button onClick={() => onSend(takenFrom(first))}>
            <kbd>Alt+Enter</kbd> {t('whose_send')}
          </Button>
        </p>
      )}
      <Precedents precedents={whose.precedents} />
      <p className="model hint">{say(whose.model)}</p>
    </section>
  )
}

function Choice({
  offer,
  n,
  values,
  hasFigures,
  onTake,
}: Pick<Props, 'values' | 'onTake'> & {
  readonly offer: Offer
  readonly n: number
  /** Nothing was measured of what is like nothing learnt. */
  readonly hasFigures: boolean
}) {
  const { t, say } = useWords()
  const [unit, ...others] = offer.units
  const reasons = [
    say(offer.why),
    offer.sealed ? t('whose_sealed') : '',
    offer.channel ? t('whose_channel', { channel: say(offer.channel) }) : '',
    unit ? say(unit.why) : '',
  ]
  return (
    <>
      <button
        type="button"
        className="whose-offer"
        aria-keyshortcuts={`Alt+${n + 1}`}
        aria-pressed={values['category'] === offer.id && values['unit'] === unit?.id}
        onClick={() => onTake(takenFrom(offer))}
      >
        <kbd>Alt+{n + 1}</kbd>
        <strong>{say(offer.words)}</strong>
        <span className="percent">{offer.percent !== null && `${offer.percent}%`}</span>
        <span className="goes">
          {unit ? t('whose_to', { unit: say(unit.words) }) : t('whose_no_unit')}
        </span>
        <span className="percent">{unit && hasFigures && `${unit.percent}%`}</span>
        <span className="reason">{reasons.filter(Boolean).join(' · ')}</span>
      </button>
      {others.length > 0 && (
        <p className="whose-units">
          <span className="quiet">{t('whose_others')}</span>
          {others.map((one) => (
            <button
              key={one.id}
              type="button"
              onClick={() => onTake({ category: offer.id, unit: one.id })}
            >
              {say(one.words)} {hasFigures && `${one.percent}%`}
            </button>
          ))}
        </p>
      )}
    </>
  )
}

function Precedents({ precedents }: Pick<WhoseShown, 'precedents'>) {
  const { t, say } = useWords()
  if (precedents.length === 0) return null
  return (
    <>
      <h4>{t('whose_precedents')}</h4>
      <ul className="whose-precedents">
        {precedents.map((one) => (
          <li key={one.number}>
            <Link to={paths.matter(one.number)}>{one.title || one.number}</Link>
            <p className="quiet">
              {[
                one.ruled ? t('whose_ruled') : '',
                one.category ? say(one.category) : '',
                one.unit ? say(one.unit) : '',
                say(one.state),
                one.openedOn,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {one.shared.length > 0 && (
              <p className="hint">{t('whose_shared', { words: one.shared.join('、') })}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
