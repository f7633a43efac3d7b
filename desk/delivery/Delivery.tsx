/** How messages leave: the channels, what could not be delivered, and who is told at work. */
import { Button } from 'antd'
import { useState } from 'react'
import { AdminButton } from '../admin/AdminButton.tsx'
import { AdminForm } from '../admin/AdminForm.tsx'
import { AdminScreen } from '../admin/AdminScreen.tsx'
import { useMay, useStructure } from '../admin/reading.ts'
import { send } from '../api/http.ts'
import { saysInstant } from '../lib/time.ts'
import { useWords } from '../words/index.ts'
import type { Word } from '../words/index.ts'
import { reasonWords } from '../words/delivery.ts'
import './delivery.css'
import { CHANNEL_WORDS, useDelivery } from './reading.ts'
import type { Channel, ChannelRead, ContactRead, DeliveryRead, LetterRead } from './reading.ts'

export function Delivery() {
  const { t } = useWords()
  const delivery = useDelivery()
  const may = useMay()
  const first = delivery.data?.pages[0]
  const letters = delivery.data?.pages.flatMap((page) => page.letters) ?? []
  return (
    <AdminScreen title="delivery" query={delivery} readOnly={!may('system')}>
      {first && (
        <div className="delivery">
          <Channels read={first} />
          <section aria-labelledby="dead-letters">
            <h2 id="dead-letters">{t('dead_letters')}</h2>
            <Letters letters={letters} dead={first.dead} />
            {delivery.hasNextPage && (
              <Button
                loading={delivery.isFetchingNextPage}
                onClick={() => void delivery.fetchNextPage()}
              >
                {t('more_letters')}
              </Button>
            )}
          </section>
          <Counts read={first} />
          <Contacts contacts={first.contacts} />
        </div>
      )}
    </AdminScreen>
  )
}

