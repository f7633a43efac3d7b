/** Beside a ballot: how many came of each group, and the slips before it opens. No answer, ever. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import type { BallotAtDesk, MatterPage } from '../../src/api/index.ts'
import { download, send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { Failed } from '../shell/Failed.tsx'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'
import { percent, useBallot } from './queries.ts'
import './ballots.css'

/** Its panel does it: an act alone makes no slip. */
export const PRINT_SLIPS = 'print_slips'

export function BallotPanel({ matter }: { readonly matter: MatterPage }) {
  const isBallot = matter.kind.name === 'ballot'
  const read = useBallot(matter.number, isBallot && matter.state.name !== 'drafted')
  const { t } = useWords()
  if (!isBallot) return null
  if (read.isError) return <Failed again={read.refetch} />
  if (!read.data || read.data.groups.length === 0) return null
  const canPrint = matter.acts.some(({ name, refusal }) => name === PRINT_SLIPS && !refusal)
  return (
    <>
      {canPrint && <Slips ballot={read.data} />}
      <section className="panel ballot-panel" aria-labelledby="ballot-turnout">
        <h2 id="ballot-turnout">{t('ballot_turnout')}</h2>
        <Turnout ballot={read.data} />
        <p className="hint">{t('ballot_secret')}</p>
        <p>
          <a href={`/ballots/${read.data.number}`}>{t('ballot_public')}</a>
        </p>
      </section>
    </>
  )
}

function Turnout({ ballot: { groups } }: { readonly ballot: BallotAtDesk }) {
  const { t, say } = useWords()
  const heads = ['ballot_invited', 'ballot_cast', 'ballot_rate'] as const
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('ballot_group')}</th>
          {heads.map((head) => (
            <th key={head} scope="col" className="n">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((one) => (
          <tr key={one.name}>
            <th scope="row">{say(one.words)}</th>
            <td className="n">{one.invited}</td>
            <td className="n">{one.cast}</td>
            <td className="n">{percent(one.cast / one.invited)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Slips({ ballot }: { readonly ballot: BallotAtDesk }) {
  const { t } = useWords()
  const isLetters = ballot.frame?.sort === 'letters'
  const path = `/ballots/${encodeURIComponent(ballot.number)}/slips`
  const make = useMutation({
    mutationFn: async () => {
      if (!isLetters) return send<{ readonly made: number }>('POST', path)
      await download(path, {}, `slips-${ballot.number}.csv`)
      return { made: ballot.invited }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['matters'] }),
  })
  return (
    <section className="panel" aria-labelledby="ballot-slips">
      <h2 id="ballot-slips">{t('ballot_slips')}</h2>
      <p>{t(isLetters ? 'ballot_slips_letters' : 'ballot_slips_voices')}</p>
      <Button loading={make.isPending} onClick={() => make.mutate()}>
        {t(isLetters ? 'ballot_make' : 'ballot_enter')}
      </Button>
      <p className="done" role="status">
        {make.data &&
          (isLetters ? t('ballot_made') : t('ballot_entered', { count: make.data.made }))}
      </p>
      {make.error && <Said error={make.error} />}
    </section>
  )
}
