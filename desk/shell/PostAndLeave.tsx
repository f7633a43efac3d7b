/** As which post one works now; another of one's own can be chosen. */
import { Link } from 'react-router'
import { send } from '../api/http.ts'
import type { Me } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { leave, useChoosePost } from './session.ts'
import { useWords } from '../words/index.ts'

export function PostAndLeave({ me }: { readonly me: Me }) {
  const { t, say } = useWords()
  const choose = useChoosePost()
  const present = me.holdings.find((holding) => holding.id === me.holding)
  return (
    <>
      {me.holdings.length > 1 ? (
        <select
          className="post"
          aria-label={t('acting_as')}
          value={me.holding ?? ''}
          onChange={(event) => choose.mutate(event.target.value)}
        >
          {me.holdings.map((holding) => (
            <option key={holding.id} value={holding.id}>
              {say(holding.unitName)} {say(holding.title)}
            </option>
          ))}
        </select>
      ) : (
        <span className="post">{present && `${say(present.unitName)} ${say(present.title)}`}</span>
      )}
      <Link
        className="quiet"
        to={paths.myAccount()}
        aria-label={`${t('my_account')} ${me.person.name}`}
      >
        {me.person.name}
      </Link>
      <button
        type="button"
        className="plain"
        onClick={() => void send('POST', '/sign-out').finally(leave)}
      >
        {t('sign_out')}
      </button>
    </>
  )
}