function Channels({ read }: { readonly read: DeliveryRead }) {
  const { t } = useWords()
  const figures: readonly (readonly [Word, number])[] = [
    ['messages_waiting', read.waiting],
    ['messages_no_channel', read.noChannel],
    ['messages_dead', read.dead],
  ]
  return (
    <section aria-labelledby="delivery-channels">
      <h2 id="delivery-channels">{t('delivery_channels')}</h2>
      {read.channels.every(({ configured }) => !configured) && (
        <p className="notice">{t('none_set_up')}</p>
      )}
      <ul className="channel-list">
        {read.channels.map((channel) => (
          <ChannelLine key={channel.channel} read={channel} />
        ))}
      </ul>
      <dl className="delivery-figures">
        {figures.map(([word, value]) => (
          <div key={word}>
            <dt>{t(word)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function ChannelLine({ read }: { readonly read: ChannelRead }) {
  const { t, say, language } = useWords()
  const { channel, configured, lastSentAt, heldUntil, alarmReason } = read
  const isHeld = heldUntil !== null && Date.parse(heldUntil) > Date.now()
  const state = alarmReason
    ? say(reasonWords(alarmReason))
    : t(!configured ? 'channel_off' : 'channel_works')
  return (
    <li className={alarmReason ? 'is-wrong' : configured ? '' : 'is-off'}>
      <strong>{t(CHANNEL_WORDS[channel])}</strong>
      <span className="channel-state">{state}</span>
      <span className="quiet">
        {configured &&
          (lastSentAt
            ? t('last_sent', { at: saysInstant(lastSentAt, language) })
            : t('never_sent'))}
        {isHeld && ` · ${t('channel_waits', { until: saysInstant(heldUntil, language) })}`}
      </span>
    </li>
  )
}

interface LettersProps {
  readonly letters: readonly LetterRead[]
  readonly dead: number
}

function Letters({ letters, dead }: LettersProps) {
  const { t } = useWords()
  const may = useMay()
  const [revived, setRevived] = useState<number | null>(null)
  const onSent = (answer: unknown) => setRevived((answer as { revived: number }).revived)
  return (
    <>
      <div role="status">
        {revived !== null && <p className="done">{t('revived', { count: revived })}</p>}
      </div>
      {dead === 0 && <p className="none">{t('no_dead_letters')}</p>}
      {dead > 1 && may('system') && (
        <p>
          <AdminButton
            word="retry_all"
            about=""
            method="POST"
            path="/admin/delivery/retry"
            onSent={onSent}
          />
        </p>
      )}
      <ul className="letters">
        {letters.map((letter) => (
          <Letter key={letter.id} letter={letter} onSent={onSent} />
        ))}
      </ul>
    </>
  )
}

interface LetterProps {
  readonly letter: LetterRead
  readonly onSent: (answer: unknown) => void
}

function Letter({ letter, onSent }: LetterProps) {
  const { t, say, language } = useWords()
  const may = useMay()
  const structure = useStructure()
  const { id, about, person, createdAt, tries, channel, reason } = letter
  const name = structure.data?.people.find((one) => one.id === person)?.name ?? person ?? ''
  const whom = about === 'desk' ? name : t(about === 'proof' ? 'to_proof' : 'to_resident')
  const since = saysInstant(createdAt, language)
  return (
    <li>
      <p>
        <strong>{whom}</strong>
        {channel && ` · ${t(CHANNEL_WORDS[channel])}`} · {say(reasonWords(reason))}{' '}
        <span className="quiet">
          {since} · {t('tries', { count: tries + 1 })}
        </span>
      </p>
      {may('system') && (
        <div className="letter-acts">
          <AdminButton
            word="retry_message"
            about={`${whom} ${since}`}
            method="POST"
            path={`/admin/delivery/messages/${id}/retry`}
            onSent={onSent}
          />
          <AdminForm
            name={`give-up-${id}`}
            title="give_up_message"
            fields={[{ name: 'reason', label: 'reason', type: 'text' }]}
            send={(values) => send('POST', `/admin/delivery/messages/${id}/give-up`, values)}
          />
        </div>
      )}
    </li>
  )
}

const OUTCOMES = ['sent', 'dead', 'ended'] as const

function Counts({ read: { counts, days } }: { readonly read: DeliveryRead }) {
  const { t } = useWords()
  const ways = ['mail', 'sms', 'wechat', ''] as const
  const valueOf = (channel: string, outcome: string) =>
    counts.find((one) => one.channel === channel && one.outcome === outcome)?.value ?? 0
  const shown = ways.filter((way) => counts.some(({ channel }) => channel === way))
  return (
    <section aria-labelledby="sent-counts">
      <h2 id="sent-counts">{t('sent_in_days', { count: days })}</h2>
      {shown.length === 0 ? (
        <p className="none">{t('nothing_counted')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('by_channel')}</th>
              {OUTCOMES.map((outcome) => (
                <th scope="col" key={outcome} className="number-cell">
                  {t(`outcome_${outcome}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((way) => (
              <tr key={way}>
                <th scope="row">{t(way === '' ? 'channel_none' : CHANNEL_WORDS[way])}</th>
                {OUTCOMES.map((outcome) => (
                  <td key={outcome} className="number-cell">
                    {valueOf(way, outcome)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Contacts({ contacts }: { readonly contacts: readonly ContactRead[] }) {
  const { t } = useWords()
  const may = useMay()
  const structure = useStructure()
  const people = structure.data?.people ?? []
  const nameOf = (person: string) => people.find(({ id }) => id === person)?.name ?? person
  const channels: readonly Channel[] = ['mail', 'sms', 'wechat']
  return (
    <section aria-labelledby="work-contacts">
      <h2 id="work-contacts">{t('work_contacts')}</h2>
      <p className="hint">{t('work_contacts_note')}</p>
      {contacts.length === 0 && <p className="none">{t('none')}</p>}
      <ul className="rows">
        {contacts.map(({ person, channel, address }) => (
          <li key={`${channel} ${person}`}>
            <strong>{nameOf(person)}</strong> {t(CHANNEL_WORDS[channel])}{' '}
            <span className="address">{address}</span>
            {may('system') && (
              <AdminButton
                word="remove_work_contact"
                about={`${nameOf(person)} ${t(CHANNEL_WORDS[channel])}`}
                method="DELETE"
                path={`/admin/delivery/contacts/${encodeURIComponent(`${channel}:${person}`)}`}
              />
            )}
          </li>
        ))}
      </ul>
      {may('system') && (
        <AdminForm
          name="work-contact"
          title="set_work_contact"
          fields={[
            {
              name: 'person',
              label: 'person',
              type: 'pick',
              options: people.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              name: 'channel',
              label: 'by_channel',
              type: 'pick',
              options: channels.map((value) => ({ value, label: t(CHANNEL_WORDS[value]) })),
            },
            { name: 'address', label: 'contact_address', type: 'text' },
          ]}
          send={(values) => send('PUT', '/admin/delivery/contacts', values)}
        />
      )}
    </section>
  )
}
