/** Automatic dispatch: how right it would be, the switch of each category, and whether people agree with it. */
import { useQuery } from '@tanstack/react-query'
import type { AutomaticOverview, CategoryOverview } from '../../src/api/index.ts'
import { get, send } from '../api/http.ts'
import { saysInstant } from '../lib/time.ts'
import { useWords } from '../words/index.ts'
import { AdminForm } from './AdminForm.tsx'
import { AdminScreen } from './AdminScreen.tsx'
import { useMay, useRules, useStructure } from './reading.ts'
import './automatic.css'

type Threshold = AutomaticOverview['all'][number]
type Share = Threshold['share']

const FIRST = '90'

export function Automatic() {
  const { t } = useWords()
  const may = useMay()
  const overview = useQuery({
    queryKey: ['admin', 'rules/automatic'],
    queryFn: () => get<AutomaticOverview>('/admin/rules/automatic'),
  })
  return (
    <AdminScreen title="automatic" query={overview} readOnly={!may('system')}>
      <p className="automatic-lead">{t('automatic_lead')}</p>
      <p className="quiet automatic-lead">{t('automatic_tenth')}</p>
      {overview.data && <Tried overview={overview.data} />}
      {overview.data && may('system') && <SetSwitch categories={overview.data.categories} />}
      {overview.data && <Switches categories={overview.data.categories} />}
    </AdminScreen>
  )
}

function Tried({ overview: { model, all } }: { readonly overview: AutomaticOverview }) {
  const { t, language } = useWords()
  if (!model) return <p className="automatic-untaught">{t('automatic_untaught')}</p>
  const day = saysInstant(model.madeAt, language)
  return (
    <section aria-labelledby="automatic-all">
      <h2 id="automatic-all">{t('automatic_all')}</h2>
      <p className="quiet">
        {t('automatic_tried', { day, rows: model.rows, kept: all[0]?.of ?? 0 })}
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('automatic_threshold')}>
        <table className="automatic-table">
          <thead>
            <tr>
              <th scope="col">{t('automatic_threshold')}</th>
              <th scope="col">{t('automatic_share')}</th>
              <th scope="col">{t('automatic_right')}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((one) => (
              <tr key={one.threshold}>
                <th scope="row">{one.threshold}%</th>
                <td>{shareOut(one, t)}</td>
                <td>
                  <Right share={one.share} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function shareOut({ share, of }: Threshold, t: ReturnType<typeof useWords>['t']): string {
  if (of === 0) return t('automatic_none')
  return t('automatic_of', { n: share.n, of, percent: Math.round((100 * share.n) / of) })
}

function Right({ share }: { readonly share: Share | null }) {
  const { t } = useWords()
  if (!share || share.n === 0) return <span className="quiet">{t('automatic_none')}</span>
  const { n, right, low, high } = share
  return <>{t('automatic_interval', { n, right, low, high })}</>
}

function SetSwitch({ categories }: Pick<AutomaticOverview, 'categories'>) {
  const { t, say } = useWords()
  const rules = useRules()
  if (!rules.data) return null
  return (
    <AdminForm
      name="automatic"
      title="automatic_set"
      fields={[
        {
          name: 'category',
          label: 'category',
          type: 'pick',
          options: categories.map(({ code, name }) => ({ value: code, label: say(name) })),
        },
        {
          name: 'isOn',
          label: 'automatic_switch',
          type: 'pick',
          options: [
            { value: 'on', label: t('automatic_on') },
            { value: 'off', label: t('automatic_off') },
          ],
        },
        { name: 'confidence', label: 'automatic_confidence', type: 'number' },
        { name: 'from', label: 'effective_from', type: 'day' },
        { name: 'reason', label: 'reason', type: 'text' },
      ]}
      first={{ from: rules.data.day, confidence: FIRST, isOn: 'off' }}
      send={({ isOn, confidence, ...values }) =>
        send('POST', '/admin/rules/automatic', {
          ...values,
          isOn: isOn === 'on',
          confidence: Number(confidence),
        })
      }
    />
  )
}

function Switches({ categories }: Pick<AutomaticOverview, 'categories'>) {
  const { t } = useWords()
  const set = categories.filter(({ changed }) => changed !== null)
  return (
    <section aria-labelledby="automatic-switches">
      <h2 id="automatic-switches">{t('automatic_switches')}</h2>
      {set.length === 0 && <p className="quiet">{t('automatic_never_set')}</p>}
      <ul className="automatic-switches">
        {set.map((one) => (
          <li key={one.code}>
            <Switch one={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Switch({ one }: { readonly one: CategoryOverview }) {
  const { t, say, language } = useWords()
  const by = usePostName()
  const { changed, measured } = one
  return (
    <>
      <h3>
        {say(one.name)}{' '}
        <span className={one.isOn ? 'automatic-state is-on' : 'automatic-state'}>
          {one.isOn ? t('automatic_on') : t('automatic_off')} · {one.confidence}%
        </span>
      </h3>
      {one.stopped && (
        <p className="automatic-stopped">{t('automatic_stopped', { why: say(one.stopped) })}</p>
      )}
      <dl>
        <div>
          <dt>{t('automatic_measured')}</dt>
          <dd>
            {t('automatic_of_count', { n: measured.share.n, of: measured.of })} ·{' '}
            <Right share={measured.share} />
          </dd>
        </div>
        <div>
          <dt>{t('automatic_drawn')}</dt>
          <dd>
            <Right share={one.drawn} />
          </dd>
        </div>
        <div>
          <dt>{t('automatic_answered')}</dt>
          <dd>
            <Right share={one.answered} />
          </dd>
        </div>
        <div>
          <dt>{t('automatic_month')}</dt>
          <dd>{one.dispatched}</dd>
        </div>
        {changed && (
          <div>
            <dt>{t('automatic_changed')}</dt>
            <dd>
              {[
                by(changed.by),
                saysInstant(changed.at, language),
                // Its own reason stands above, in both languages.
                ...(one.stopped ? [] : [changed.reason]),
              ].join(' · ')}
            </dd>
          </div>
        )}
      </dl>
    </>
  )
}

function usePostName(): (id: string) => string {
  const { t, say } = useWords()
  const structure = useStructure()
  return (id) => {
    const post = structure.data?.posts.find((one) => one.id === id)
    if (post) return say(post.title)
    return id === 'router' ? t('automatic_itself') : id
  }
}
