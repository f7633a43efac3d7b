/** The options of a decision side by side, with what people said; and choosing one where one decides. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { MatterPage, MemoShown } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { paths } from '../paths.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import './memo.css'

const DECISION = 'decision'

function useMemoOf({ number, kind }: MatterPage, wanted = true) {
  return useQuery({
    queryKey: ['matters', 'memo', number],
    queryFn: async () =>
      (await get<{ memo: MemoShown | null }>(`/matters/${encodeURIComponent(number)}/memo`)).memo,
    enabled: wanted && kind.name === DECISION,
  }).data
}

const ROWS: readonly (readonly ['what' | 'cost' | 'risk' | 'bears', Word])[] = [
  ['what', 'memo_what'],
  ['cost', 'memo_cost'],
  ['risk', 'memo_risk'],
  ['bears', 'memo_bears'],
]

export function Memo({ matter }: { readonly matter: MatterPage }) {
  const { t } = useWords()
  const memo = useMemoOf(matter)
  if (!memo) return null
  return (
    <div className="memo">
      <h2 id="memo">{t('memo')}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-labelledby="memo">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('memo_option')}</th>
              {memo.options.map(({ name }) => (
                <th
                  key={name}
                  scope="col"
                  className={name === memo.chosen ? 'is-chosen' : undefined}
                >
                  {name}
                  {name === memo.chosen && <span className="mark">{t('memo_chosen')}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ROWS.map(([row, word]) => (
              <tr key={row}>
                <th scope="row">{t(word)}</th>
                {memo.options.map((one) => (
                  <td key={one.name} className={one.name === memo.chosen ? 'is-chosen' : undefined}>
                    {one[row]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3>{t('memo_said')}</h3>
      {memo.said.length === 0 ? (
        <p className="quiet">{t('memo_none_said')}</p>
      ) : (
        <ul className="memo-said">
          {memo.said.map(({ number, title, words }) => (
            <li key={number}>
              {words} <Link to={paths.matter(number)}>{title || number}</Link>
            </li>
          ))}
        </ul>
      )}
      {memo.comments !== null && (
        <>
          <h3>{t('memo_comments')}</h3>
          <p className="pre">{memo.comments}</p>
        </>
      )}
      <h3>{t('memo_draft')}</h3>
      <p className="pre">{memo.draftReasons}</p>
    </div>
  )
}

/** The act by which a leader decides: its option is one of the memo's, chosen and not copied out. */
const DECIDE = 'decide'

/** The options to choose from in the form of this act; null: the form has no such choice. */
export function useOptions(matter: MatterPage, act: string): MemoShown['options'] | null {
  return useMemoOf(matter, act === DECIDE)?.options ?? null
}

interface ChoosingProps {
  readonly options: MemoShown['options']
  readonly value: string
  readonly onChoose: (option: string) => void
}

export function ChooseOption({ options, value, onChoose }: ChoosingProps) {
  const { t } = useWords()
  return (
    <fieldset className="choose-option">
      <legend>{t('memo_choose')}</legend>
      {options.map(({ name, what }) => (
        <label key={name} className="radio">
          <input
            type="radio"
            name="memo-option"
            checked={value === name}
            onChange={() => onChoose(name)}
          />
          <span>
            <strong>{name}</strong> <span className="quiet">{what}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
