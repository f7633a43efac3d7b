/** What the caller's words say besides: danger with its number, what will be sealed, and where it may be. */
import type { Suggestions } from '../../src/api/index.ts'
import { useWords } from '../words/index.ts'
import type { Call } from './call.ts'

interface Props {
  readonly signs: Suggestions['signs']
  readonly call: Call
  readonly onPlace: (place: string, division: string | null) => void
}

export function Signs({ signs: { danger, accusation, places }, call, onPlace }: Props) {
  const { t, say } = useWords()
  // Where the operator has written a place they know better.
  const asked = call.place.trim() === '' && !call.division ? places : []
  if (danger === null && accusation === null && asked.length === 0) return null
  return (
    <div className="group signs">
      <div role="status">
        {danger && (
          <p>
            <strong className="late">
              {t('sign_danger', { what: say(danger.words), call: danger.call })}
            </strong>
            <span className="offer-why">{t('sign_read', { sentence: danger.sentence })}</span>
          </p>
        )}
        {accusation !== null && (
          <p>
            <strong>{t('sign_accuses')}</strong>
            <span className="offer-why">{t('sign_read', { sentence: accusation })}</span>
          </p>
        )}
      </div>
      {asked.length > 0 && (
        <>
          <h3>{t(asked.length > 1 ? 'sign_which_place' : 'sign_place')}</h3>
          <ul>
            {asked.map(({ name, division, said, why }) => (
              <li key={`${name} ${division?.code ?? ''}`}>
                <button
                  type="button"
                  className="offer"
                  onClick={() => onPlace(said, division?.code ?? null)}
                >
                  <span className="what">
                    <strong>{said}</strong>
                    <span className="offer-why">
                      {[name, division ? say(division.words) : '', say(why)]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </span>
                  <span className="does">{t('sign_take_place')}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
